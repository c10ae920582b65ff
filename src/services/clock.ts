// Time as a port, so that what waits can be tested with a clock that is turned by hand.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `act` once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, act: () => void): () => void;
}

/** Resolves after so many milliseconds. */
export function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}

/** Node's timers overflow past this many milliseconds and would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, Math.min(Math.max(0, milliseconds), LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};
