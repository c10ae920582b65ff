// A collection's table as Keyv reads and writes it; its changes go through the file's commits.
import KeyvSqlite from '@keyv/sqlite';
import { type Commits, quoted } from './commits.js';
import { BUSY_TIMEOUT_MS } from './sqlite-connection.js';

interface Place {
  readonly file: string;
  readonly name: string;
  readonly commits: Commits;
}

export class Table extends KeyvSqlite {
  readonly #commits: Commits;

  private constructor({ file, name, commits }: Place) {
    super({ uri: `sqlite://${file}`, table: name, busyTimeout: BUSY_TIMEOUT_MS });
    this.#commits = commits;
    // Its errors also reject the call they belong to; without a listener they would end the process.
    this.on('error', () => {});
  }

  /** The same table as Keyv would make; made before, for that tables made in the same turn share a commit. */
  static async open(place: Place): Promise<Table> {
    await place.commits.make(`CREATE TABLE IF NOT EXISTS ${place.name}(key VARCHAR(255) PRIMARY KEY, value TEXT)`);
    return new Table(place);
  }

  override async set(key: string, value: string): Promise<void> {
    const upsert = `INSERT INTO ${this.opts.table}(key, value) VALUES(${quoted(key)}, ${quoted(value)})`;
    await this.#commits.make(`${upsert} ON CONFLICT(key) DO UPDATE SET value = excluded.value`);
  }

  override async delete(key: string): Promise<boolean> {
    await this.#commits.make(`DELETE FROM ${this.opts.table} WHERE key = ${quoted(key)}`);
    return true;
  }

  /** Deletes a record only as it was read. */
  async deleteUnchanged(key: string, value: string): Promise<void> {
    await this.#commits.make(`DELETE FROM ${this.opts.table} WHERE key = ${quoted(key)} AND value = ${quoted(value)}`);
  }
}
