// When each picture under way is looked at next, and since when it is being drawn. In memory only: after a restart one look tells.

export interface Watch {
  nextAt: number;
  lookedAt: number | undefined;
  /** Looks in a row that failed. */
  failures: number;
  /** First seen as being drawn, not merely queued at the vendor. */
  drawingSince: number | undefined;
}

export class Watches {
  readonly #watches = new Map<string, Watch>();

  /** The watch over one picture; a new one is due at once. */
  over(jobId: string, part: number): Watch {
    const key = `${jobId}/${part}`;
    const known = this.#watches.get(key);
    if (known) return known;
    const watch: Watch = { nextAt: 0, lookedAt: undefined, failures: 0, drawingSince: undefined };
    this.#watches.set(key, watch);
    return watch;
  }

  end(jobId: string, part: number): void {
    this.#watches.delete(`${jobId}/${part}`);
  }
}
