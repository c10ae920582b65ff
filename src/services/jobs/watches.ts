// When each picture under way is looked at next, and since when it is being drawn. In memory only: after a restart one look tells.

export interface Watch {
  nextAt: number;
  lookedAt: number | undefined;
  /** Looks in a row that failed. */
  failures: number;
  /** Since when no look has told anything. */
  failingSince: number | undefined;
  /** First seen as being drawn, not merely queued at the vendor. */
  drawingSince: number | undefined;
}

export class Watches {
  /** By job, then by the picture's place in it. */
  readonly #watches = new Map<string, Watch[]>();

  /** The watch over one picture; a new one is due at once. */
  over(jobId: string, part: number): Watch {
    const ofJob = this.#watches.get(jobId) ?? [];
    this.#watches.set(jobId, ofJob);
    ofJob[part] ??= { nextAt: 0, lookedAt: undefined, failures: 0, failingSince: undefined, drawingSince: undefined };
    return ofJob[part];
  }

  end(jobId: string): void {
    this.#watches.delete(jobId);
  }
}
