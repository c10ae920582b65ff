// How long to wait before trying again: twice as long each time, up to a limit, with jitter so that many do not come back together.

interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** `failures` so far, from 1; `random` from 0 to 1. Whole milliseconds between half and all of the full wait. */
export function waitAfter(failures: number, { firstMs, mostMs }: Backoff, random: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(30, failures - 1));
  return Math.round(full * (0.5 + random / 2));
}
