// All jobs a vendor accepted, what state each is in now, and a word to whoever waits for a change.
import type { SandboxClock } from '../clock.js';

/** Both vendors keep files for a week. */
export const fileLife = 7 * 24 * 60 * 60 * 1000;

/** What a book must know of a job: when it starts and ends; its state is a matter of what time it is. */
export interface BookedJob {
  readonly id: string;
  readonly startedAt: number;
  readonly doneAt: number;
}

export interface JobRules<Job extends BookedJob, State extends string> {
  readonly stateAt: (job: Job, now: number, held: boolean) => State;
  readonly isOver: (state: State) => boolean;
  /** For how many milliseconds after its end a job can be asked about. */
  readonly requestLife: number;
}

/** A job at the instant one looked at it. */
export type SeenJob<Job extends BookedJob, State extends string> = Job & { readonly state: State };

export class JobBook<Job extends BookedJob, State extends string> {
  readonly #clock: SandboxClock;
  readonly #rules: JobRules<Job, State>;
  readonly #jobs = new Map<string, Job>();
  readonly #held = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #stopWatching: () => void;
  #holds = 0;
  #nextChange: NodeJS.Timeout | undefined;

  constructor(clock: SandboxClock, rules: JobRules<Job, State>, kept: readonly Job[]) {
    this.#clock = clock;
    this.#rules = rules;
    for (const job of kept) this.#jobs.set(job.id, job);
    this.#stopWatching = clock.onTurn(() => this.#announce());
    this.#expectNext();
  }

  get records(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  get jobs(): readonly SeenJob<Job, State>[] {
    return this.records.map((job) => this.#seen(job));
  }

  accept(job: Job): void {
    this.#forgetOld();
    this.#jobs.set(job.id, job);
    if (this.#holds > 0) this.#held.add(job.id);
    this.#announce();
  }

  /** A job that can still be asked about. */
  find(id: string): SeenJob<Job, State> | undefined {
    const job = this.findWithFile(id);
    const { isOver, requestLife } = this.#rules;
    return job && (!isOver(job.state) || this.#clock.now() < job.doneAt + requestLife) ? job : undefined;
  }

  /** A job whose files are still there. */
  findWithFile(id: string): SeenJob<Job, State> | undefined {
    const job = this.#jobs.get(id);
    return job && (this.#held.has(id) || this.#clock.now() < job.doneAt + fileLife) ? this.#seen(job) : undefined;
  }

  /** Every job that is open now or accepted from now on stays open until the release. */
  hold(): () => void {
    this.#holds += 1;
    for (const job of this.jobs) if (!this.#rules.isOver(job.state)) this.#held.add(job.id);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#holds -= 1;
      if (this.#holds === 0) this.#release();
    };
  }

  async untilOver(id: string): Promise<SeenJob<Job, State>> {
    for (;;) {
      const job = this.findWithFile(id);
      if (!job) throw new Error(`No job ${id}`);
      if (this.#rules.isOver(job.state)) return job;
      await new Promise<void>((resolve) => {
        const stop = this.onChange(() => resolve(stop()));
      });
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  stop(): void {
    clearTimeout(this.#nextChange);
    this.#stopWatching();
    this.#listeners.clear();
  }

  #seen(job: Job): SeenJob<Job, State> {
    return { ...job, state: this.#rules.stateAt(job, this.#clock.now(), this.#held.has(job.id)) };
  }

  #release(): void {
    const now = this.#clock.now();
    for (const id of this.#held) {
      const job = this.#jobs.get(id);
      if (job && job.doneAt < now) this.#jobs.set(id, { ...job, doneAt: now });
    }
    this.#held.clear();
    this.#announce();
  }

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
    this.#expectNext();
  }

  /** Wakes at the next instant at which some job begins or ends. */
  #expectNext(): void {
    clearTimeout(this.#nextChange);
    const now = this.#clock.now();
    const instants = this.records.flatMap((job) => [job.startedAt, job.doneAt]).filter((instant) => instant > now);
    if (instants.length === 0) return;
    this.#nextChange = setTimeout(() => this.#announce(), Math.min(...instants) - now + 1);
    this.#nextChange.unref();
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const job of this.#jobs.values()) {
      if (!this.#held.has(job.id) && now >= job.doneAt + fileLife) this.#jobs.delete(job.id);
    }
  }
}
