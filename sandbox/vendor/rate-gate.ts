// A vendor's limit of requests a minute: counts what it lets through in a sliding minute and turns the rest away.
import type { SandboxClock } from '../clock.js';
import type { ApiAnswer } from '../http/answer.js';

/** How a vendor says no: what a refusal may say about when to come back, and the answer that says it. */
export interface TurningAway<Hint extends string> {
  /** A vendor is not consistent, so `turns` goes through them in order. */
  readonly hints: readonly Hint[];
  readonly answer: (hint: Hint | undefined, secondsToWait: number, now: number) => ApiAnswer;
}

const minute = 60_000;

export class RateGate<Hint extends string> {
  readonly #clock: SandboxClock;
  readonly #turningAway: TurningAway<Hint>;
  readonly #perMinute: number;
  #admitted: number[] = [];
  #highest = 0;
  #refused = 0;
  hint: Hint | 'turns' = 'turns';

  constructor(clock: SandboxClock, turningAway: TurningAway<Hint>, perMinute = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#turningAway = turningAway;
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
    const { hints, answer } = this.#turningAway;
    const hint = this.hint === 'turns' ? hints[this.#refused % hints.length] : this.hint;
    this.#refused += 1;
    const now = this.#clock.now();
    const resetAt = (this.#admitted[0] ?? now) + minute;
    return answer(hint, Math.max(1, Math.ceil((resetAt - now) / 1000)), now);
  }
}
