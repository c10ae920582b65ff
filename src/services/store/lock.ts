// Named locks within this process: what is done under one name is done one after the other.

export class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `act` after everything that holds or awaits this name; the name is forgotten when nobody waits. */
  async with<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = before.then(act, act);
    this.#tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(name) === mine) this.#tails.delete(name);
    }
  }
}
