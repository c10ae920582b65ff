// `kill -9` at one instant of a job's life, found from outside by the request that somebody sees just then; and what must hold after it.
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import type { ApiRequest } from '../../sandbox/http/answer.js';
import { type BotProcess, until } from './bot-process.js';
import { ProcessWorld } from './process-world.js';

const ALLOWANCE = 2000;
/** What the usual picture costs. */
const PRICE = 11;

export type Sight = (request: ApiRequest) => boolean;

const original = /\/webhooks\/\d+\/[^/]+\/messages\/(@|%40)original$/;
const withFile: Sight = ({ headers }) => headers['content-type']?.startsWith('multipart/') ?? false;

const progress: Sight = (request) => request.method === 'PATCH' && original.test(request.path) && !withFile(request);

/** What can be seen at Discord. */
export const atDiscord = {
  deferral: ({ method, path }) => method === 'POST' && path.endsWith('/callback'),
  reference: ({ method, path }) => method === 'GET' && path.startsWith('/ephemeral-attachments/'),
  progress,
  upload: (request) => request.method === 'PATCH' && original.test(request.path) && withFile(request),
  bad: (request) => progress(request) && request.body.includes('Nothing was charged'),
  removal: ({ method, path }) => method === 'DELETE' && original.test(path),
  newMessage: ({ method, path }) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path),
  whisper: ({ method, path }) => method === 'POST' && /\/webhooks\/\d+\/[^/]+$/.test(path),
} as const satisfies Record<string, Sight>;

export type Side = 'discord' | 'segmind' | 'onemin';
/** `nothing`: nothing was promised, nothing is charged; `refusal`: the same, and the asker alone was told why. */
export type End = 'nothing' | 'picture' | 'refund' | 'refusal';

export interface Instant {
  readonly instant: string;
  readonly at: Side;
  readonly sees: Sight;
  /** Whether the request has taken effect; its answer never arrives. */
  readonly handled: boolean;
  /** What must have come to pass: until it has, the request is kept waiting. */
  readonly once?: (world: ProcessWorld, bot: BotProcess) => boolean;
  readonly ends: End;
  /** How many jobs the vendors have taken in the end; one for each picture when absent. */
  readonly submits?: 0 | 1;
  /** What is arranged before the request is made. */
  readonly with?: (world: ProcessWorld) => unknown;
  /** Settings besides the usual ones. */
  readonly settings?: (world: ProcessWorld) => Readonly<Record<string, string>>;
  /** What Ada asks for, when it is not the usual picture. */
  readonly asks?: (world: ProcessWorld) => Promise<unknown>;
}

/** An instant that never comes is an error, and not for ever. */
async function inTime(killed: Promise<void>, instant: string): Promise<void> {
  let isOver = false;
  void killed.then(() => {
    isOver = true;
  });
  await until(() => isOver, instant);
}

/** Kills the bot at that instant; resolves when it is dead. */
export function killAt(
  world: ProcessWorld,
  bot: BotProcess,
  { at, sees, handled, once = () => true }: Pick<Instant, 'at' | 'sees' | 'handled' | 'once'>,
): Promise<void> {
  return new Promise((resolve) => {
    const kill = async () => {
      await until(() => once(world, bot), 'what comes before the kill');
      await bot.kill();
      resolve();
      // Before the handling, this keeps the request from taking effect.
      if (!handled) throw new Error('The caller is gone.');
    };
    world[at].faults.add({ on: sees, fault: { kind: 'watch', [handled ? 'after' : 'before']: kill } });
  });
}

/** Whether everything that this bot has picked up has come to its end; its log names each job. */
export function hasSettled(bot: BotProcess): boolean {
  const jobs = (...messages: string[]) => bot.log.filter(({ msg }) => messages.includes(String(msg))).map(({ jobId }) => jobId);
  const over = jobs('job ended', 'job forgotten: it was never acknowledged');
  return jobs('job picked up').every((jobId) => over.includes(jobId));
}

/** How it ended, as Ada sees it. */
export function seenEnd(world: ProcessWorld): End {
  const pictures = world.pictures().length;
  const refunds = world.refunds().length;
  const thinking = world.seen().filter(({ state }) => state === 'thinking').length;
  const refusals = world.seen().filter(({ ephemeral, content }) => ephemeral && content.includes('No credits were used.')).length;
  expect(thinking, 'open promises').toBe(0);
  expect(pictures + refunds + refusals, 'ends').toBeLessThanOrEqual(1);
  if (pictures > 0) return 'picture';
  if (refusals > 0) return 'refusal';
  return refunds > 0 ? 'refund' : 'nothing';
}

/** All that people and the vendors could tell apart; what Discord itself says after three seconds is not the bot's. */
function transcript(world: ProcessWorld) {
  const sent = world.seen().filter(({ state }) => state !== 'failed');
  const messages = sent.map(({ id, content, attachments, state, edits }) => {
    return { id, content, files: attachments.map((file) => `${file.id} ${file.filename}`), state, edits };
  });
  return { messages, jobs: jobsTaken(world) };
}

export function jobsTaken({ segmind, onemin }: ProcessWorld): number {
  return segmind.jobs.length + onemin.jobs.length;
}

/** The usual balance after such an end. */
export function balanceAfter(end: End): { available: number; reserved: number } {
  return { available: ALLOWANCE - (end === 'picture' ? PRICE : 0), reserved: 0 };
}

export interface Survived {
  readonly world: ProcessWorld;
  readonly settings: Readonly<Record<string, string>>;
  readonly end: End;
}

/** Killed at that instant, started again, and brought to its end, after which nothing may be left to do, nor a picture on the disk. */
export async function surviveKill(instant: Instant, onTestFinished: (close: () => Promise<void>) => void): Promise<Survived> {
  const world = await ProcessWorld.open();
  onTestFinished(() => world.close());
  const settings = instant.settings?.(world) ?? {};
  const first = await world.start(settings);
  instant.with?.(world);
  const killed = killAt(world, first, instant);
  await (instant.asks ?? ((asked) => asked.imagine()))(world);
  await inTime(killed, `“${instant.instant}”`);
  expect((await first.exited).signal).toBe('SIGKILL');

  const second = await world.start(settings);
  await until(() => hasSettled(second), 'every job to end');
  const end = seenEnd(world);
  expect(end).toBe(instant.ends);
  expect(jobsTaken(world), 'jobs at the vendors').toBe(instant.submits ?? (end === 'picture' ? 1 : 0));
  expect(await world.credits()).toEqual(balanceAfter(end));
  expect(await second.leave()).toEqual({ code: 0, signal: null });
  expect(await world.query('SELECT key FROM open_jobs'), 'open jobs').toEqual([]);
  expect(picturesOnShelf(world), 'pictures on the shelf').toEqual([]);
  expect(world.discord.violations).toEqual([]);
  return { world, settings, end };
}

/** Yet another start finds nothing to do and changes nothing that anybody can see. */
export async function staysSo({ world, settings, end }: Survived): Promise<void> {
  const before = transcript(world);
  const third = await world.start(settings);
  expect(third.hasLogged('job picked up'), 'anything left to do').toBe(false);
  expect(await world.credits()).toEqual(balanceAfter(end));
  expect(transcript(world), 'after another start').toEqual(before);
  expect(world.discord.violations).toEqual([]);
}

function picturesOnShelf({ storeFile }: ProcessWorld): string[] {
  const shelf = `${storeFile}.pictures`;
  return existsSync(shelf) ? readdirSync(shelf) : [];
}
