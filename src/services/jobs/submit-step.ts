// From queued to running: each picture is handed to a vendor, written down before and after, and never twice unless it was surely refused.
import { ProviderError } from '../providers/provider-error.js';
import { waitAfter } from './backoff.js';
import { takeDrawn } from './drawn-step.js';
import { PATIENCE_MS } from './held-up.js';
import { inputsOf, type Job, modelOf } from './job.js';
import { lossOf } from './loss-of.js';
import { loseOrphans } from './orphans.js';
import { requestOf } from './part-request.js';
import { lookAt } from './poll-step.js';
import { mappedNotes } from './source.js';
import type { Tools } from './tools.js';
import { type Uploads, uploadSources } from './upload-step.js';

const RETRY = { firstMs: 2000, mostMs: 30_000 };

export async function submitParts(tools: Tools, job: Job): Promise<void> {
  // A job has one step at a time: what is on its way at the beginning of one was left by a step that failed.
  await loseOrphans(tools, job);
  const now = tools.clock.now();
  const due = job.parts.flatMap((part, index) =>
    part.state === 'waiting' && part.notBefore <= now ? [{ index, model: modelOf(job, part) }] : [],
  );
  for (const model of new Set(due.map((part) => part.model))) {
    const parts = due.filter((part) => part.model === model).map(({ index }) => index);
    await submitTo(tools, job, model, parts);
  }
}

/** Some pictures of a job, all to one model. */
async function submitTo(tools: Tools, job: Job, model: string, parts: readonly number[]): Promise<void> {
  let uploads: Uploads;
  try {
    uploads = await uploadSources(tools, job, model);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    for (const part of parts) await refused(tools, { jobId: job.id, part, error, taken: false });
    return;
  }
  await Promise.all(parts.map((part) => submitPart(tools, job.id, part, uploads)));
}

async function submitPart(tools: Tools, jobId: string, part: number, uploads: Uploads): Promise<void> {
  const job = tools.jobs.get(jobId);
  if (!job) return;
  const request = requestOf(job, job.parts[part]);
  try {
    const provider = tools.lineUp.providerOf(request.model);
    await provider.roomForSubmit(tools.leaving);
    // Called off, or the process is leaving, while it waited for room.
    if (tools.jobs.get(jobId)?.parts[part]?.state !== 'waiting' || tools.leaving.aborted) return;
    await tools.jobs.apply(jobId, { type: 'submitting', parts: [part], at: tools.clock.now() });
    const begun = tools.clock.now();
    const submitted = await provider.submit({ request, ...uploads });
    const at = tools.clock.now();
    if (submitted.outcome === 'drawn') {
      const { remoteId, drawn } = submitted;
      const seconds = drawn.seconds ?? (at - begun) / 1000;
      const took = { least: seconds, most: seconds };
      await takeDrawn(tools, { job: tools.jobs.get(jobId) ?? job, index: part, remoteId, drawn, took });
      return;
    }
    await tools.jobs.apply(jobId, { type: 'part-accepted', part, remoteId: submitted.remoteId, at });
    tools.watches.over(jobId, part).nextAt = lookAt(tools, request, at, at);
    tools.log.info({ jobId, part, remoteId: submitted.remoteId }, 'vendor accepted');
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await refused(tools, { jobId, part, error, taken: mayBeTaken(error) });
  }
}

/** Whether the vendor may be drawing it all the same. */
function mayBeTaken({ retryable, kind }: ProviderError): boolean {
  return !retryable && kind !== 'out-of-credits' && kind !== 'unauthorised';
}

interface Refusal {
  readonly jobId: string;
  readonly part: number;
  readonly error: ProviderError;
  readonly taken: boolean;
}

async function refused(tools: Tools, { jobId, part, error, taken }: Refusal): Promise<void> {
  const { kind, status, requestId, cause } = error;
  tools.log.warn({ jobId, part, kind, status, requestId, error: cause }, 'submit failed');
  const before = tools.jobs.get(jobId)?.parts[part];
  // Called off meanwhile.
  if (before?.state !== 'waiting' && before?.state !== 'submitting') return;
  if (!taken && (await rerouted(tools, jobId, part, error))) return;
  const now = tools.clock.now();
  const since = before.refusedSince ?? now;
  const patience = since + PATIENCE_MS - now;
  if (!error.retryable || patience <= 0) {
    await tools.jobs.apply(jobId, { type: 'part-lost', part, loss: lossOf(error) });
    return;
  }
  const elapsed = (now - since) / RETRY.firstMs;
  // What the vendor asks for is the least: whoever is refused again after it waits longer, too.
  const wait = Math.max(error.retryAfterMs ?? 0, waitAfter(1 + Math.floor(Math.log2(1 + elapsed)), RETRY, tools.random()));
  await tools.jobs.apply(jobId, { type: 'part-refused', part, at: now, notBefore: now + Math.min(wait, patience), since });
}

/** Hands a picture to another vendor that draws alike, once; a vendor that is merely busy is waited for. */
async function rerouted(tools: Tools, jobId: string, part: number, { kind }: ProviderError): Promise<boolean> {
  if (kind !== 'unavailable' && kind !== 'out-of-credits' && kind !== 'unauthorised') return false;
  const job = tools.jobs.get(jobId);
  if (!job || modelOf(job, job.parts[part]) !== job.request.model) return false;
  const substitute = tools.lineUp.substituteFor(job.request, inputsOf(job));
  if (!substitute) return false;
  const { model } = substitute;
  const notes = [{ kind: 'substitute', from: job.request.model, to: model.id } as const, ...mappedNotes(substitute)];
  await tools.jobs.apply(jobId, { type: 'part-rerouted', part, at: tools.clock.now(), model: model.id, notes });
  tools.log.info({ jobId, part, kind, model: model.id }, 'handed to another vendor');
  return true;
}
