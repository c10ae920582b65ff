// The team's prepaid balance at a vendor, in that vendor's own money.

export class Account {
  readonly paidIn: number;
  #spent: number;

  constructor(paidIn: number, spent: number) {
    this.paidIn = paidIn;
    this.#spent = spent;
  }

  get spent(): number {
    return this.#spent;
  }

  get remaining(): number {
    return toMillionths(this.paidIn - this.#spent);
  }

  leave(remaining: number): void {
    this.#spent = toMillionths(this.paidIn - remaining);
  }

  spend(cost: number): void {
    this.#spent = toMillionths(this.#spent + cost);
  }
}

/** Sums of prices such as .011 are kept clear of binary dust. */
function toMillionths(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}
