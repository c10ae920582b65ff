// The store in memory, for tests: the same parsing as on disk, gone with the process.
import type { z } from 'zod';
import { parseJson } from '../parse-json.js';
import { type Records, type Store, type TellSetAside, UnreadableRecordError } from './store.js';

export class MemoryStore implements Store {
  /** What is stored, as text, by collection: tests may look and may spoil a record. */
  readonly collections = new Map<string, Map<string, string>>();
  readonly #tell: TellSetAside;

  constructor(tell: TellSetAside = () => {}) {
    this.#tell = tell;
  }

  async records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>> {
    const texts = this.#collection(collection);
    const read = (key: string, text: string): Value => {
      const parsed = schema.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      this.#collection('set_aside').set(`${collection}/${key}`, text);
      this.#tell({ collection, key, problem: parsed.error.message });
      throw new UnreadableRecordError(collection, key, parsed.error.message);
    };
    const understood = (key: string): { key: string; value: Value }[] => {
      const text = texts.get(key);
      if (text === undefined) return [];
      try {
        return [{ key, value: read(key, text) }];
      } catch {
        texts.delete(key);
        return [];
      }
    };
    return {
      async get(key) {
        const text = texts.get(key);
        return text === undefined ? undefined : read(key, text);
      },
      async set(key, value) {
        texts.set(key, JSON.stringify(value));
      },
      async delete(keys) {
        for (const key of keys) texts.delete(key);
      },
      async all() {
        return [...texts.keys()].flatMap(understood);
      },
      async *scan() {
        for (const key of [...texts.keys()].sort(byBytes)) yield* understood(key);
      },
    };
  }

  /** It is never seen half done: everything is written at once. */
  together = <Result>(act: () => Result): Result => act();

  async close(): Promise<void> {}

  #collection(name: string): Map<string, string> {
    const texts = this.collections.get(name) ?? new Map<string, string>();
    this.collections.set(name, texts);
    return texts;
  }
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
