// `kill -9` at one instant of a job's life, found from outside by the request that somebody sees just then; and how the job has ended.
import { expect } from 'vitest';
import type { ApiRequest } from '../../sandbox/http/answer.js';
import { type BotProcess, until } from './bot-process.js';
import type { ProcessWorld } from './process-world.js';

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
  readonly once?: (world: ProcessWorld, hasLogged: (message: string) => boolean) => boolean;
  readonly ends: End;
  /** How many jobs the vendors have taken in the end; one for each picture when absent. */
  readonly submits?: 0 | 1;
  /** What is arranged before the request is made; returns how to call it off. */
  readonly with?: (world: ProcessWorld) => () => unknown;
  /** What Ada asks for, when it is not the usual picture; resolves with the job's id. */
  readonly asks?: (world: ProcessWorld) => Promise<string>;
}

/** When the vendor has answered a submit, and the bot knows the job. */
export const accepted = ((_, hasLogged) => hasLogged('vendor accepted')) satisfies Instant['once'];

/** An instant that never comes is an error, and not for ever. */
export async function inTime(killed: Promise<void>, instant: string): Promise<void> {
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
  const since = bot.log.length;
  return new Promise((resolve) => {
    const kill = async () => {
      await until(() => once(world, (message) => bot.hasLogged(message, since)), 'what comes before the kill');
      await bot.kill();
      resolve();
      // Before the handling, this keeps the request from taking effect.
      if (!handled) throw new Error('The caller is gone.');
    };
    world[at].faults.add({ on: sees, fault: { kind: 'watch', [handled ? 'after' : 'before']: kill } });
  });
}

/** The jobs of which this bot's log says so. */
export function jobsThat(bot: BotProcess, ...messages: string[]): unknown[] {
  return bot.log.filter(({ msg }) => messages.includes(String(msg))).map(({ jobId }) => jobId);
}

/** Whether everything that this bot has picked up has come to its end; its log names each job. */
export function hasSettled(bot: BotProcess): boolean {
  const over = jobsThat(bot, 'job ended', 'job forgotten: it was never acknowledged');
  return jobsThat(bot, 'job picked up').every((jobId) => over.includes(jobId));
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
