// Records that are read far more often than written: remembered as they stand on disk, changed one at a time.
import { Locks } from './lock.js';
import { RememberedRecords } from './remembered-records.js';
import type { Records } from './store.js';

const REMEMBERED = 1000;

export class KeptRecords<Value> {
  readonly #records: RememberedRecords<Value>;
  readonly #unwritten: (key: string) => Value;
  readonly #locks = new Locks();

  /** `unwritten` is what stands for a record that was never written. */
  constructor(records: Records<Value>, unwritten: (key: string) => Value) {
    this.#records = new RememberedRecords(records, REMEMBERED);
    this.#unwritten = unwritten;
  }

  async get(key: string): Promise<Value> {
    return (await this.#records.get(key)) ?? this.#unwritten(key);
  }

  /** The same without waiting; nothing for one that is not remembered. */
  known(key: string): Value | undefined {
    const known = this.#records.known(key);
    return known && (known.value ?? this.#unwritten(key));
  }

  /** For who keeps others from changing it meanwhile. */
  set(key: string, value: Value): Promise<void> {
    return this.#records.set(key, value);
  }

  /** Changes one record, after every change that was asked for before; what comes back the same is not written. */
  change<Result>(key: string, act: (before: Value) => { readonly after: Value; readonly result: Result }): Promise<Result> {
    return this.holding(key, async (before) => {
      const { after, result } = act(before);
      if (after !== before) await this.set(key, after);
      return result;
    });
  }

  /** The same for who writes it together with others: until `act` is done, nobody else changes it. */
  holding<Result>(key: string, act: (before: Value) => Promise<Result>): Promise<Result> {
    return this.#locks.with(key, async () => act(await this.get(key)));
  }
}
