// One instant at which something is to be done, set anew as often as it changes: a timer that is due at the right time is left alone.
import type { Clock } from './clock.js';

export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #next: { readonly at: number; readonly callOff: () => void } | undefined;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Rings once, then, and no more at any time it was set to before; not at all without one. */
  setAt(at: number | undefined): void {
    if (this.#next?.at === at) return;
    this.#next?.callOff();
    this.#next = undefined;
    if (at === undefined) return;
    const callOff = this.#clock.after(at - this.#clock.now(), () => {
      this.#next = undefined;
      this.#ring();
    });
    this.#next = { at, callOff };
  }
}
