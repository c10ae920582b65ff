// A store in memory that can be made to break: one write fails, having arrived or not, or the process dies with it.
import type { z } from 'zod';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import type { Records, Store } from '../../../src/services/store/store.js';

export class DiskError extends Error {}

export interface Trouble {
  /** Which write from now on, from 0. */
  readonly write: number;
  readonly arrives: boolean;
  /** Nothing is read or written any more until `revive`. */
  readonly kills: boolean;
}

export class FragileStore implements Store {
  readonly memory = new MemoryStore();
  /** Writes since the last trouble was made. */
  writes = 0;
  reads = 0;
  #trouble: Trouble | undefined;
  isDead = false;

  make(trouble: Trouble | undefined): void {
    this.#trouble = trouble;
    this.writes = 0;
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
        await this.#alive();
        return records.get(key);
      },
      set: (key, value) => this.#write(() => records.set(key, value)),
      delete: (keys) => this.#write(() => records.delete(keys)),
      all: () => records.all(),
      scan: () => records.scan(),
    };
  }

  async close(): Promise<void> {}

  async #write(write: () => Promise<void>): Promise<void> {
    await this.#alive();
    const number = this.writes;
    this.writes += 1;
    const trouble = this.#trouble?.write === number ? this.#trouble : undefined;
    if (trouble?.kills) this.isDead = true;
    if (!trouble || trouble.arrives) await write();
    await undefined;
    if (trouble) throw new DiskError();
  }

  /** Every access takes a moment. */
  async #alive(): Promise<void> {
    await undefined;
    if (this.isDead) throw new DiskError();
  }
}
