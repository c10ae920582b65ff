// A collection's table: read by Keyv, on a connection of its own; changed, in Keyv's format, through the file's commits.
import KeyvSqlite from '@keyv/sqlite';
import Keyv from 'keyv';
import { z } from 'zod';
import { type Commits, quoted } from './commits.js';
import { BUSY_TIMEOUT_MS } from './sqlite-connection.js';

interface Place {
  readonly file: string;
  readonly name: string;
  readonly commits: Commits;
}

const rows = z.array(z.object({ key: z.string(), value: z.string() }));
export type Row = z.infer<typeof rows>[number];

/** Keyv's own way of writing JSON, meant for buffers, doubles a colon at the beginning of a text, and takes longer. */
const PLAIN_JSON = { serialize: JSON.stringify, deserialize: JSON.parse };

export class Table {
  readonly #name: string;
  readonly #commits: Commits;
  readonly #connection: KeyvSqlite;
  readonly #keyv: Keyv<unknown>;

  private constructor({ name, commits }: Place, connection: KeyvSqlite) {
    this.#name = name;
    this.#commits = commits;
    this.#connection = connection;
    const errors = { throwOnErrors: true, emitErrors: false };
    this.#keyv = new Keyv({ store: connection, useKeyPrefix: false, ...PLAIN_JSON, ...errors });
  }

  /** The same table as Keyv would make; made before, so that tables made in the same turn share a commit. */
  static async open(place: Place): Promise<Table> {
    const { file, name, commits } = place;
    await commits.make(`CREATE TABLE IF NOT EXISTS ${name}(key VARCHAR(255) PRIMARY KEY, value TEXT)`);
    const connection = new KeyvSqlite({ uri: `sqlite://${file}`, table: name, busyTimeout: BUSY_TIMEOUT_MS });
    // Its errors also reject the call they belong to; without a listener they would end the process.
    connection.on('error', () => {});
    // Nobody else hears of it when it can't be opened.
    await connection.query('SELECT 1');
    return new Table(place, connection);
  }

  /** The value of a record. */
  get(key: string): Promise<unknown> {
    return this.#keyv.get(key);
  }

  /** A record as it stands there. */
  async text(key: string): Promise<string> {
    return String(await this.#connection.get(key));
  }

  /** Keyv's iterator pages with OFFSET over a LIKE scan: what comes or goes meanwhile shifts its pages, and each costs more than the last. */
  async rows(which: string, ...values: string[]): Promise<Row[]> {
    return rows.parse(await this.#connection.query(`SELECT key, value FROM ${this.#name} ${which}`, ...values));
  }

  /** Not through Keyv, which would let changes of one record change places on their way. */
  set(key: string, text: string): Promise<void> {
    const insert = `INSERT INTO ${this.#name}(key, value) VALUES(${quoted(key)}, ${quoted(text)})`;
    return this.#commits.make(`${insert} ON CONFLICT(key) DO UPDATE SET value = excluded.value`);
  }

  delete(keys: readonly string[]): Promise<void> {
    return keys.length === 0
      ? Promise.resolve()
      : this.#commits.make(`DELETE FROM ${this.#name} WHERE key IN (${keys.map(quoted).join()})`);
  }

  /** Deletes a record only as it was read. */
  deleteUnchanged(key: string, text: string): Promise<void> {
    return this.#commits.make(`DELETE FROM ${this.#name} WHERE key = ${quoted(key)} AND value = ${quoted(text)}`);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
