// `kill -9` while a request waits for a moderator, and at the instants around the decision: decided once, drawn once, charged once.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { GUILD } from '../../sandbox/discord/people.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { choicesSchema, noChoices } from '../../src/services/guild/choices.js';
import { SqliteStore } from '../../src/services/store/sqlite-store.js';
import { type BotProcess, until } from '../support/bot-process.js';
import { atDiscord, hasSettled, killAt, type Sight } from '../support/kill-point.js';
import { ProcessWorld } from '../support/process-world.js';
import { buttonsOf } from '../support/transcript.js';

const HIGH = { quality: 'high' };
const { progress, upload } = atDiscord;
const callback: Sight = ({ method, path }) => method === 'POST' && path.endsWith('/callback');

async function open(): Promise<ProcessWorld> {
  const world = await ProcessWorld.open();
  onTestFinished(() => world.close());
  mkdirSync(dirname(world.storeFile), { recursive: true });
  const store = await SqliteStore.open(`sqlite://${world.storeFile}`, () => {});
  await (await store.records('guild_choices', choicesSchema)).set(GUILD.id, { ...noChoices, approvalAbove: 20 });
  await store.close();
  return world;
}

const waiting = (world: ProcessWorld) =>
  until(() => world.seen().find(({ content }) => content.includes('Waiting for a moderator')), 'the question to a moderator');

/** Mia is the moderator. */
async function press(world: ProcessWorld, message: SeenMessage, label: string): Promise<void> {
  const userId = world.discord.people().find(({ name }) => name === 'Mia')?.id ?? '';
  const customId = buttonsOf(message).find((button) => button.label.startsWith(label))?.customId ?? '';
  await world.discord.pressButton({ userId, messageId: message.id, customId });
}

async function picture(world: ProcessWorld): Promise<void> {
  const [found] = await until(() => world.pictures().length > 0 && world.pictures(), 'the picture');
  expect(found?.content).toContain('Approved by <@');
  expect(world.seen().filter(({ ephemeral }) => !ephemeral)).toHaveLength(1);
  expect(world.segmind.jobs).toHaveLength(1);
  expect(await world.credits()).toEqual({ available: 1964, reserved: 0 });
}

/** Of the guild's list: the member's own has the same entry. */
async function audited(world: ProcessWorld, bot: BotProcess): Promise<number> {
  expect(await bot.leave()).toEqual({ code: 0, signal: null });
  expect(await world.query('SELECT key FROM open_jobs')).toEqual([]);
  expect(world.discord.violations).toEqual([]);
  const rows = await world.query('SELECT * FROM audit');
  const [list] = rows.filter((row) => Object.values(row).some((value) => String(value).endsWith(GUILD.id)));
  return JSON.stringify(list).split('\\"what\\":\\"approval\\"').length - 1;
}

test('killed while it waits, it still waits after the next start, and the same button decides', async () => {
  const world = await open();
  const first = await world.start();
  await world.imagine(HIGH);
  const { id } = await waiting(world);
  await first.kill();
  const second = await world.start();
  await until(() => second.hasLogged('job picked up'), 'the job to be picked up');
  expect(await world.credits()).toEqual({ available: 1964, reserved: 36 });
  const message = await waiting(world);
  expect(message.id).toBe(id);
  await press(world, message, 'Approve');
  await picture(world);
  expect(await audited(world, second)).toBe(1);
});

test.each([
  { instant: 'the question on the wire, not taken', sees: progress, handled: false },
  { instant: 'the question taken, not answered', sees: progress, handled: true },
])('killed with $instant, it asks after the next start', async ({ sees, handled }) => {
  const world = await open();
  const first = await world.start();
  const killed = killAt(world, first, { at: 'discord', sees, handled });
  await world.imagine(HIGH);
  await killed;
  const second = await world.start();
  await press(world, await waiting(world), 'Approve');
  await picture(world);
  expect(await audited(world, second)).toBe(1);
});

test.each([
  { instant: 'the press not yet answered', sees: callback, at: 'discord' as const, handled: false },
  { instant: 'the press answered', sees: callback, at: 'discord' as const, handled: true },
  { instant: 'the picture on the wire', sees: upload, at: 'discord' as const, handled: true },
])('killed with $instant, it is approved, drawn once, charged once and audited once', async ({ sees, at, handled }) => {
  const world = await open();
  const first = await world.start();
  await world.imagine(HIGH);
  const message = await waiting(world);
  const killed = killAt(world, first, { at, sees, handled });
  await press(world, message, 'Approve');
  await killed;
  const second = await world.start();
  await until(() => hasSettled(second), 'every job to end');
  await picture(world);
  expect(await audited(world, second)).toBe(1);
});
