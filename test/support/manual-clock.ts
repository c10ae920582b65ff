// A clock that is turned by hand: what is due runs in order, and promises settle in between.
import type { Clock } from '../../src/services/clock.js';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(now = Date.UTC(2026, 10, 20, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), order: this.#order++, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many things are waiting for their time. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Turns the clock forward, running what is due on the way at its own instant. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = next.at;
      next.act();
      await settled();
    }
    this.#now = until;
  }

  #next(until: number): Timer | undefined {
    return this.#timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}

/** Resolves when every promise that needs nothing from outside has settled. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
