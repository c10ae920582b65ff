// Discord's ids: milliseconds since 2015 and a counter, in one 64-bit number written as a string; always rising.
import type { SandboxClock } from '../clock.js';

const EPOCH = 1_420_070_400_000n;
const COUNTER_BITS = 22n;

export class Snowflakes {
  readonly #clock: SandboxClock;
  #last: bigint;

  constructor(clock: SandboxClock, last = '0') {
    this.#clock = clock;
    this.#last = BigInt(last);
  }

  get last(): string {
    return this.#last.toString();
  }

  next(): string {
    const first = (BigInt(this.#clock.now()) - EPOCH) << COUNTER_BITS;
    this.#last = first > this.#last ? first : this.#last + 1n;
    return this.last;
  }
}

export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> COUNTER_BITS) + EPOCH);
}

export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

/** Orders ids by age without parsing them: shorter is older, and equal lengths compare as text. */
export function byAge(first: string, second: string): number {
  return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0);
}
