// One collection in its own Keyv table: records are parsed when read, and what does not parse is set aside, never dropped.
import { z } from 'zod';
import { messageOf } from '../errors.js';
import { type Records, type TellSetAside, UnreadableRecordError } from './store.js';
import type { Row, Table } from './table.js';

interface Parts<Value> {
  readonly collection: string;
  readonly schema: z.ZodType<Value>;
  readonly table: Table;
  readonly aside: Table;
  readonly tell: TellSetAside;
}

/** Keyv's own envelope around a value, as it stands in the table. */
const envelope = z.object({ value: z.unknown() });

/** So many records are in memory at once while a collection is scanned; a chapter of the history may hold 60 kB. */
const PAGE = 100;

export class KeyvRecords<Value> implements Records<Value> {
  readonly #parts: Parts<Value>;

  constructor(parts: Parts<Value>) {
    this.#parts = parts;
  }

  async get(key: string): Promise<Value | undefined> {
    const stored = await this.#stored(key);
    if (stored === undefined) return undefined;
    const parsed = this.#parts.schema.safeParse(stored);
    if (parsed.success) return parsed.data;
    return this.#unreadable(key, z.prettifyError(parsed.error));
  }

  set(key: string, value: Value): Promise<void> {
    return this.#parts.table.set(key, JSON.stringify({ value }));
  }

  delete(keys: readonly string[]): Promise<void> {
    return this.#parts.table.delete(keys);
  }

  async all(): Promise<{ key: string; value: Value }[]> {
    const read: { key: string; value: Value }[] = [];
    for (const row of await this.#parts.table.rows('ORDER BY key')) read.push(...(await this.#understood(row)));
    return read;
  }

  async *scan(): AsyncGenerator<{ key: string; value: Value }> {
    const { table } = this.#parts;
    let page = await table.rows(`ORDER BY key LIMIT ${PAGE}`);
    for (let last = page.at(-1); last; last = page.at(-1)) {
      for (const row of page) yield* await this.#understood(row);
      page = await table.rows(`WHERE key > ? ORDER BY key LIMIT ${PAGE}`, last.key);
    }
  }

  /** The record of a row; none for one that had to be set aside. */
  async #understood({ key, value }: Row): Promise<{ key: string; value: Value }[]> {
    const parsed = this.#parts.schema.safeParse(valueIn(value));
    if (parsed.success) return [{ key, value: parsed.data }];
    await this.#moveAside(key, value, z.prettifyError(parsed.error));
    return [];
  }

  async #stored(key: string): Promise<unknown> {
    try {
      return await this.#parts.table.get(key);
    } catch (error) {
      if (error instanceof SyntaxError) return this.#unreadable(key, messageOf(error));
      throw error;
    }
  }

  async #unreadable(key: string, problem: string): Promise<never> {
    await this.#copyAside(key, await this.#parts.table.text(key), problem);
    throw new UnreadableRecordError(this.#parts.collection, key, problem);
  }

  async #moveAside(key: string, raw: string, problem: string): Promise<void> {
    await this.#copyAside(key, raw, problem);
    // Only what was copied goes: it may have been written anew since it was read.
    await this.#parts.table.deleteUnchanged(key, raw);
  }

  async #copyAside(key: string, raw: string, problem: string): Promise<void> {
    const { collection, aside, tell } = this.#parts;
    await aside.set(`${collection}/${key}`, JSON.stringify({ problem, raw }));
    tell({ collection, key, problem });
  }
}

function valueIn(row: string): unknown {
  try {
    return envelope.parse(JSON.parse(row)).value;
  } catch {
    return undefined;
  }
}
