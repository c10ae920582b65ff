// How long an answer asks us to wait: `Retry-After` in seconds or as a date, or the instant at which a limit is reset.

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_WAIT_MS = 5 * 60_000;

/** Milliseconds from now, or nothing when the answer does not say; never longer than five minutes. */
export function waitAsked(headers: Headers, now: number): number | undefined {
  const wait = afterSeconds(headers['retry-after'], now) ?? untilDate(headers['x-rate-limit-reset-at-utc'], now);
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), LONGEST_WAIT_MS);
}

function afterSeconds(value: string | string[] | undefined, now: number): number | undefined {
  if (typeof value !== 'string') return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : untilDate(value, now);
}

function untilDate(value: string | string[] | undefined, now: number): number | undefined {
  if (typeof value !== 'string') return undefined;
  // The vendor's instant is in UTC and often says so only in the header's name.
  const zoned = /[zZ]|[+-]\d\d:?\d\d$|GMT|UTC/.test(value) ? value : `${value}Z`;
  const instant = Date.parse(zoned);
  return Number.isNaN(instant) ? undefined : instant - now;
}
