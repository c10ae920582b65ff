// `kill -9` while a request waits for a moderator, and at the instants around the decision: decided once, drawn once, charged once.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { GUILD } from '../../sandbox/discord/people.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { choicesSchema, noChoices } from '../../src/services/guild/choices.js';
import { SqliteStore } from '../../src/services/store/sqlite-store.js';
import { until } from '../support/bot-process.js';
import type { KillBench } from '../support/kill-bench.js';
import { KillBenches } from '../support/kill-benches.js';
import { accepted, atDiscord, killAt, type Sight } from '../support/kill-point.js';
import type { ProcessWorld } from '../support/process-world.js';
import { buttonsOf } from '../support/transcript.js';

const HIGH = { quality: 'high' };
const { progress, upload } = atDiscord;
const callback: Sight = ({ method, path }) => method === 'POST' && path.endsWith('/callback');

/** From the first start on moderators are asked for what costs more than 20. */
async function askAbove20({ storeFile }: ProcessWorld): Promise<void> {
  mkdirSync(dirname(storeFile), { recursive: true });
  const store = await SqliteStore.open(`sqlite://${storeFile}`, () => {});
  await (await store.records('guild_choices', choicesSchema)).set(GUILD.id, { ...noChoices, approvalAbove: 20 });
  await store.close();
}

const benches = new KillBenches(1, { first: askAbove20, price: 36 });
afterAll(() => benches.close());

const waiting = (world: ProcessWorld) =>
  until(() => world.seen().find(({ content }) => content.includes('Waiting for a moderator')), 'the question to a moderator');

/** Mia is the moderator. */
async function press(world: ProcessWorld, message: SeenMessage, label: string): Promise<void> {
  const userId = world.discord.people().find(({ name }) => name === 'Mia')?.id ?? '';
  const customId = buttonsOf(message).find((button) => button.label.startsWith(label))?.customId ?? '';
  await world.discord.pressButton({ userId, messageId: message.id, customId });
}

const withPicture = ({ attachments }: SeenMessage) => attachments.length > 0;

/** Decided once, drawn once, charged once and audited once. */
async function approvedOnce(bench: KillBench, jobId: string): Promise<void> {
  const { world } = bench;
  await until(() => world.pictures().length > 0, 'the picture');
  await bench.end({ jobId, ends: 'picture' });
  expect(world.pictures()[0]?.content).toContain('Approved by <@');
  expect(world.seen().filter(({ ephemeral }) => !ephemeral)).toHaveLength(1);
  expect(await audited(world)).toBe(world.everything().filter(withPicture).length);
}

/** Of the guild's list: the member's own has the same entry. */
async function audited(world: ProcessWorld): Promise<number> {
  const rows = await world.query('SELECT * FROM audit');
  const [list] = rows.filter((row) => Object.values(row).some((value) => String(value).endsWith(GUILD.id)));
  return JSON.stringify(list).split('\\"what\\":\\"approval\\"').length - 1;
}

test('killed while it waits, it still waits after the next start, and the same button decides', () =>
  benches.use(async (bench) => {
    const { world, available } = bench;
    const first = await bench.begin();
    const jobId = await world.imagine(HIGH);
    const { id } = await waiting(world);
    await first.kill();
    const second = await bench.launch().ready();
    await until(() => second.hasLogged('job picked up'), 'the job to be picked up');
    expect(await world.credits()).toEqual({ available: available - 36, reserved: 36 });
    const message = await waiting(world);
    expect(message.id).toBe(id);
    await press(world, message, 'Approve');
    await approvedOnce(bench, jobId);
  }));

test.each([
  { instant: 'the question on the wire, not taken', sees: progress, handled: false },
  { instant: 'the question taken, not answered', sees: progress, handled: true },
])('killed with $instant, it asks after the next start', ({ sees, handled }) =>
  benches.use(async (bench) => {
    const { world } = bench;
    const killed = killAt(world, await bench.begin(), { at: 'discord', sees, handled });
    const jobId = await world.imagine(HIGH);
    await killed;
    await bench.launch().ready();
    await press(world, await waiting(world), 'Approve');
    await approvedOnce(bench, jobId);
  }),
);

test.each([
  { instant: 'the press not yet answered', sees: callback, at: 'discord' as const, handled: false },
  { instant: 'the press answered', sees: callback, at: 'discord' as const, handled: true },
  { instant: 'the picture on the wire', sees: upload, at: 'discord' as const, handled: true },
])('killed with $instant, it is approved, drawn once, charged once and audited once', ({ sees, at, handled }) =>
  benches.use(async (bench) => {
    const { world } = bench;
    const first = await bench.begin();
    const jobId = await world.imagine(HIGH);
    const message = await waiting(world);
    // A submit on the wire may come to a refund, which `kill-at-every-instant` tries; here the vendor has answered it.
    const killed = killAt(world, first, { at, sees, handled, once: accepted });
    await press(world, message, 'Approve');
    await killed;
    bench.launch();
    await approvedOnce(bench, jobId);
  }),
);

test('after all of them the bot leaves well, and yet another start finds nothing to do and changes nothing', async () => {
  await benches.conclude();
});
