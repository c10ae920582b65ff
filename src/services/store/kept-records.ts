// Records that are read far more often than written: remembered as they stand on disk, changed one at a time.
import { Locks } from './lock.js';
import type { Records } from './store.js';

/** So many are remembered: nobody else writes there while this process holds the store. */
const REMEMBERED = 1000;

export class KeptRecords<Value> {
  readonly #records: Records<Value>;
  readonly #unwritten: (key: string) => Value;
  readonly #locks = new Locks();
  /** The ones used last stand at the end. */
  readonly #known = new Map<string, Value>();
  /** What is being read; a write takes its key out, for what arrives after it may be older than what was written. */
  readonly #underWay = new Map<string, Promise<Value>>();

  /** `unwritten` is what stands for a record that was never written. */
  constructor(records: Records<Value>, unwritten: (key: string) => Value) {
    this.#records = records;
    this.#unwritten = unwritten;
  }

  async get(key: string): Promise<Value> {
    const known = this.#known.get(key);
    if (known === undefined) return this.#underWay.get(key) ?? this.#read(key);
    this.#remember(key, known);
    return known;
  }

  /** The same without waiting; nothing for one that is not remembered. */
  known(key: string): Value | undefined {
    return this.#known.get(key);
  }

  /** Changes one record, after every change that was asked for before; what comes back the same is not written. */
  async change<Result>(key: string, act: (before: Value) => { readonly after: Value; readonly result: Result }): Promise<Result> {
    return this.#locks.with(key, async () => {
      const before = await this.get(key);
      const { after, result } = act(before);
      if (after !== before) await this.#write(key, after);
      return result;
    });
  }

  async #read(key: string): Promise<Value> {
    const reading = this.#records.get(key).then((stored) => stored ?? this.#unwritten(key));
    this.#underWay.set(key, reading);
    try {
      const value = await reading;
      if (this.#underWay.get(key) === reading) this.#remember(key, value);
      return value;
    } finally {
      if (this.#underWay.get(key) === reading) this.#underWay.delete(key);
    }
  }

  /** Until it is written, what was there before is what is known. */
  async #write(key: string, value: Value): Promise<void> {
    try {
      await this.#records.set(key, value);
    } catch (error) {
      // It may have arrived all the same.
      this.#known.delete(key);
      this.#underWay.delete(key);
      throw error;
    }
    this.#underWay.delete(key);
    this.#remember(key, value);
  }

  #remember(key: string, value: Value): void {
    this.#known.delete(key);
    this.#known.set(key, value);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}
