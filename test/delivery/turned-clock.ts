// A clock that runs faster than life and can be turned forward at an instant, and the world around it with it.
import { SandboxClock } from '../../sandbox/clock.js';
import type { Clock } from '../../src/services/clock.js';

/** Waits as short as this one bound real work, such as a read from disk: they last as long as in life. */
const REAL_MS = 300;

export class TurnedClock implements Clock {
  readonly #world: SandboxClock;
  readonly #speed: number;
  readonly #began = Date.now();
  /** Runs as fast as life, and is turned by so much less. */
  readonly #slow = new SandboxClock();

  constructor(world: SandboxClock, speed: number) {
    this.#world = world;
    this.#speed = speed;
  }

  now(): number {
    return Math.round(this.#began + (this.#slow.now() - this.#began) * this.#speed);
  }

  after(milliseconds: number, act: () => void): () => void {
    if (milliseconds > REAL_MS) return this.#slow.after(milliseconds / this.#speed, act);
    const short = setTimeout(act, milliseconds);
    return () => clearTimeout(short);
  }

  /** So much time passes at once. */
  turn(milliseconds: number): void {
    this.#slow.advance(milliseconds / this.#speed);
    this.#world.advance(milliseconds);
  }
}
