// Records of which the ones used last are remembered as they stand on disk: while this process holds the store, nobody else writes there.
import type { Records } from './store.js';

export class RememberedRecords<Value> implements Records<Value> {
  readonly #records: Records<Value>;
  readonly #most: number;
  readonly #what: 'used' | 'written';
  /** The ones used last stand at the end; also that there is none. */
  readonly #known = new Map<string, Value | undefined>();
  /** What is being read; a write takes its key out, for what arrives after it may be older than what was written. */
  readonly #underWay = new Map<string, Promise<Value | undefined>>();

  /**
   * At most so many are remembered; only those that were `written`, where others are read through once and in great number.
   * Whoever gets one may not change it.
   */
  constructor(records: Records<Value>, most: number, what: 'used' | 'written' = 'used') {
    this.#records = records;
    this.#most = most;
    this.#what = what;
  }

  async get(key: string): Promise<Value | undefined> {
    if (!this.#known.has(key)) return this.#underWay.get(key) ?? this.#read(key);
    const known = this.#known.get(key);
    this.#remember(key, known);
    return known;
  }

  /** Without waiting; nothing for one that is not remembered. */
  known(key: string): { readonly value: Value | undefined } | undefined {
    return this.#known.has(key) ? { value: this.#known.get(key) } : undefined;
  }

  /** Until it is written, what was there before is what is known. */
  set(key: string, value: Value): Promise<void> {
    return this.#write([key], value, () => this.#records.set(key, value));
  }

  delete(keys: readonly string[]): Promise<void> {
    return this.#write(keys, undefined, () => this.#records.delete(keys));
  }

  all(): Promise<{ key: string; value: Value }[]> {
    return this.#records.all();
  }

  scan(): AsyncIterable<{ key: string; value: Value }> {
    return this.#records.scan();
  }

  async #read(key: string): Promise<Value | undefined> {
    const reading = this.#records.get(key);
    this.#underWay.set(key, reading);
    try {
      const value = await reading;
      if (this.#what === 'used' && this.#underWay.get(key) === reading) this.#remember(key, value);
      return value;
    } finally {
      if (this.#underWay.get(key) === reading) this.#underWay.delete(key);
    }
  }

  async #write(keys: readonly string[], value: Value | undefined, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // It may have arrived all the same.
      for (const key of keys) this.#forget(key);
      throw error;
    }
    for (const key of keys) {
      this.#forget(key);
      if (this.#what === 'used' || value !== undefined) this.#remember(key, value);
    }
  }

  #remember(key: string, value: Value | undefined): void {
    this.#known.delete(key);
    this.#known.set(key, value);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
  }

  #forget(key: string): void {
    this.#known.delete(key);
    this.#underWay.delete(key);
  }
}
