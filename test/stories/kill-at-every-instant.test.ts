// `kill -9` at every instant of the life of a job that is drawn from words, at Segmind.
import { afterAll, test } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import type { BotProcess } from '../support/bot-process.js';
import { KillBenches } from '../support/kill-benches.js';
import { accepted, atDiscord, type Instant, killAt, type Sight } from '../support/kill-point.js';
import type { ProcessWorld } from '../support/process-world.js';

const { deferral, progress, upload, bad, newMessage, whisper } = atDiscord;
const { submit, poll, result, download } = faultPlaces;

const busy = (world: ProcessWorld) =>
  world.segmind.faults.add({ on: submit, fault: { kind: 'answer', answer: json(429, {}) }, times: 1 });
const failing = (world: ProcessWorld) => {
  world.segmind.nextEnds('moderation');
  return () => {};
};
/** Somebody deletes the message while the picture is being drawn. */
const deleted = (world: ProcessWorld) =>
  world.segmind.faults.add({
    on: poll,
    fault: { kind: 'watch', before: () => world.discord.deleteMessage(world.seen()[0]?.id ?? '') },
  });

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

const benches = new KillBenches(2);
afterAll(() => benches.close());

test.concurrent.for(instants)('killed with $instant: $ends', (instant) => benches.use((bench) => bench.survive(instant)));

test.concurrent('killed again after each start, always one step later: one picture, charged once', () =>
  benches.use(async (bench) => {
    const { world } = bench;
    const arm = (bot: BotProcess, sees: Sight) => {
      const at = sees === progress || sees === upload ? 'discord' : 'segmind';
      return killAt(world, bot, { at, sees, handled: true });
    };
    const killed = arm(await bench.begin(), progress);
    const jobId = await world.imagine();
    await killed;
    // Armed before the start is over: what was left open goes on at once.
    for (const sees of [poll, result, download, upload]) await arm(bench.launch(), sees);
    bench.launch();
    await bench.end({ jobId, ends: 'picture' });
  }));

test('after all of them each bot leaves well, and yet another start finds nothing to do and changes nothing', () =>
  benches.conclude());
