// A limit on how long something may take, lifted as soon as it is over: unlike AbortSignal.timeout, nothing stays behind.

/** Runs `act` with a signal that is aborted after so many milliseconds. */
export async function withTimeLimit<Result>(
  milliseconds: number,
  act: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('timed out')), milliseconds);
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
