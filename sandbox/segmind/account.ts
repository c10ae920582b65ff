// The team's prepaid balance at the vendor, in US$.

export class Account {
  readonly #paidIn: number;
  #spent: number;

  constructor(paidIn: number, spent: number) {
    this.#paidIn = paidIn;
    this.#spent = spent;
  }

  get spent(): number {
    return this.#spent;
  }

  get remaining(): number {
    return toMicros(this.#paidIn - this.#spent);
  }

  spend(costUsd: number): void {
    this.#spent = toMicros(this.#spent + costUsd);
  }
}

/** Sums of prices such as .011 are kept clear of binary dust. */
function toMicros(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
