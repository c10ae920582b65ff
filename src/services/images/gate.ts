// A gate that lets in so many at once; the others wait in line.

export class Gate {
  readonly #most: number;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whoever is let in must call the returned function once, when done. */
  async enter(): Promise<() => void> {
    if (this.#inside >= this.#most) await new Promise<void>((resolve) => this.#line.push(resolve));
    else this.#inside += 1;
    return () => this.#leave();
  }

  /** The place goes to the next in line, if there is one. */
  #leave(): void {
    const next = this.#line.shift();
    if (next) next();
    else this.#inside -= 1;
  }
}
