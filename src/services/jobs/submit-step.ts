// From queued to running: each picture is handed to the vendor, written down before and after, and never twice unless it was surely refused.
import { ProviderError } from '../providers/provider-error.js';
import { waitAfter } from './backoff.js';
import type { Job } from './job.js';
import { lossOf } from './loss-of.js';
import { lookAt } from './poll-step.js';
import type { Tools } from './tools.js';

/** A vendor that refuses for so long will not draw this one. */
const PATIENCE_MS = 5 * 60_000;
const RETRY = { firstMs: 2000, mostMs: 30_000 };

export async function submitParts(tools: Tools, job: Job): Promise<void> {
  const now = tools.clock.now();
  const due = job.parts.flatMap((part, index) => (part.state === 'waiting' && part.notBefore <= now ? [index] : []));
  await Promise.all(due.map((part) => submitPart(tools, job.id, part)));
}

async function submitPart(tools: Tools, jobId: string, part: number): Promise<void> {
  const job = tools.jobs.get(jobId);
  if (!job) return;
  const provider = tools.providerOf(job);
  await provider.roomForSubmit(tools.leaving);
  const waiting = tools.jobs.get(jobId)?.parts[part];
  // Called off, or the process is leaving, while it waited for room.
  if (waiting?.state !== 'waiting' || tools.leaving.aborted) return;
  await tools.jobs.apply(jobId, { type: 'submitting', parts: [part] });
  try {
    const submitted = await provider.submit(job.request);
    const at = tools.clock.now();
    await tools.jobs.apply(jobId, { type: 'part-accepted', part, remoteId: submitted.remoteId, at });
    tools.watches.over(jobId, part).nextAt = lookAt(tools, job, at, at);
    tools.log.info({ jobId, part, remoteId: submitted.remoteId }, 'vendor accepted');
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await refused(tools, { jobId, part, error, since: waiting.refusedSince ?? tools.clock.now() });
  }
}

interface Refusal {
  readonly jobId: string;
  readonly part: number;
  readonly error: ProviderError;
  readonly since: number;
}

async function refused(tools: Tools, { jobId, part, error, since }: Refusal): Promise<void> {
  const now = tools.clock.now();
  tools.log.warn(
    { jobId, part, kind: error.kind, status: error.status, requestId: error.requestId, error: error.cause },
    'submit failed',
  );
  const patience = since + PATIENCE_MS - now;
  if (!error.retryable || patience <= 0) {
    await tools.jobs.apply(jobId, { type: 'part-lost', part, loss: lossOf(error) });
    return;
  }
  const elapsed = (now - since) / RETRY.firstMs;
  const wait = error.retryAfterMs ?? waitAfter(1 + Math.floor(Math.log2(1 + elapsed)), RETRY, tools.random());
  await tools.jobs.apply(jobId, { type: 'part-refused', part, at: now, notBefore: now + Math.min(wait, patience), since });
}
