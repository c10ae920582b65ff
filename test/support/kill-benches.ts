// A few benches for many rows, tried side by side: each row takes one that is free, and one on which a row has failed is not used on.
import { type Arrangement, KillBench } from './kill-bench.js';

export class KillBenches {
  readonly #arrangement: Arrangement;
  readonly #most: number;
  readonly #open = new Set<KillBench>();
  readonly #free: KillBench[] = [];
  /** Rows that wait for their turn. */
  readonly #waiting: (() => void)[] = [];
  #rows = 0;

  /** `most`: how many there are at a time. */
  constructor(most: number, arrangement: Arrangement = {}) {
    this.#most = most;
    this.#arrangement = arrangement;
  }

  async use(row: (bench: KillBench) => Promise<void>): Promise<void> {
    if (this.#rows < this.#most) this.#rows += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      const bench = this.#free.pop() ?? (await this.#another());
      await row(bench).catch((error: unknown) => this.#drop(bench, error));
      this.#free.push(bench);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#rows -= 1;
    }
  }

  /** Holds what must hold after all rows, wherever one has not failed. */
  async conclude(): Promise<void> {
    await Promise.all(this.#free.map((bench) => bench.conclude()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((bench) => bench.close()));
  }

  async #another(): Promise<KillBench> {
    const bench = await KillBench.open(this.#arrangement);
    this.#open.add(bench);
    return bench;
  }

  async #drop(bench: KillBench, error: unknown): Promise<never> {
    this.#open.delete(bench);
    await bench.close();
    throw error;
  }
}
