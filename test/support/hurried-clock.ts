// A clock that runs faster than life, so that what the bot waits for in seconds passes in milliseconds.
import type { Clock } from '../../src/services/clock.js';

/** Waits as short as this one bound real work, such as a read from disk: hurrying them would only change who wins. */
const REAL_MS = 300;

export function hurriedClock(speed: number): Clock {
  const began = Date.now();
  return {
    now: () => Math.round(began + (Date.now() - began) * speed),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds <= REAL_MS ? milliseconds : Math.ceil(milliseconds / speed));
      return () => clearTimeout(timer);
    },
  };
}
