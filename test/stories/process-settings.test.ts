// What the process says when it can't start, and what it shows the operator when it has.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { until } from '../support/bot-process.js';
import { ProcessWorld } from '../support/process-world.js';

let world: ProcessWorld;
beforeEach(async () => {
  world = await ProcessWorld.open();
});
afterEach(() => world.close());

/** What it says before it ends with 1: words and no stack. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const bot = world.launch(settings);
  expect(await bot.exited).toEqual({ code: 1, signal: null });
  expect(bot.output).not.toMatch(/\n\s+at /);
  return bot.output;
}

test('a token that Discord refuses ends it with words that name the setting, after a handful of requests', async () => {
  const wrong = `${Buffer.from(world.discord.applicationId).toString('base64url')}.wrong.token`;
  const words = await refusal({ DISCORD_TOKEN: wrong });
  expect(words).toContain('DISCORD_TOKEN');
  expect(words).not.toContain(wrong);
  expect(world.discord.seen.length).toBeLessThanOrEqual(10);
});

test('an intent that is not granted ends it with words that name the setting', async () => {
  world.discord.messageContentGranted = false;
  expect(await refusal({ DISCORD_MESSAGE_CONTENT: 'true' })).toContain('DISCORD_MESSAGE_CONTENT');
});

test('several wrong settings are told all at once', async () => {
  const wrong = {
    LOG_LEVEL: 'loud',
    SEGMIND_RPM: 'many',
    HTTP_PORT: '99999',
    STORE_URL: 'mysql://x',
    QUOTA_TIMEZONE: 'Mars/Base',
  };
  const words = await refusal(wrong);
  for (const name of Object.keys(wrong)) expect(words).toContain(name);
  expect(world.discord.seen).toHaveLength(0);
});

test('a port for the operator’s window that is taken ends it with words that name the setting', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  const { port } = taken.address() as AddressInfo;
  expect(await refusal({ HTTP_PORT: String(port) })).toMatch(new RegExp(`HTTP_PORT ${port} can't be used: .*EADDRINUSE`));
  await new Promise((resolve) => taken.close(resolve));
});

test('a server that it is not in ends it with words that name the setting', async () => {
  const words = await refusal({ DISCORD_GUILD_ID: '123456789012345678' });
  expect(words).toContain('DISCORD_GUILD_ID 123456789012345678 is no server in which the bot may register commands');
});

test('a Discord that can not be asked for the commands just now does not keep it from starting', async () => {
  const bot = await world.start();
  expect((await bot.leave()).code).toBe(0);
  const commands = requestTo('GET', /\/commands$/);
  world.discord.faults.add({ on: commands, fault: { kind: 'answer', answer: json(502, {}) } });
  const again = await world.start();
  expect(again.hasLogged('commands not registered yet')).toBe(true);
  await world.imagine();
  await until(() => world.pictures().length === 1, 'the picture');
  expect((await again.leave()).code).toBe(0);
});

test('without a token it does not start in production', async () => {
  expect(await refusal({ DISCORD_TOKEN: '' })).toContain('DISCORD_TOKEN');
});

test('without a key for any provider it does not start', async () => {
  expect(await refusal({ SEGMIND_API_KEY: '' })).toContain('SEGMIND_API_KEY');
});

test('the operator’s window: health, readiness, metrics without ids, and nothing else', async () => {
  const port = await freePort();
  const bot = await world.start({ HTTP_PORT: String(port) });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  await world.imagine();
  await until(() => world.pictures().length === 1, 'the picture');
  await until(() => bot.hasLogged('job ended'), 'the end');

  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  for (const path of ['/', '/healthz/more', '/metrics.json', '/..%2fmetrics']) expect((await get(path)).status).toBe(404);
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toMatch(/atelier_jobs_ended_total\{ending="succeeded"\} 1/);
  const labels = [...metrics.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside).join('\n');
  expect(labels).not.toMatch(/\d{17,20}/);
  expect(labels).not.toContain(world.segmind.jobs[0]?.id);
  expect((await bot.leave()).code).toBe(0);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
