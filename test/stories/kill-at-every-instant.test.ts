// `kill -9` at every instant of a job's life, found from outside by the request that Discord or the vendor sees just then.
import { expect, test } from 'vitest';
import type { ApiRequest } from '../../sandbox/http/answer.js';
import { json } from '../../sandbox/http/answer.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { type BotProcess, until } from '../support/bot-process.js';
import { ProcessWorld } from '../support/process-world.js';

const ALLOWANCE = 2000;
const PRICE = 11;

type Sight = (request: ApiRequest) => boolean;

const original = /\/webhooks\/\d+\/[^/]+\/messages\/(@|%40)original$/;
const withFile: Sight = ({ headers }) => headers['content-type']?.startsWith('multipart/') ?? false;

const deferral: Sight = ({ method, path }) => method === 'POST' && path.endsWith('/callback');
const progress: Sight = (request) => request.method === 'PATCH' && original.test(request.path) && !withFile(request);
const upload: Sight = (request) => request.method === 'PATCH' && original.test(request.path) && withFile(request);
const bad: Sight = (request) => progress(request) && request.body.includes('Nothing was charged');
const newMessage: Sight = ({ method, path }) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path);
const whisper: Sight = ({ method, path }) => method === 'POST' && /\/webhooks\/\d+\/[^/]+$/.test(path);
const { submit, poll, result, download } = faultPlaces;

type Side = 'discord' | 'segmind';
/** `nothing`: nothing was promised, nothing is charged. */
type End = 'nothing' | 'picture' | 'refund';

interface Instant {
  readonly instant: string;
  readonly at: Side;
  readonly sees: Sight;
  /** Whether the request has taken effect; its answer never arrives. */
  readonly handled: boolean;
  readonly ends: End;
  /** How many jobs the vendor has taken in the end; one for each picture when absent. */
  readonly submits?: 0 | 1;
  /** What is arranged before the request is made. */
  readonly with?: (world: ProcessWorld) => unknown;
}

const busy = (world: ProcessWorld) =>
  world.segmind.faults.add({ on: submit, fault: { kind: 'answer', answer: json(429, {}) }, times: 1 });
const failing = (world: ProcessWorld) => world.segmind.nextEnds('moderation');
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
  { instant: 'submitted, and shown as being drawn', at: 'discord', sees: progress, handled: false, ends: 'picture' },
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

/** Kills the bot at that instant; resolves when it is dead. */
function killAt(world: ProcessWorld, bot: BotProcess, { at, sees, handled }: Instant): Promise<void> {
  return new Promise((resolve) => {
    const kill = async () => {
      await bot.kill();
      resolve();
      // Before the handling, this keeps the request from taking effect.
      if (!handled) throw new Error('The caller is gone.');
    };
    world[at].faults.add({ on: sees, fault: { kind: 'watch', [handled ? 'after' : 'before']: kill } });
  });
}

/** Whether everything that this bot has picked up has come to its end; its log names each job. */
function hasSettled(bot: BotProcess): boolean {
  const jobs = (...messages: string[]) => bot.log.filter(({ msg }) => messages.includes(String(msg))).map(({ jobId }) => jobId);
  const over = jobs('job ended', 'job forgotten: it was never acknowledged');
  return jobs('job picked up').every((jobId) => over.includes(jobId));
}

/** How it ended, as Ada sees it. */
function seenEnd(world: ProcessWorld): End {
  const pictures = world.pictures().length;
  const refunds = world.refunds().length;
  const thinking = world.seen().filter(({ state }) => state === 'thinking').length;
  expect(thinking, 'open promises').toBe(0);
  expect(pictures + refunds, 'ends').toBeLessThanOrEqual(1);
  if (pictures > 0) return 'picture';
  return refunds > 0 ? 'refund' : 'nothing';
}

/** All that people and the vendor could tell apart; what Discord itself says after three seconds is not the bot's. */
function transcript(world: ProcessWorld) {
  const sent = world.seen().filter(({ state }) => state !== 'failed');
  const messages = sent.map(({ id, content, attachments, state, edits }) => {
    return { id, content, files: attachments.map((file) => `${file.id} ${file.filename}`), state, edits };
  });
  return { messages, jobs: world.segmind.jobs.length };
}

test.concurrent.for(instants)('killed with $instant: $ends', async (instant, { onTestFinished }) => {
  const world = await ProcessWorld.open();
  onTestFinished(() => world.close());
  const first = await world.start();
  instant.with?.(world);
  const killed = killAt(world, first, instant);
  await world.imagine();
  await killed;
  expect((await first.exited).signal).toBe('SIGKILL');

  const second = await world.start();
  await until(() => hasSettled(second), 'every job to end');
  const end = seenEnd(world);
  const balance = { available: ALLOWANCE - (end === 'picture' ? PRICE : 0), reserved: 0 };
  expect(instant.ends.split(' or ')).toContain(end);
  expect(world.segmind.jobs.length, 'jobs at the vendor').toBe(instant.submits ?? (end === 'picture' ? 1 : 0));
  expect(await world.credits()).toEqual(balance);
  expect(await second.leave()).toEqual({ code: 0, signal: null });

  const after = transcript(world);
  const third = await world.start();
  expect(third.hasLogged('job picked up'), 'anything left to do').toBe(false);
  expect(await world.credits()).toEqual(balance);
  expect(transcript(world), 'after another start').toEqual(after);
  expect(world.discord.violations).toEqual([]);
});

test.concurrent('killed again after each start, always one step later: one picture, charged once', async ({ onTestFinished }) => {
  const world = await ProcessWorld.open();
  onTestFinished(() => world.close());
  const steps = [progress, poll, result, download, upload];
  for (const [count, sees] of steps.entries()) {
    const bot = world.launch();
    const at = sees === progress || sees === upload ? 'discord' : 'segmind';
    // Armed before the start is over: what was left open goes on at once.
    const killed = killAt(world, bot, { instant: '', at, sees, handled: true, ends: 'picture' });
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
  expect(await world.credits()).toEqual({ available: ALLOWANCE - PRICE, reserved: 0 });
});
