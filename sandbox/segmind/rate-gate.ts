// The vendor's limit of requests a minute: counts what it lets through in a sliding minute and turns the rest away.
import type { SandboxClock } from '../clock.js';
import { type ApiAnswer, json } from '../http/answer.js';

/** What a refusal says about when to come back; the vendor is not consistent, so `turns` goes through them in order. */
export type RateHint = 'retry-after' | 'reset-at' | 'none';

const minute = 60_000;
const hints: readonly RateHint[] = ['retry-after', 'reset-at', 'none'];

export class RateGate {
  readonly #clock: SandboxClock;
  readonly #perMinute: number;
  #admitted: number[] = [];
  #highest = 0;
  #refused = 0;
  hint: RateHint | 'turns' = 'turns';

  constructor(clock: SandboxClock, perMinute = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#perMinute = perMinute;
  }

  /** How many requests were let through in the last minute, at most in any minute, and how many were turned away. */
  get counts(): { readonly inLastMinute: number; readonly highest: number; readonly refused: number } {
    this.#forget();
    return { inLastMinute: this.#admitted.length, highest: this.#highest, refused: this.#refused };
  }

  /** Nothing when the request may pass, else the refusal. */
  admit(): ApiAnswer | undefined {
    this.#forget();
    if (this.#admitted.length >= this.#perMinute) return this.#refusal();
    this.#admitted.push(this.#clock.now());
    this.#highest = Math.max(this.#highest, this.#admitted.length);
    return undefined;
  }

  #forget(): void {
    const horizon = this.#clock.now() - minute;
    this.#admitted = this.#admitted.filter((instant) => instant > horizon);
  }

  #refusal(): ApiAnswer {
    const hint = this.hint === 'turns' ? hints[this.#refused % hints.length] : this.hint;
    this.#refused += 1;
    const resetAt = (this.#admitted[0] ?? this.#clock.now()) + minute;
    return tooMany(hint ?? 'none', resetAt, this.#clock.now());
  }
}

export function tooMany(hint: RateHint, resetAt: number, now: number): ApiAnswer {
  const seconds = Math.max(1, Math.ceil((resetAt - now) / 1000));
  const headers: Readonly<Record<RateHint, Record<string, string>>> = {
    'retry-after': { 'retry-after': String(seconds) },
    'reset-at': { 'x-rate-limit-reset-at-utc': new Date(now + seconds * 1000).toISOString() },
    none: {},
  };
  return json(429, { error: 'Rate limit exceeded' }, headers[hint]);
}
