// `kill -9` at every instant of the life of a job that is drawn from words, at Segmind.
import { expect, test } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { type BotProcess, until } from '../support/bot-process.js';
import {
  atDiscord,
  balanceAfter,
  hasSettled,
  type Instant,
  killAt,
  seenEnd,
  staysSo,
  surviveKill,
} from '../support/kill-point.js';
import { ProcessWorld } from '../support/process-world.js';

const { deferral, progress, upload, bad, newMessage, whisper } = atDiscord;
const { submit, poll, result, download } = faultPlaces;

const busy = (world: ProcessWorld) =>
  world.segmind.faults.add({ on: submit, fault: { kind: 'answer', answer: json(429, {}) }, times: 1 });
const failing = (world: ProcessWorld) => world.segmind.nextEnds('moderation');
/** Somebody deletes the message while the picture is being drawn. */
const deleted = (world: ProcessWorld) =>
  world.segmind.faults.add({
    on: poll,
    fault: { kind: 'watch', before: () => world.discord.deleteMessage(world.seen()[0]?.id ?? '') },
  });

const accepted = (_: ProcessWorld, bot: BotProcess) => bot.hasLogged('vendor accepted');

// biome-ignore format: it is a table.
const instants: readonly Instant[] = [
  { instant: 'the deferral on the wire, not taken', at: 'discord', sees: deferral, handled: false, ends: 'nothing' },
  { instant: 'the deferral taken, not answered', at: 'discord', sees: deferral, handled: true, ends: 'picture' },
  { instant: 'reserved, waiting for a busy vendor', at: 'discord', sees: progress, handled: true, ends: 'picture', with: busy },
  { instant: 'the submit on the wire, not taken', at: 'segmind', sees: submit, handled: false, ends: 'refund', submits: 0 },
  { instant: 'the submit taken, not answered', at: 'segmind', sees: submit, handled: true, ends: 'refund', submits: 1 },
  { instant: 'submitted, and shown as being drawn', at: 'discord', sees: progress, handled: false, once: accepted, ends: 'picture' },
  { instant: 'a poll on the wire', at: 'segmind', sees: poll, handled: false, ends: 'picture' },
  { instant: 'a poll taken, not answered', at: 'segmind', sees: poll, handled: true, ends: 'picture' },
  { instant: 'the result asked for', at: 'segmind', sees: result, handled: false, ends: 'picture' },
  { instant: 'the result given, not received', at: 'segmind', sees: result, handled: true, ends: 'picture' },
  { instant: 'the download asked for', at: 'segmind', sees: download, handled: false, ends: 'picture' },
  { instant: 'the upload on the wire, not taken', at: 'discord', sees: upload, handled: false, ends: 'picture' },
  { instant: 'the upload taken, not answered', at: 'discord', sees: upload, handled: true, ends: 'picture' },
  { instant: 'a new message on the wire, not taken', at: 'discord', sees: newMessage, handled: false, ends: 'picture', with: deleted },
  { instant: 'a new message taken, not answered', at: 'discord', sees: newMessage, handled: true, ends: 'picture', with: deleted },
  { instant: 'told, the balance about to be whispered', at: 'discord', sees: whisper, handled: false, ends: 'picture' },
  { instant: 'the bad news on the wire, not taken', at: 'discord', sees: bad, handled: false, ends: 'refund', submits: 1, with: failing },
  { instant: 'the bad news taken, not answered', at: 'discord', sees: bad, handled: true, ends: 'refund', submits: 1, with: failing },
];

test.concurrent.for(instants)('killed with $instant: $ends', async (instant, { onTestFinished }) => {
  await staysSo(await surviveKill(instant, onTestFinished));
});

test.concurrent('killed again after each start, always one step later: one picture, charged once', async ({ onTestFinished }) => {
  const world = await ProcessWorld.open();
  onTestFinished(() => world.close());
  const steps = [progress, poll, result, download, upload];
  for (const [count, sees] of steps.entries()) {
    const bot = world.launch();
    const at = sees === progress || sees === upload ? 'discord' : 'segmind';
    // Armed before the start is over: what was left open goes on at once.
    const killed = killAt(world, bot, { at, sees, handled: true });
    if (count === 0) {
      await bot.ready();
      await world.imagine();
    }
    await killed;
  }
  const last = await world.start();
  await until(() => hasSettled(last), 'every job to end');
  expect(seenEnd(world)).toBe('picture');
  expect(world.segmind.jobs).toHaveLength(1);
  expect(await world.credits()).toEqual(balanceAfter('picture'));
});
