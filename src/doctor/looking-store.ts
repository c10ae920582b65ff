// The store as the doctor looks at it: what can't be read is noted and stays where it is, and changes may stay in memory.
import { z } from 'zod';
import { type Records, type Store, UnreadableRecordError } from '../services/store/store.js';

export interface Unreadable {
  readonly collection: string;
  readonly key: string;
  readonly problem: string;
}

/** `in memory`: the store itself stays as it is, and what is changed is seen through this one alone. */
export type Changes = 'in memory' | 'in the store';

/** Also what is not even JSON, which has no value: it is there all the same. */
const anything = z.unknown().transform((value) => ({ value }));
type Anything = z.infer<typeof anything>;

export class LookingStore implements Store {
  /** By collection and key: each is noted once, however often it is met. */
  readonly unreadable = new Map<string, Unreadable>();
  readonly #store: Store;
  readonly #changes: Changes;

  constructor(store: Store, changes: Changes) {
    this.#store = store;
    this.#changes = changes;
  }

  async records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>> {
    // The store sets aside what does not parse, and then takes it for absent. Here everything parses, and is judged afterwards.
    const stored = await this.#store.records(collection, anything);
    const strict = await this.#store.records(collection, schema);
    const looking = new LookingRecords(stored, (key, { value }) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      const problem = z.prettifyError(parsed.error);
      this.unreadable.set(`${collection}/${key}`, { collection, key, problem });
      throw new UnreadableRecordError(collection, key, problem);
    });
    return this.#changes === 'in memory' ? new RecordsInMemory(looking) : new RecordsInStore(looking, strict);
  }

  /** What is changed here looks at each record before, and so writes one after the other. */
  together = <Result>(act: () => Result): Result => act();

  /** The store is closed by who has opened it. */
  async close(): Promise<void> {}
}

type Reading<Value> = Pick<Records<Value>, 'get' | 'scan'>;

class LookingRecords<Value> implements Reading<Value> {
  readonly #stored: Records<Anything>;
  readonly #read: (key: string, stored: Anything) => Value;

  constructor(stored: Records<Anything>, read: (key: string, stored: Anything) => Value) {
    this.#stored = stored;
    this.#read = read;
  }

  async get(key: string): Promise<Value | undefined> {
    const stored = await lookUp(this.#stored, key);
    if (stored === 'unreadable') return this.#read(key, { value: undefined });
    return stored && this.#read(key, stored);
  }

  async *scan(): AsyncGenerator<{ key: string; value: Value }> {
    for await (const { key, value } of this.#stored.scan()) {
      try {
        yield { key, value: this.#read(key, value) };
      } catch (error) {
        if (!(error instanceof UnreadableRecordError)) throw error;
      }
    }
  }
}

class RecordsInStore<Value> implements Records<Value> {
  readonly #reading: Reading<Value>;
  readonly #strict: Records<Value>;

  constructor(reading: Reading<Value>, strict: Records<Value>) {
    this.#reading = reading;
    this.#strict = strict;
  }

  get = (key: string) => this.#reading.get(key);
  scan = () => this.#reading.scan();
  all = () => collected(this.#reading.scan());
  delete = (keys: readonly string[]) => this.#strict.delete(keys);

  async set(key: string, value: Value): Promise<void> {
    await this.#keepUnreadable(key);
    await this.#strict.set(key, value);
  }

  /** What can't be read is set aside before something else takes its place: the store does so when it is asked for it. */
  async #keepUnreadable(key: string): Promise<void> {
    const found = await lookUp(this, key);
    if (found === 'unreadable') await lookUp(this.#strict, key);
  }
}

class RecordsInMemory<Value> implements Records<Value> {
  readonly #reading: Reading<Value>;
  /** Nothing in the place of what was deleted. */
  readonly #changed = new Map<string, Value | undefined>();

  constructor(reading: Reading<Value>) {
    this.#reading = reading;
  }

  async get(key: string): Promise<Value | undefined> {
    return this.#changed.has(key) ? this.#changed.get(key) : this.#reading.get(key);
  }

  async set(key: string, value: Value): Promise<void> {
    this.#changed.set(key, value);
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#changed.set(key, undefined);
  }

  all = () => collected(this.scan());

  /** In the order of the keys, as the store does it. */
  async *scan(): AsyncGenerator<{ key: string; value: Value }> {
    const changed = [...this.#changed].sort(([one], [other]) => byBytes(one, other));
    let next = 0;
    const changedUpTo = function* (key: string | undefined) {
      for (; next < changed.length; next += 1) {
        const [changedKey, value] = changed[next] ?? [''];
        if (key !== undefined && byBytes(changedKey, key) > 0) return;
        if (value !== undefined) yield { key: changedKey, value };
      }
    };
    const isChanged = new Set(changed.map(([key]) => key));
    for await (const record of this.#reading.scan()) {
      yield* changedUpTo(record.key);
      if (!isChanged.has(record.key)) yield record;
    }
    yield* changedUpTo(undefined);
  }
}

/** A record, nothing where there is none, or word that it can't be read. */
export async function lookUp<Value>(
  records: Pick<Records<Value>, 'get'>,
  key: string,
): Promise<Value | undefined | 'unreadable'> {
  try {
    return await records.get(key);
  } catch (error) {
    if (error instanceof UnreadableRecordError) return 'unreadable';
    throw error;
  }
}

async function collected<Value>(scan: AsyncIterable<Value>): Promise<Value[]> {
  const read: Value[] = [];
  for await (const record of scan) read.push(record);
  return read;
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
