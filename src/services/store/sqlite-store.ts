// Keyv on one SQLite file: a table a collection, write-ahead log, full sync, errors thrown and not swallowed.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { messageOf } from '../errors.js';
import { Commits } from './commits.js';
import { KeyvRecords } from './keyv-records.js';
import { holdFile } from './process-lock.js';
import { BUSY_TIMEOUT_MS, SqliteConnection } from './sqlite-connection.js';
import { type Records, type Store, StoreUnusableError, type TellSetAside } from './store.js';
import { Table } from './table.js';

/** The connection's own setting; without it a commit could be lost with the machine's power. */
const FULL_SYNC = 'PRAGMA synchronous=FULL';
/** What may only be read also opens, and even begins a transaction, without a word: the first change is refused, so one is tried. */
const WRITE_NOTHING = ['BEGIN IMMEDIATE', 'PRAGMA user_version=1', 'ROLLBACK'];

/** The file that a `sqlite://` address names. */
export function sqliteFile(url: string): string {
  return url.replace(/^sqlite:\/\//, '');
}

interface Held {
  readonly file: string;
  readonly tell: TellSetAside;
  readonly commits: Commits;
  readonly letGo: () => Promise<void>;
}

export class SqliteStore implements Store {
  readonly #held: Held;
  readonly #opened = new Map<string, Promise<Table>>();

  private constructor(held: Held) {
    this.#held = held;
  }

  /** Refuses, with a `StoreUnusableError`, a file that another process holds and one that can't be written. */
  static async open(url: string, tell: TellSetAside): Promise<SqliteStore> {
    const file = sqliteFile(url);
    try {
      mkdirSync(dirname(file), { recursive: true });
    } catch (error) {
      throw new StoreUnusableError('broken', `The folder of ${file} can't be created: ${messageOf(error)}`, { cause: error });
    }
    const letGo = await holdFile(file);
    try {
      return new SqliteStore({ file, tell, letGo, commits: new Commits(await writable(file)) });
    } catch (error) {
      await letGo();
      throw unusable(file, error);
    }
  }

  async records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>> {
    const [table, aside] = await Promise.all([this.#table(collection), this.#table('set_aside')]);
    return new KeyvRecords({ collection, schema, table, aside, tell: this.#held.tell });
  }

  together = <Result>(act: () => Result): Result => this.#held.commits.together(act);

  async close(): Promise<void> {
    await Promise.allSettled([...this.#opened.values()].map(async (table) => (await table).close()));
    // The last one to leave tidies the write-ahead log away.
    await this.#held.commits.close();
    await this.#held.letGo();
  }

  #table(name: string): Promise<Table> {
    const table = this.#opened.get(name) ?? this.#openTable(name);
    this.#opened.set(name, table);
    return table;
  }

  async #openTable(name: string): Promise<Table> {
    const { file, commits } = this.#held;
    try {
      return await Table.open({ file, name, commits });
    } catch (error) {
      throw unusable(file, error);
    }
  }
}

/** A connection to a file that is a database and can be written to; from here on its log is written ahead, for every connection. */
async function writable(file: string): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(file, BUSY_TIMEOUT_MS);
  try {
    await connection.run([FULL_SYNC, 'PRAGMA journal_mode=WAL', ...WRITE_NOTHING]);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function unusable(file: string, error: unknown): StoreUnusableError {
  return new StoreUnusableError('broken', `The store ${file} can't be opened: ${messageOf(error)}`, { cause: error });
}
