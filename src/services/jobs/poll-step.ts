// While running: each picture is looked at when it is due; a finished one's result is written down.
import type { ImageRequest } from '../providers/image-request.js';
import { ProviderError } from '../providers/provider-error.js';
import { waitAfter } from './backoff.js';
import { type Took, takeDrawn } from './drawn-step.js';
import { type Job, modelOf, type Part } from './job.js';
import { lossOf } from './loss-of.js';
import { requestOf } from './part-request.js';
import { nextPoll } from './poll-schedule.js';
import type { Tools } from './tools.js';
import type { Watch } from './watches.js';

const RETRY = { firstMs: 1000, mostMs: 30_000 };
/** Nothing that is being drawn takes so long; nor does a backlog at the vendor. */
const LONGEST_DRAWING_MS = 10 * 60_000;
const LONGEST_WAIT_MS = 30 * 60_000;

type Running = Extract<Part, { state: 'running' }>;

/** Looks at every picture that is due; returns when the next one is. */
export async function pollParts(tools: Tools, job: Job): Promise<void> {
  const now = tools.clock.now();
  await Promise.all(
    job.parts.map(async (part, index) => {
      if (part.state !== 'running' || tools.watches.over(job.id, index).nextAt > now) return;
      await pollPart(tools, job, index, part);
    }),
  );
}

/** When the next look at a job's running pictures is due. */
export function nextLook(tools: Tools, job: Job): number {
  return Math.min(
    ...job.parts.map((part, index) => (part.state === 'running' ? tools.watches.over(job.id, index).nextAt : Infinity)),
  );
}

/** The instant of the next look at a picture that was submitted at `since`, in milliseconds. */
export function lookAt(tools: Tools, request: ImageRequest, since: number, now: number): number {
  const elapsed = Math.max(0, now - since) / 1000;
  return Math.round(since + 1000 * nextPoll(tools.durations.for(request), elapsed, tools.pollsADrawing(request)));
}

async function pollPart(tools: Tools, job: Job, index: number, part: Running): Promise<void> {
  const watch = tools.watches.over(job.id, index);
  try {
    const provider = tools.lineUp.providerOf(modelOf(job, part));
    const status = await provider.status(part.remoteId);
    if (status.state === 'done') {
      const seenAt = tools.clock.now();
      const drawn = status.drawn ?? (await provider.result(part.remoteId));
      const took = observed(part, watch, seenAt, drawn.seconds);
      return await takeDrawn(tools, { job, index, remoteId: part.remoteId, drawn, took });
    }
    watch.failures = 0;
    watch.failingSince = undefined;
    if (status.state === 'drawing') watch.drawingSince ??= tools.clock.now();
    if (await gaveUp(tools, job, index, part)) return;
    watch.lookedAt = tools.clock.now();
    watch.nextAt = lookAt(tools, requestOf(job, part), part.since, watch.lookedAt);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await lookFailed(tools, { job, index, part, error });
  }
}

/** Done after the last look that found it unfinished, and by this one; just when, where the vendor names a time that fits. */
function observed(part: Running, watch: Watch, seenAt: number, named: number | undefined): Took {
  const most = (seenAt - part.since) / 1000;
  const least = watch.lookedAt === undefined ? 0 : (watch.lookedAt - part.since) / 1000;
  if (named === undefined) return { least, most };
  const seconds = Math.min(most, Math.max(least, named));
  return { least: seconds, most: seconds };
}

interface FailedLook {
  readonly job: Job;
  readonly index: number;
  readonly part: Running;
  readonly error: ProviderError;
}

async function lookFailed(tools: Tools, { job, index, part, error }: FailedLook): Promise<void> {
  const watch = tools.watches.over(job.id, index);
  watch.failures += 1;
  watch.failingSince ??= tools.clock.now();
  tools.log.warn({ jobId: job.id, part: index, kind: error.kind, status: error.status, failures: watch.failures }, 'look failed');
  if (!error.retryable) {
    await tools.jobs.apply(job.id, { type: 'part-lost', part: index, loss: lossOf(error) });
    return;
  }
  if (await gaveUp(tools, job, index, part)) return;
  // What the vendor asks for is the least: it may name an instant that is over by our clock.
  const wait = Math.max(error.retryAfterMs ?? 0, waitAfter(watch.failures, RETRY, tools.random()));
  watch.nextAt = tools.clock.now() + wait;
}

async function gaveUp(tools: Tools, job: Job, index: number, part: Running): Promise<boolean> {
  const now = tools.clock.now();
  const { drawingSince, failingSince } = tools.watches.over(job.id, index);
  const drawing = now - (drawingSince ?? now);
  const unheard = now - (failingSince ?? now);
  const tooLong = now - part.since > LONGEST_WAIT_MS || Math.max(drawing, unheard) > LONGEST_DRAWING_MS;
  if (!tooLong) return false;
  await tools.jobs.apply(job.id, { type: 'part-lost', part: index, loss: { reason: 'expired' } });
  return true;
}
