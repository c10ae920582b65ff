// Keyv on one SQLite file: a table a collection, write-ahead log, full sync, errors thrown and not swallowed.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import KeyvSqlite from '@keyv/sqlite';
import type { z } from 'zod';
import { messageOf } from '../errors.js';
import { KeyvRecords } from './keyv-records.js';
import { Locks } from './lock.js';
import { holdFile } from './process-lock.js';
import { type Records, type Store, StoreUnusableError, type TellSetAside } from './store.js';

const BUSY_TIMEOUT_MS = 5000;

/** The file that a `sqlite://` address names. */
export function sqliteFile(url: string): string {
  return url.replace(/^sqlite:\/\//, '');
}

export class SqliteStore implements Store {
  readonly #file: string;
  readonly #tell: TellSetAside;
  readonly #letGo: () => Promise<void>;
  readonly #tables: KeyvSqlite[] = [];
  readonly #locks = new Locks();

  private constructor(file: string, tell: TellSetAside, letGo: () => Promise<void>) {
    this.#file = file;
    this.#tell = tell;
    this.#letGo = letGo;
  }

  static async open(url: string, tell: TellSetAside): Promise<SqliteStore> {
    const file = sqliteFile(url);
    try {
      mkdirSync(dirname(file), { recursive: true });
    } catch (error) {
      throw new StoreUnusableError(`The folder of ${file} can't be created: ${messageOf(error)}`, { cause: error });
    }
    return new SqliteStore(file, tell, await holdFile(file));
  }

  async records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>> {
    const aside = await this.#table('set_aside');
    // A file has one writer at a time; whoever waited inside SQLite would sleep, and hold a thread meanwhile.
    const oneByOne = <Result>(write: () => Promise<Result>) => this.#locks.with('write', write);
    return new KeyvRecords({ collection, schema, table: await this.#table(collection), aside, tell: this.#tell, oneByOne });
  }

  async close(): Promise<void> {
    for (const table of this.#tables) await table.close();
    await this.#letGo();
  }

  async #table(name: string): Promise<KeyvSqlite> {
    const open = this.#tables.find((table) => table.opts.table === name);
    if (open) return open;
    const table = new KeyvSqlite({ uri: `sqlite://${this.#file}`, table: name, busyTimeout: BUSY_TIMEOUT_MS });
    // Its errors also reject the call they belong to; without a listener they would end the process.
    table.on('error', () => {});
    try {
      await table.query('PRAGMA journal_mode=WAL');
      await table.query('PRAGMA synchronous=FULL');
    } catch (error) {
      throw new StoreUnusableError(`The store ${this.#file} can't be opened: ${messageOf(error)}`, { cause: error });
    }
    this.#tables.push(table);
    return table;
  }
}
