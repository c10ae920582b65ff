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
