// Pictures that could not be delivered when they were drawn: fetched once more, and given to who asked for them.
import { UserError } from '../errors.js';
import { clearShelf, fetchOnce, keptPicture } from '../jobs/deliver-step.js';
import { type Fetched, fitted } from '../jobs/fit-step.js';
import { type Drawn, drawnParts, type Job, losses } from '../jobs/job.js';
import type { Ending } from '../jobs/job-reporter.js';
import type { Tools } from '../jobs/tools.js';
import { ProviderError } from '../providers/provider-error.js';
import { Locks } from '../store/lock.js';

export interface DeliveredTo {
  readonly channelId: string;
  readonly messageId: string;
}

/** Sends the pictures; resolves with the message they are in. */
type Send = (job: Job, ending: Extract<Ending, { kind: 'pictures' }>) => Promise<DeliveredTo>;

/** By the link that is known, then by the one that the vendor names anew. */
const TRIES = 2;

export class LateDelivery {
  readonly #tools: Tools;
  readonly #locks = new Locks();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Only their owner may have them so, and only once; whoever presses twice is told so. */
  deliver(jobId: string, userId: string, send: Send): Promise<void> {
    const { jobs, ledger, log } = this.#tools;
    return this.#locks.with(jobId, async () => {
      const job = await jobs.find(jobId);
      if (job?.state.name !== 'succeeded') throw new UserError('history.faded', undefined);
      if (job.requester.userId !== userId) throw new UserError('history.notYours', undefined);
      const { charged, rung } = job.state;
      if (rung !== 'undelivered') throw new UserError('history.delivered', undefined);
      const pictures = await fitted(this.#tools, job, await this.#fetch(job, charged));
      const left = await ledger.statement(job.requester);
      const place = await send(job, { kind: 'pictures', pictures, charged, losses: losses(job), left });
      await jobs.deliveredLate(jobId, place);
      await clearShelf(this.#tools, jobId);
      log.info({ jobId }, 'pictures delivered late');
    });
  }

  async #fetch(job: Job, charged: number): Promise<Fetched[]> {
    const tried = await Promise.allSettled(drawnParts(job).map((part) => this.#fetchPart(job, part)));
    const fetched = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    // As long as one of them may yet be had, none is given up.
    for (const each of tried) if (each.status === 'rejected' && !isGone(each.reason)) throw toTell(each.reason);
    if (fetched.length === 0) throw new UserError('history.gone', { charged });
    return fetched;
  }

  async #fetchPart(job: Job, part: Drawn): Promise<Fetched> {
    const kept = await keptPicture(this.#tools, job, part);
    if (kept) return kept;
    for (let tries = 1; ; tries += 1) {
      try {
        return await fetchOnce(this.#tools, job, part, tries);
      } catch (error) {
        if (!(error instanceof ProviderError) || tries >= TRIES) throw error;
      }
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ProviderError && (error.kind === 'expired' || !error.retryable);
}

function toTell(error: unknown): unknown {
  return error instanceof ProviderError ? new UserError('history.tryLater', undefined) : error;
}
