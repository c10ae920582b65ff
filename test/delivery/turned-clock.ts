// A clock that runs faster than life and can be turned forward at an instant, and the world around it with it.
import type { SandboxClock } from '../../sandbox/clock.js';
import type { Clock } from '../../src/services/clock.js';

/** Waits as short as this one bound real work, such as a read from disk: they last as long as in life. */
const REAL_MS = 300;

interface Timer {
  readonly at: number;
  readonly act: () => void;
  alarm?: NodeJS.Timeout;
}

export class TurnedClock implements Clock {
  readonly #world: SandboxClock;
  readonly #speed: number;
  readonly #began = Date.now();
  readonly #timers = new Set<Timer>();
  #turned = 0;

  constructor(world: SandboxClock, speed: number) {
    this.#world = world;
    this.#speed = speed;
  }

  now(): number {
    return Math.round(this.#began + (Date.now() - this.#began) * this.#speed) + this.#turned;
  }

  after(milliseconds: number, act: () => void): () => void {
    if (milliseconds <= REAL_MS) {
      const short = setTimeout(act, milliseconds);
      return () => clearTimeout(short);
    }
    const timer: Timer = { at: this.now() + milliseconds, act };
    this.#timers.add(timer);
    this.#set(timer);
    return () => {
      clearTimeout(timer.alarm);
      this.#timers.delete(timer);
    };
  }

  /** So much time passes at once. */
  turn(milliseconds: number): void {
    this.#turned += milliseconds;
    this.#world.advance(milliseconds);
    for (const timer of this.#timers) this.#set(timer);
  }

  #set(timer: Timer): void {
    clearTimeout(timer.alarm);
    timer.alarm = setTimeout(
      () => {
        this.#timers.delete(timer);
        timer.act();
      },
      Math.ceil((timer.at - this.now()) / this.#speed),
    );
  }
}
