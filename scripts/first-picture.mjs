// Starts the built bot in its sandbox, as a newcomer would, and draws one picture through the page's API from outside.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENCE_MS = 60_000;
const PNG = '89504e47';
const folder = mkdtempSync(join(tmpdir(), 'atelier-first-'));
const script = fileURLToPath(new URL('../dist/src/index.js', import.meta.url));
const { PATH, HOME } = process.env;
const bot = spawn(process.execPath, [script], {
  cwd: folder,
  env: { PATH, HOME, SANDBOX_SPEED: '20' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const gone = new Promise((resolve) => bot.once('exit', resolve));

try {
  const page = await until('the page’s address', pageAddress());
  const headers = { 'content-type': 'application/json' };
  const command = { user: 'Ada', channel: 'general', name: 'imagine', options: { prompt: 'a lighthouse at dusk' } };
  const asked = await fetch(`${page}/api/commands`, { method: 'POST', headers, body: JSON.stringify(command) });
  if (!asked.ok) throw new Error(`The command was refused: ${await asked.text()}`);
  const url = await until('the picture', picture(page));
  const bytes = Buffer.from(await (await fetch(new URL(url, page))).arrayBuffer());
  if (!bytes.toString('hex').startsWith(PNG)) throw new Error('What came is no PNG');
  console.log(`The first picture is drawn: ${bytes.length} bytes`);
} finally {
  bot.kill('SIGTERM');
  if ((await gone) !== 0) process.exitCode = 1;
  rmSync(folder, { recursive: true, force: true });
}

async function pageAddress() {
  let output = '';
  for await (const chunk of bot.stdout) {
    output += chunk;
    const found = /http:\/\/[a-z0-9.]+:\d+/.exec(output);
    if (found) break;
  }
  bot.stdout.on('data', () => {}).resume();
  return /http:\/\/[a-z0-9.]+:\d+/.exec(output)?.[0];
}

async function picture(page) {
  for (;;) {
    const world = await (await fetch(`${page}/api/world?user=Ada&channel=general`)).json();
    const url = world.messages.flatMap(({ attachments }) => attachments)[0]?.url;
    if (url) return url;
    await sleep(200);
  }
}

/** @template Value @param {string} what @param {Promise<Value>} promise */
async function until(what, promise) {
  const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => Promise.reject(new Error(`${what} did not come`)));
  return Promise.race([promise, late]);
}
