// A limit on how long something may take, lifted as soon as it is over: unlike AbortSignal.timeout, nothing stays behind.
import { type Clock, systemClock } from './clock.js';

/** Runs `act` with a signal that is aborted after so many milliseconds. */
export async function withTimeLimit<Result>(
  milliseconds: number,
  act: (signal: AbortSignal) => Promise<Result>,
  clock: Clock = systemClock,
): Promise<Result> {
  const controller = new AbortController();
  const lift = clock.after(milliseconds, () => controller.abort(new Error('timed out')));
  try {
    return await act(controller.signal);
  } finally {
    lift();
  }
}

/** Nothing when the time is up, also where `act` goes on: told to wait, discord.js waits whatever its signal says. */
export function inTime<Result>(
  milliseconds: number,
  act: (signal: AbortSignal) => Promise<Result>,
  clock: Clock = systemClock,
): Promise<Result | undefined> {
  const limited = (signal: AbortSignal) => {
    const timeUp = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    return Promise.race([timeUp, act(signal)]);
  };
  return withTimeLimit(milliseconds, limited, clock);
}
