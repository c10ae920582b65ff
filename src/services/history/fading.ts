// Old jobs fade: a few at a time with a pause after them, so that nobody who is drawing notices, however many there are.
import type { Clock } from '../clock.js';
import type { JobStore } from '../jobs/job-store.js';
import type { Logger } from '../logger.js';
import type { History } from './history.js';

const DAY_MS = 86_400_000;
const PAUSE_MS = 3000;
/** When there is nothing to do, and after a failure. */
const REST_MS = 10 * 60_000;

interface Parts {
  readonly history: History;
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly days: number;
}

export class Fading {
  readonly #parts: Parts;
  #stopped = true;
  #callOff: (() => void) | undefined;
  #step: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopped = false;
    this.#stepAfter(PAUSE_MS);
  }

  /** Resolves when the step under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff?.();
    await this.#step;
  }

  #stepAfter(milliseconds: number): void {
    if (this.#stopped) return;
    this.#callOff = this.#parts.clock.after(milliseconds, () => {
      this.#step = this.#run();
    });
  }

  async #run(): Promise<void> {
    try {
      this.#stepAfter((await this.#fade()) > 0 ? PAUSE_MS : REST_MS);
    } catch (error) {
      this.#parts.log.error({ error }, 'old jobs did not fade');
      this.#stepAfter(REST_MS);
    }
  }

  /** Each part of it may be done twice: what a crash leaves undone, the next step finds again. */
  async #fade(): Promise<number> {
    const { history, jobs, clock, days, log } = this.#parts;
    const old = await history.endedBefore(clock.now() - days * DAY_MS);
    if (old.length === 0) return 0;
    await history.takeOut(old);
    await jobs.forgetEnded(old.map(({ id }) => id));
    await history.forgetEndings(old);
    log.debug({ jobs: old.length }, 'old jobs faded');
    return old.length;
  }
}
