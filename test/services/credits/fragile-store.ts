// A store in memory that can be made to break: one commit fails, having arrived or not, or the process dies with it. As on disk,
// reading and writing take a turn each, and only what is written together is one commit.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import type { Records, Store } from '../../../src/services/store/store.js';

export class DiskError extends Error {}

export interface Trouble {
  /** Which commit from now on, from 0. */
  readonly commit: number;
  readonly arrives: boolean;
  /** Nothing is read or written any more until `revive`. */
  readonly kills: boolean;
}

interface Change {
  readonly write: () => Promise<void>;
  readonly made: () => void;
  readonly failed: (error: unknown) => void;
}

export class FragileStore implements Store {
  readonly memory = new MemoryStore();
  /** Since the last trouble was made. */
  commits = 0;
  reads = 0;
  #trouble: Trouble | undefined;
  isDead = false;
  #together: Change[] | undefined;

  make(trouble: Trouble | undefined): void {
    this.#trouble = trouble;
    this.commits = 0;
  }

  revive(): void {
    this.isDead = false;
    this.make(undefined);
  }

  async records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>> {
    const records = await this.memory.records(collection, schema);
    return {
      get: async (key) => {
        this.reads += 1;
        await nextTurn();
        if (this.isDead) throw new DiskError();
        return records.get(key);
      },
      set: (key, value) => this.#write(() => records.set(key, value)),
      delete: (keys) => this.#write(() => records.delete(keys)),
      all: () => records.all(),
      scan: () => records.scan(),
    };
  }

  async close(): Promise<void> {}

  #write(write: () => Promise<void>): Promise<void> {
    return new Promise((made, failed) => {
      const change = { write, made, failed };
      if (this.#together) this.#together.push(change);
      else setImmediate(() => void this.#commit([change]));
    });
  }

  together = <Result>(act: () => Result): Result => {
    const changes: Change[] = [];
    this.#together = changes;
    try {
      return act();
    } finally {
      this.#together = undefined;
      if (changes.length > 0) setImmediate(() => void this.#commit(changes));
    }
  };

  async #commit(changes: readonly Change[]): Promise<void> {
    const trouble = this.#trouble?.commit === this.commits ? this.#trouble : undefined;
    this.commits += 1;
    const arrives = !this.isDead && (!trouble || trouble.arrives);
    const isMade = !this.isDead && !trouble;
    if (trouble?.kills) this.isDead = true;
    for (const { write } of changes) if (arrives) await write();
    for (const { made, failed } of changes) isMade ? made() : failed(new DiskError());
  }
}
