// The tables of the store's file. Those that are asked for in the same moment are made in one transaction: one sync for them all.
import type { SqliteConnection } from './sqlite-connection.js';

export class Tables {
  readonly #connection: SqliteConnection;
  readonly #oneByOne: (write: () => Promise<void>) => Promise<void>;
  #asked: string[] = [];
  #making: Promise<void> | undefined;

  /** `oneByOne` runs the writes to the file one after the other. */
  constructor(connection: SqliteConnection, oneByOne: (write: () => Promise<void>) => Promise<void>) {
    this.#connection = connection;
    this.#oneByOne = oneByOne;
  }

  /** Resolves when there is a table of this name, as Keyv would have made it. */
  make(name: string): Promise<void> {
    this.#asked.push(name);
    this.#making ??= Promise.resolve().then(() => this.#oneByOne(() => this.#makeAsked()));
    return this.#making;
  }

  async #makeAsked(): Promise<void> {
    const create = this.#asked.map((name) => `CREATE TABLE IF NOT EXISTS ${name}(key VARCHAR(255) PRIMARY KEY, value TEXT)`);
    this.#asked = [];
    this.#making = undefined;
    // Where all of them are there, nothing is written and nothing synced.
    await this.#connection.run(['BEGIN IMMEDIATE', ...create, 'COMMIT']);
  }
}
