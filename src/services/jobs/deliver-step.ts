// From delivering to the end: the pictures are fetched and checked, the cost is booked, the ending is told.
import type { Bill } from '../credits/spending.js';
import { wholePicture } from '../images/picture-check.js';
import { creditsFor, creditsOfUsd, modelById } from '../providers/catalogue.js';
import { ProviderError } from '../providers/provider-error.js';
import { UnreadableRecordError } from '../store/store.js';
import { fileApproval } from './approval-step.js';
import { waitAfter } from './backoff.js';
import { keptName } from './drawn-step.js';
import { type Fetched, fitted } from './fit-step.js';
import { type Drawn, drawnParts, type Job, losses, modelOf } from './job.js';
import { type Ending, NotToldError } from './job-reporter.js';
import { lossOf } from './loss-of.js';
import { requestOf } from './part-request.js';
import type { Tools } from './tools.js';
import { endingOf } from './transition.js';

const FETCH_TRIES = 4;
const RETRY = { firstMs: 1000, mostMs: 15_000 };

/** The process is leaving: what is left undone is done after the next start. */
export class LeavingError extends Error {
  override readonly name = 'LeavingError';
}

export async function deliver(tools: Tools, job: Job): Promise<void> {
  tools.watches.end(job.id);
  const pictures = endingOf(job) === 'succeeded' ? await fetchPictures(tools, job) : [];
  const after = tools.jobs.get(job.id) ?? job;
  const charged = chargeFor(after);
  await unhindered(tools, after, () => settle(tools, after));
  await unhindered(tools, after, () => fileApproval(tools, after));
  const ending = await describe(tools, after, pictures, charged);
  const rung = await tools.reporter.tell(after, ending);
  await tools.jobs.apply(job.id, { type: 'told', at: tools.clock.now(), charged, rung });
  tools.metrics.delivery(rung);
  tools.metrics.jobEnded(endingOf(after));
  tools.log.info({ jobId: job.id, ending: endingOf(after), charged, rung }, 'job ended');
  // What has reached nobody and is nowhere else is kept for when they ask for it.
  const isNeeded = rung === 'undelivered' && drawnParts(after).some(({ kept }) => kept !== null);
  if (!isNeeded) await clearShelf(tools, job.id);
  if (ending.kind === 'pictures') await tools.reporter.whisper(after, ending);
}

async function settle({ ledger }: Tools, job: Job): Promise<void> {
  if (job.accountKey !== null) await ledger.settle(job.accountKey, job.id, billOf(job));
  // They may have been held all the same, just before the process died.
  else await ledger.release(job.requester, job.id);
}

/** A record that can't be read keeps no ending from who waits for it, and moderators who can't be told keep no picture: both are logged. */
async function unhindered<Result>(tools: Tools, job: Job, act: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act();
  } catch (error) {
    const canWait = error instanceof NotToldError && drawnParts(job).length > 0;
    if (!canWait && !(error instanceof UnreadableRecordError)) throw error;
    tools.log.error({ jobId: job.id, error }, 'a job ends without what belongs to its ending');
    return undefined;
  }
}

/** What is left there takes room and nothing else. */
export async function clearShelf({ shelf, log }: Tools, jobId: string): Promise<void> {
  await shelf.clear(jobId).catch((error: unknown) => log.warn({ jobId, error }, 'pictures left on the shelf'));
}

/** What the drawn pictures cost: as the vendor names it, else as estimated. What was lost or dropped costs nothing. */
export function chargeFor(job: Job): number {
  return drawnParts(job).reduce((sum, part) => sum + costOf(job, part), 0);
}

/** The same, by the models that drew them. */
export function billOf(job: Job): Bill {
  const models = drawnParts(job).map((part) => ({ model: modelOf(job, part), credits: costOf(job, part), pictures: 1 }));
  return { models };
}

function costOf(job: Job, part: Drawn): number {
  if (part.costUsd !== null) return creditsOfUsd(part.costUsd);
  const substitute = part.model === null ? undefined : modelById(part.model);
  if (!substitute) return job.price;
  const { quality, size } = requestOf(job, part);
  return creditsFor(substitute, quality, size);
}

async function describe(tools: Tools, job: Job, pictures: readonly Fetched[], charged: number): Promise<Ending> {
  const [first] = losses(job);
  switch (endingOf(job)) {
    case 'succeeded':
      return {
        kind: 'pictures',
        pictures: await fitted(tools, job, pictures),
        charged,
        losses: losses(job),
        left: await unhindered(tools, job, () => tools.ledger.statement(job.requester)),
      };
    case 'cancelled':
      return { kind: 'cancelled', charged };
    case 'failed':
      if (job.accountKey === null && first) return { kind: 'refused', loss: first };
      return { kind: 'failed', losses: losses(job) };
  }
}

async function fetchPictures(tools: Tools, job: Job): Promise<Fetched[]> {
  const fetched = await Promise.all(
    job.parts.map(async (part, index) => (part.state === 'drawn' ? fetchPicture(tools, job, index, part) : undefined)),
  );
  return fetched.filter((picture) => picture !== undefined);
}

/** Nothing when the picture can't be had: then it is lost, and not charged. */
async function fetchPicture(tools: Tools, job: Job, index: number, part: Drawn): Promise<Fetched | undefined> {
  const kept = await keptPicture(tools, job, part);
  if (kept) return kept;
  for (let tries = 1; ; tries += 1) {
    try {
      const picture = await fetchOnce(tools, job, part, tries);
      await keep(tools, job, index, picture);
      return picture;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      tools.log.warn({ jobId: job.id, part: index, kind: error.kind, status: error.status, tries }, 'picture not fetched');
      if (tries >= FETCH_TRIES) {
        await tools.jobs.apply(job.id, { type: 'part-lost', part: index, loss: lossOf(error) });
        return undefined;
      }
      await pause(tools, error.retryAfterMs ?? waitAfter(tries, RETRY, tools.random()));
    }
  }
}

/**
 * From now on it can be had after any death of the process, whatever the vendor says: what is about to be booked for it stays true,
 * however often it is told.
 */
async function keep({ shelf, log }: Tools, job: Job, index: number, { bytes }: Fetched): Promise<void> {
  // A disk that is full keeps nothing from who waits for it.
  const warn = (error: unknown) => log.warn({ jobId: job.id, part: index, error }, 'picture not kept');
  await shelf.put(job.id, keptName(index), bytes, 'process').catch(warn);
}

/** What is kept here of a part, if it is whole: what was kept for the process alone may not have outlived the machine. */
export async function keptPicture({ shelf }: Tools, job: Job, part: Drawn): Promise<Fetched | undefined> {
  const bytes = await shelf.get(job.id, part.kept ?? keptName(job.parts.indexOf(part))).catch(() => undefined);
  const type = bytes && wholePicture(bytes);
  return bytes && type ? { bytes, type, original: part.link } : undefined;
}

/** One try at the vendor, `tries` counting it: a picture that is whole to its last byte. Rejects with a ProviderError. */
export async function fetchOnce(tools: Tools, job: Job, part: Drawn, tries: number): Promise<Fetched> {
  const bytes = await bytesOf(tools, job, part, tries);
  const type = wholePicture(bytes);
  if (type) return { bytes, type, original: part.link };
  throw new ProviderError({ kind: 'unreadable', retryable: true });
}

/** The stored link first; when that fails, the result is asked for again, for its link may be a fresh one. */
async function bytesOf(tools: Tools, job: Job, part: Drawn, tries: number): Promise<Buffer> {
  const provider = tools.lineUp.providerOf(modelOf(job, part));
  if (part.link !== null && (tries === 1 || part.remoteId === null)) return provider.download(part.link);
  if (part.remoteId === null) throw new ProviderError({ kind: 'unreadable', retryable: false });
  try {
    const { picture } = await provider.result(part.remoteId);
    return picture.kind === 'bytes' ? picture.bytes : await provider.download(picture.url);
  } catch (error) {
    // The result is forgotten after an hour, the file lives on for days.
    if (part.link !== null && error instanceof ProviderError && error.kind === 'expired') return provider.download(part.link);
    throw error;
  }
}

function pause(tools: Tools, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      callOff();
      reject(new LeavingError());
    };
    const callOff = tools.clock.after(milliseconds, () => {
      tools.leaving.removeEventListener('abort', leave);
      resolve();
    });
    if (tools.leaving.aborted) leave();
    else tools.leaving.addEventListener('abort', leave, { once: true });
  });
}
