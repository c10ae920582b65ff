// A clock that wastes no time: while nobody is asked anything it goes straight to what is due next; while an answer is awaited it
// runs as in life, so that no answer is ever too late only because the machine is busy. The world around it follows.
import type { SandboxClock } from '../../sandbox/clock.js';
import type { Clock } from '../../src/services/clock.js';

/** Waits as short as this one bound real work, such as a read from disk: they last as long as in life. */
const REAL_MS = 300;
const LOOK_EVERY_MS = 1;
/** Quiet for so many looks: what the last answer has brought about had its turn in between. */
const QUIET_LOOKS = 2;
/** What is due later than this is mostly housekeeping, while a file is read that somebody waits for: a longer silence tells. */
const SOON_MS = 60_000;
const QUIET_LOOKS_IF_LATER = 20;
/** What is due later is housekeeping: nobody waits for it, and whoever is just being asked must not be overtaken by it. */
const FARTHEST_MS = 4 * 60_000;
/** The world is turned by no less: everybody in it looks up each time. */
const STRIDE_MS = 30_000;

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

export class SkippingClock implements Clock {
  /** How far it is ahead of the world, in milliseconds. */
  #ahead = 0;
  #quietLooks = 0;
  readonly #timers = new Set<Timer>();
  readonly #world: SandboxClock;
  readonly #isQuiet: () => boolean;
  readonly #looks: NodeJS.Timeout;

  /** `isQuiet`: whether nothing is under way that the clock has to wait for. */
  constructor(world: SandboxClock, isQuiet: () => boolean) {
    this.#world = world;
    this.#isQuiet = isQuiet;
    this.#looks = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  now(): number {
    return this.#world.now() + this.#ahead;
  }

  after(milliseconds: number, act: () => void): () => void {
    if (milliseconds <= REAL_MS) {
      const short = setTimeout(act, milliseconds);
      return () => clearTimeout(short);
    }
    const timer = { at: this.now() + milliseconds, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Goes forward by so much; what becomes due on the way is done late. */
  skip(milliseconds: number): void {
    this.#ahead += milliseconds;
    if (this.#ahead < STRIDE_MS) return;
    const turn = this.#ahead;
    this.#ahead = 0;
    this.#world.advance(turn);
  }

  stop(): void {
    clearInterval(this.#looks);
  }

  #look(): void {
    this.#quietLooks = this.#isQuiet() ? this.#quietLooks + 1 : 0;
    const next = [...this.#timers].reduce<Timer | undefined>(
      (one, other) => (one && one.at <= other.at ? one : other),
      undefined,
    );
    const wait = next ? Math.max(0, next.at - this.now()) : Number.POSITIVE_INFINITY;
    if (wait <= FARTHEST_MS && this.#quietLooks >= (wait <= SOON_MS ? QUIET_LOOKS : QUIET_LOOKS_IF_LATER)) {
      this.skip(wait);
      this.#quietLooks = 1;
    }
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.now()).sort((one, other) => one.at - other.at)) {
      this.#timers.delete(timer);
      timer.act();
    }
  }
}
