// A connection to an SQLite file past Keyv, for what Keyv has no words for: scripts of several statements.
import sqlite3 from 'sqlite3';

/** How long whoever finds the file busy waits by default. */
export const BUSY_TIMEOUT_MS = 5000;

export class SqliteConnection {
  readonly #database: sqlite3.Database;

  private constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  /** Whoever finds the file busy waits for so many milliseconds. */
  static open(file: string, busyTimeout: number): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(file, (error) => {
        if (error) return reject(error);
        database.configure('busyTimeout', busyTimeout);
        resolve(new SqliteConnection(database));
      });
    });
  }

  run(statements: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#database.exec(statements.join(';'), (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#database.close(() => resolve()));
  }
}
