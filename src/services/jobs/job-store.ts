// The jobs on disk. Open ones stand in a small table of their own and in memory; ended ones move to the large one.
import type { Records } from '../store/store.js';
import { hasEnded, type Job } from './job.js';
import { type JobEvent, transition } from './transition.js';

export class JobStore {
  readonly #openRecords: Records<Job>;
  readonly #endedRecords: Records<Job>;
  readonly #open = new Map<string, Job>();
  /** The last write of each job: writes of one job reach the disk in the order of its events. */
  readonly #writes = new Map<string, Promise<void>>();

  constructor(openRecords: Records<Job>, endedRecords: Records<Job>) {
    this.#openRecords = openRecords;
    this.#endedRecords = endedRecords;
  }

  /** Reads the open jobs after a start. A job that had ended when the process died is moved where it belongs. */
  async load(): Promise<readonly Job[]> {
    for (const { value: job } of await this.#openRecords.all()) {
      this.#open.set(job.id, job);
      if (hasEnded(job)) await this.#write(job);
    }
    return this.open();
  }

  open(): readonly Job[] {
    return [...this.#open.values()];
  }

  get(id: string): Job | undefined {
    return this.#open.get(id);
  }

  async find(id: string): Promise<Job | undefined> {
    return this.#open.get(id) ?? (await this.#endedRecords.get(id));
  }

  /** Counts from now on, and is on disk when the promise resolves. */
  add(job: Job): Promise<void> {
    this.#open.set(job.id, job);
    return this.#write(job);
  }

  /** As if it had never been: for a job of which nobody was told. */
  async forget(id: string): Promise<void> {
    this.#open.delete(id);
    await this.#writes.get(id)?.catch(() => {});
    await this.#openRecords.delete(id);
  }

  /** Lets an event happen, at once in memory; what follows from it may begin when the promise resolves. */
  async apply(id: string, event: JobEvent): Promise<Job> {
    const before = this.#open.get(id);
    if (!before) throw new Error(`The job ${id} is not open`);
    const after = transition(before, event);
    if (after === before) return after;
    this.#open.set(id, after);
    try {
      await this.#write(after);
    } catch (error) {
      // What is not on disk has not happened, unless something else has happened on top of it.
      if (this.#open.get(id) === after) this.#open.set(id, before);
      throw error;
    }
    return after;
  }

  /** Everything applied so far is on disk. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writes.values());
  }

  async #write(job: Job): Promise<void> {
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
    if (!hasEnded(job)) return this.#openRecords.set(job.id, job);
    await this.#endedRecords.set(job.id, job);
    await this.#openRecords.delete(job.id);
    this.#open.delete(job.id);
  }
}
