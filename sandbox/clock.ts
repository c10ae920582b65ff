// The sandbox's time: real time plus an offset that tests and the page may turn forward.

export class SandboxClock {
  #offset = 0;
  readonly #listeners = new Set<() => void>();

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Turns the clock forward; whoever waits for an instant looks again. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every turn of the clock; returns how to stop listening. */
  onTurn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
