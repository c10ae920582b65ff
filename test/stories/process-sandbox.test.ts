// Tried without a token: the real process with its own pretend world, driven through the page's JSON API.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { World } from '../../sandbox/page/client/world.js';
import { BotProcess, until } from '../support/bot-process.js';

let folder: string;
let neighbour: Server;
let takenPort: number;
let bots: BotProcess[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-sandbox-'));
  bots = [];
  neighbour = createServer();
  await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
  takenPort = (neighbour.address() as AddressInfo).port;
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.kill()));
  await new Promise((resolve) => neighbour.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** A process in the sandbox, and the address of its page. */
async function open(speed: number): Promise<{ bot: BotProcess; page: string }> {
  const bot = new BotProcess(folder, { SANDBOX_PORT: String(takenPort), SANDBOX_SPEED: String(speed) });
  bots.push(bot);
  await bot.ready();
  const port = Number(/http:\/\/localhost:(\d+)/.exec(bot.output)?.[1]);
  return { bot, page: `http://127.0.0.1:${port}` };
}

async function world(page: string): Promise<World> {
  return (await (await fetch(`${page}/api/world?user=Ada&channel=general`)).json()) as World;
}

async function command(page: string, name: string, options: object = {}): Promise<string> {
  const response = await fetch(`${page}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'Ada', channel: 'general', name, options }),
  });
  return ((await response.json()) as { interaction: string }).interaction;
}

async function answer(page: string, interaction: string) {
  return until(async () => (await world(page)).messages.find((message) => message.interaction?.id === interaction), 'an answer');
}

async function pictures(page: string) {
  return (await world(page)).messages.filter(({ attachments }) => attachments.length > 0);
}

test('where the port is taken it says the next free one, and draws a picture there', async () => {
  const { bot, page } = await open(60);
  expect(page).not.toContain(`:${takenPort}`);
  expect(bot.output).toContain(`port ${takenPort}`);
  await command(page, 'imagine', { prompt: 'a small house', quality: 'low' });
  const [message] = await until(async () => {
    const found = await pictures(page);
    return found.length > 0 && found;
  }, 'a picture');
  const picture = await fetch(`${page}${message?.attachments[0]?.url}`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect(await bot.leave()).toEqual({ code: 0, signal: null });
});

test('killed in the middle of a drawing, it delivers after the next start and charges once', async () => {
  const first = await open(10);
  const asked = await command(first.page, 'imagine', { prompt: 'a small house', quality: 'low' });
  await until(() => first.bot.hasLogged('vendor accepted'), 'the vendor to take it');
  expect(await answer(first.page, asked)).toBeDefined();
  expect(await pictures(first.page)).toHaveLength(0);
  await first.bot.kill();

  const second = await open(10);
  await until(async () => (await pictures(second.page)).length === 1, 'the picture');
  await until(() => second.bot.hasLogged('job ended'), 'the end');
  expect(await pictures(second.page)).toHaveLength(1);
  const credits = await answer(second.page, await command(second.page, 'credits'));
  expect(credits.content).toContain('Available: 1995');
  expect(credits.content).toContain('Reserved: 0');
});
