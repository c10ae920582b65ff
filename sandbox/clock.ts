// The sandbox's time: real time plus an offset that tests and the page may turn forward, and timers that go along.

interface Timer {
  readonly at: number;
  readonly act: () => void;
  alarm?: NodeJS.Timeout;
}

/** Node's timers overflow past this many milliseconds and would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export class SandboxClock {
  #offset: number;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Set<Timer>();

  constructor(offset = 0) {
    this.#offset = offset;
  }

  /** How far it was turned forward in all. */
  get offset(): number {
    return this.#offset;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Runs `act` once when so many milliseconds have passed here; the returned function calls it off. */
  after(milliseconds: number, act: () => void): () => void {
    const timer: Timer = { at: this.now() + milliseconds, act };
    this.#timers.add(timer);
    this.#set(timer);
    return () => {
      clearTimeout(timer.alarm);
      this.#timers.delete(timer);
    };
  }

  /** Turns the clock forward; whoever waits for an instant looks again. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    for (const listener of this.#listeners) listener();
    for (const timer of this.#timers) this.#set(timer);
  }

  /** Calls `listener` after every turn of the clock; returns how to stop listening. */
  onTurn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(timer: Timer): void {
    clearTimeout(timer.alarm);
    const left = Math.min(Math.max(0, timer.at - this.now()), LONGEST_TIMER);
    timer.alarm = setTimeout(() => {
      if (this.now() < timer.at) return this.#set(timer);
      this.#timers.delete(timer);
      timer.act();
    }, left);
  }
}
