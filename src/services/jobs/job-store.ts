// The jobs on disk. Open ones stand in a small table of their own and in memory; ended ones stand in the large one.
import type { Clock } from '../clock.js';
import type { Member } from '../member.js';
import { type Records, UnreadableRecordError } from '../store/store.js';
import { awaitsApproval } from './approval.js';
import type { IntakeJournal } from './intake-journal.js';
import { hasEnded, type Job } from './job.js';
import { OpenJobs } from './open-jobs.js';
import { type JobEvent, transition } from './transition.js';

/** Events that a start would find out again by itself: they reach the disk with the next one, or after a while. */
const REDISCOVERED = new Set<JobEvent['type']>(['reserved', 'shown', 'approval-filed']);
const TIDY_AFTER_MS = 5000;

/** Where ended jobs are listed. Everything may be told it twice: a crash may have come between it and the news of it. */
export interface Archive {
  /** The job has ended and is written as such. */
  add(job: Job): Promise<void>;
  /** Something has changed about a job that was added. */
  change?(job: Job): Promise<void>;
  /** These have ended; told of several at once, a while after. */
  keepEndings?(jobs: readonly Job[]): Promise<void>;
}

interface Parts {
  readonly openRecords: Records<Job>;
  readonly endedRecords: Records<Job>;
  readonly journal: IntakeJournal;
  readonly clock: Clock;
  readonly archives?: readonly Archive[];
}

export class JobStore {
  readonly #parts: Parts;
  readonly #open = new OpenJobs();
  /** The last write of each job: writes of one job reach the disk in the order of its events. */
  readonly #writes = new Map<string, Promise<void>>();
  /** Not yet written. */
  readonly #unwritten = new Set<string>();
  /** Ended and written as such, but not yet in the archive: the open record stays until it is. */
  readonly #unlisted = new Map<string, Job>();
  /** Also in the archive, but still standing among the open records. */
  readonly #leftBehind = new Map<string, Job>();
  #callOffTidy: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads the open jobs after a start. */
  async load(): Promise<readonly Job[]> {
    for (const { value: job } of await this.#parts.openRecords.all()) {
      const ended = await this.#endedAs(job.id);
      if (ended === undefined) this.#open.set(job);
      else if (ended !== 'unreadable') this.#listSoon(ended);
    }
    await this.#loadJournal();
    return this.open();
  }

  open(): readonly Job[] {
    return this.#open.all();
  }

  openOf(member: Member): readonly Job[] {
    return this.#open.of(member);
  }

  get(id: string): Job | undefined {
    return this.#open.get(id);
  }

  /** Also one that has ended. */
  async find(id: string): Promise<Job | undefined> {
    return this.#open.get(id) ?? (await this.#parts.endedRecords.get(id));
  }

  /** The job counts from now on, and survives the process, though not yet the machine. */
  takeIn(job: Job): void {
    this.#parts.journal.note(job);
    this.#open.set(job);
  }

  /** Resolves when a job that was taken in is in the store. */
  async record(id: string): Promise<void> {
    const job = this.#open.get(id);
    if (job) await this.#write(job);
    this.#parts.journal.done(id);
  }

  /** As if it had never been: for a job of which nobody was told. */
  async forget(id: string): Promise<void> {
    this.#open.delete(id);
    this.#unwritten.delete(id);
    await this.#writes.get(id)?.catch(() => {});
    await this.#parts.openRecords.delete([id]);
    this.#parts.journal.takeBack(id);
  }

  /** Lets an event happen, at once in memory; what follows from it may begin when the promise resolves. */
  async apply(id: string, event: JobEvent): Promise<Job> {
    const before = this.#open.get(id);
    if (!before) throw new Error(`The job ${id} is not open`);
    const after = transition(before, event);
    if (after === before) return after;
    this.#open.set(after);
    // Who waits for a moderator may do so for long, and beyond the life of the token: nothing of it is left to chance.
    if (REDISCOVERED.has(event.type) && !awaitsApproval(after)) {
      this.#unwritten.add(id);
      this.#tidySoon();
      return after;
    }
    try {
      await this.#write(after);
    } catch (error) {
      // What is not on disk has not happened, unless something else has happened on top of it.
      if (this.#open.get(id) === after) this.#open.set(before);
      throw error;
    }
    return after;
  }

  /** The pictures of an ended job have reached their people after all, in this message. */
  async deliveredLate(id: string, place: { readonly channelId: string; readonly messageId: string }): Promise<void> {
    const job = await this.#parts.endedRecords.get(id);
    if (job?.state.name !== 'succeeded') throw new Error(`The job ${id} has not ended with pictures`);
    const after = { ...job, place: { ...job.place, ...place }, state: { ...job.state, rung: 'late' } };
    await this.#parts.endedRecords.set(id, after);
    if (this.#unlisted.has(id)) this.#unlisted.set(id, after);
    for (const archive of this.#archives()) await archive.change?.(after);
  }

  /** Ended jobs that are so old that nobody asks for them. */
  async forgetEnded(ids: readonly string[]): Promise<void> {
    await this.#parts.endedRecords.delete(ids);
  }

  /** Writes what is still unwritten, and takes ended jobs out from among the open ones. */
  async tidy(): Promise<void> {
    this.#callOffTidy?.();
    this.#callOffTidy = undefined;
    await Promise.allSettled(this.#writes.values());
    await Promise.all([...this.#unwritten].map((id) => this.#writeLate(id)));
    // A list that can't be read must not keep the others from being written.
    await Promise.allSettled([...this.#unlisted.values()].map((job) => this.#list(job)));
    const leftBehind = [...this.#leftBehind.values()];
    const ids = leftBehind.map(({ id }) => id);
    for (const archive of this.#archives()) await archive.keepEndings?.(leftBehind);
    await this.#parts.openRecords.delete(ids);
    for (const id of ids) this.#leftBehind.delete(id);
  }

  /** What was taken in just before the process died, and had not reached the store. */
  async #loadJournal(): Promise<void> {
    for (const job of this.#parts.journal.read()) {
      if (this.#open.get(job.id) || (await this.#endedAs(job.id))) continue;
      this.#open.set(job);
      await this.#write(job);
    }
    this.#parts.journal.clear();
  }

  /** That it has ended is certain also where its record can't be read: it is not begun again, and keeps no other from going on. */
  async #endedAs(id: string): Promise<Job | 'unreadable' | undefined> {
    try {
      return await this.#parts.endedRecords.get(id);
    } catch (error) {
      if (error instanceof UnreadableRecordError) return 'unreadable';
      throw error;
    }
  }

  async #write(job: Job): Promise<void> {
    this.#unwritten.delete(job.id);
    const before = this.#writes.get(job.id) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(() => this.#persist(job));
    this.#writes.set(job.id, mine);
    try {
      await mine;
    } finally {
      if (this.#writes.get(job.id) === mine) this.#writes.delete(job.id);
    }
  }

  async #persist(job: Job): Promise<void> {
    if (!hasEnded(job)) return this.#parts.openRecords.set(job.id, job);
    await this.#parts.endedRecords.set(job.id, job);
    this.#open.delete(job.id);
    this.#listSoon(job);
  }

  /** At once, but nobody waits for it: if it fails, it is done again whenever the store is tidied, or after the next start. */
  #listSoon(job: Job): void {
    this.#unlisted.set(job.id, job);
    this.#tidySoon();
    this.#list(job).catch(() => {});
  }

  async #list(job: Job): Promise<void> {
    await Promise.all(this.#archives().map((archive) => archive.add(job)));
    this.#unlisted.delete(job.id);
    this.#leftBehind.set(job.id, job);
  }

  #archives(): readonly Archive[] {
    return this.#parts.archives ?? [];
  }

  async #writeLate(id: string): Promise<void> {
    const job = this.#open.get(id);
    try {
      if (job) await this.#write(job);
    } catch (error) {
      this.#unwritten.add(id);
      throw error;
    }
  }

  #tidySoon(): void {
    this.#callOffTidy ??= this.#parts.clock.after(TIDY_AFTER_MS, () => void this.tidy().catch(() => this.#tidySoon()));
  }
}
