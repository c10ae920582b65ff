// A bot without Discord and vendors, from its start to its death: jobs and accounts go on by the bot's own bookkeeping.
import { openCollections } from '../../src/collections.js';
import { bookkeeping } from '../../src/doctor/examined.js';
import { AdminActs } from '../../src/services/credits/admin-acts.js';
import { Audit } from '../../src/services/credits/audit.js';
import { billOf, chargeFor } from '../../src/services/jobs/deliver-step.js';
import { IntakeJournal } from '../../src/services/jobs/intake-journal.js';
import type { Job } from '../../src/services/jobs/job.js';
import { JobStore } from '../../src/services/jobs/job-store.js';
import type { Store } from '../../src/services/store/store.js';
import { aJob, drawing, waiting } from '../services/jobs/a-job.js';
import { ManualClock, settled } from '../support/manual-clock.js';

export const quota = { credits: 100, period: 'day', timeZone: 'UTC' } as const;
const PRICE = 11;

export type Deed = Parameters<AdminActs['perform']>[0]['deed'];

export class BotLife {
  readonly jobs: JobStore;
  readonly #books: ReturnType<typeof bookkeeping>;
  readonly #acts: AdminActs;
  readonly #journal: IntakeJournal;

  private constructor(jobs: JobStore, books: ReturnType<typeof bookkeeping>, acts: AdminActs, journal: IntakeJournal) {
    this.jobs = jobs;
    this.#books = books;
    this.#acts = acts;
    this.#journal = journal;
  }

  /** As every start does it. */
  static async begin(store: Store, file: string, now: number): Promise<BotLife> {
    const collections = await openCollections(store);
    const books = bookkeeping({ collections, quota }, now);
    const journal = new IntakeJournal(file);
    const { openJobs: openRecords, endedJobs: endedRecords } = collections;
    const archives = [books.history, books.usage];
    const jobs = new JobStore({ openRecords, endedRecords, journal, clock: new ManualClock(now), archives });
    const earlier = await jobs.load();
    const acts = new AdminActs({ ...books, records: collections.acts, audit: new Audit(collections.audit) });
    await acts.finish();
    for (const job of earlier) {
      for (const [part, { state }] of job.parts.entries()) {
        if (state === 'submitting') await jobs.apply(job.id, { type: 'part-lost', part, loss: { reason: 'outcome-unknown' } });
      }
    }
    return new BotLife(jobs, books, acts, journal);
  }

  async ask(id: string, userId: string, count: number): Promise<void> {
    const requester = { ...aJob().requester, userId };
    this.jobs.takeIn(aJob({ id, requester, price: PRICE, parts: Array.from({ length: count }, () => waiting) }));
    await this.jobs.record(id);
  }

  async act(id: string, deed: Deed): Promise<void> {
    await this.#acts.perform({ id, at: 1, guildId: 'guild', by: 'mia', reason: null, deed });
  }

  /** One step of a job, at an instant. */
  async advance(job: Job, at: number): Promise<void> {
    const { id, requester, price, parts, state } = job;
    const { ledger } = this.#books;
    if (state.name === 'accepted') {
      const reservation = await ledger.reserve(requester, id, price * parts.length);
      if (reservation.outcome === 'reserved') {
        await this.jobs.apply(id, { type: 'reserved', accountKey: reservation.accountKey });
      } else await this.jobs.apply(id, { type: 'refused', loss: { reason: 'short-of-credits' } });
    } else if (state.name === 'queued') {
      await this.jobs.apply(id, { type: 'submitting', parts: [...parts.keys()], at });
      for (const part of parts.keys()) await this.jobs.apply(id, { type: 'part-accepted', part, remoteId: 'remote', at });
    } else if (state.name === 'running') await this.#draw(job);
    else await this.#deliver(job, at);
  }

  /** Ends every job. */
  async goOn(at: number): Promise<void> {
    for (let open = this.jobs.open(); open.length > 0; open = this.jobs.open()) {
      for (const job of open) await this.advance(job, at);
    }
    await this.leave();
  }

  async leave(): Promise<void> {
    await this.jobs.tidy();
    await settled();
    await this.jobs.tidy();
    this.#journal.close();
  }

  /** The process is gone: what was on its way does not arrive. */
  async die(): Promise<void> {
    await settled();
    this.#journal.close();
  }

  /** Every third picture is lost. */
  async #draw({ id, parts }: Job): Promise<void> {
    for (const [part, { state }] of parts.entries()) {
      if (state !== 'running') continue;
      const isLost = (Number(id) + part) % 3 === 0;
      if (isLost) await this.jobs.apply(id, { type: 'part-lost', part, loss: { reason: 'moderation' } });
      else await this.jobs.apply(id, { type: 'part-drawn', part, drawn: { ...drawing, costUsd: 0.009 } });
    }
  }

  async #deliver(job: Job, at: number): Promise<void> {
    if (job.accountKey === null) await this.#books.ledger.release(job.requester, job.id);
    else await this.#books.ledger.settle(job.accountKey, job.id, billOf(job));
    await this.jobs.apply(job.id, { type: 'told', at, charged: chargeFor(job), rung: 'token' });
  }
}
