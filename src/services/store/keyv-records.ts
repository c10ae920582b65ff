// One collection in its own Keyv table: records are parsed when read, and what does not parse is set aside, never dropped.
import Keyv from 'keyv';
import { z } from 'zod';
import { messageOf } from '../errors.js';
import { Locks } from './lock.js';
import { type Records, type TellSetAside, UnreadableRecordError } from './store.js';
import type { Table } from './table.js';

interface Parts<Value> {
  readonly collection: string;
  readonly schema: z.ZodType<Value>;
  readonly table: Table;
  readonly aside: Table;
  readonly tell: TellSetAside;
}

/** Keyv's own envelope around a value, as it stands in the table. */
const envelope = z.object({ value: z.unknown() });
const rows = z.array(z.object({ key: z.string(), value: z.string() }));
type Row = z.infer<typeof rows>[number];

/** Keyv's own way of writing JSON, meant for buffers, doubles a colon at the beginning of a text, and takes longer. */
const PLAIN_JSON = { serialize: JSON.stringify, deserialize: JSON.parse };

/** So many records are in memory at once while a collection is scanned; a chapter of the history may hold 60 kB. */
const PAGE = 100;

export class KeyvRecords<Value> implements Records<Value> {
  readonly #parts: Parts<Value>;
  readonly #keyv: Keyv<unknown>;
  /** What is written to one key is written in the order in which it was asked for; what is written to several, together. */
  readonly #locks = new Locks();

  constructor(parts: Parts<Value>) {
    this.#parts = parts;
    const errors = { throwOnErrors: true, emitErrors: false };
    this.#keyv = new Keyv({ store: parts.table, useKeyPrefix: false, ...PLAIN_JSON, ...errors });
  }

  async get(key: string): Promise<Value | undefined> {
    const stored = await this.#raw(key);
    if (stored === undefined) return undefined;
    const parsed = this.#parts.schema.safeParse(stored);
    if (parsed.success) return parsed.data;
    return this.#unreadable(key, z.prettifyError(parsed.error));
  }

  async set(key: string, value: Value): Promise<void> {
    await this.#locks.with(key, () => this.#keyv.set(key, value));
  }

  async delete(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#locks.with(key, () => this.#keyv.delete(key))));
  }

  async all(): Promise<{ key: string; value: Value }[]> {
    const read: { key: string; value: Value }[] = [];
    for (const row of await this.#rows('ORDER BY key')) read.push(...(await this.#understood(row)));
    return read;
  }

  async *scan(): AsyncGenerator<{ key: string; value: Value }> {
    let page = await this.#rows(`ORDER BY key LIMIT ${PAGE}`);
    for (let last = page.at(-1); last; last = page.at(-1)) {
      for (const row of page) yield* await this.#understood(row);
      page = await this.#rows(`WHERE key > ? ORDER BY key LIMIT ${PAGE}`, last.key);
    }
  }

  /** Keyv's iterator pages with OFFSET over a LIKE scan: what comes or goes meanwhile shifts its pages, and each costs more than the last. */
  async #rows(which: string, ...values: string[]): Promise<Row[]> {
    const { table } = this.#parts;
    return rows.parse(await table.query(`SELECT key, value FROM ${table.opts.table} ${which}`, ...values));
  }

  /** The record of a row; none for one that had to be set aside. */
  async #understood({ key, value }: Row): Promise<{ key: string; value: Value }[]> {
    const parsed = this.#parts.schema.safeParse(valueIn(value));
    if (parsed.success) return [{ key, value: parsed.data }];
    await this.#moveAside(key, value, z.prettifyError(parsed.error));
    return [];
  }

  async #raw(key: string): Promise<unknown> {
    try {
      return await this.#keyv.get(key);
    } catch (error) {
      if (error instanceof SyntaxError) return this.#unreadable(key, messageOf(error));
      throw error;
    }
  }

  async #unreadable(key: string, problem: string): Promise<never> {
    const raw = await this.#parts.table.get(key);
    await this.#copyAside(key, String(raw), problem);
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
