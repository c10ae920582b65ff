// Changes to the store's file, one commit after the other. What is asked for in one turn, or while a commit is under way, is
// committed together: one sync for all of it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqliteConnection } from './sqlite-connection.js';

/** What is wrong with a statement or with its table. */
const ONES_OWN = new Set(['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'SQLITE_CORRUPT', 'SQLITE_TOOBIG']);

interface Change {
  readonly statement: string;
  readonly made: () => void;
  readonly failed: (error: unknown) => void;
}

export class Commits {
  readonly #connection: Pick<SqliteConnection, 'run' | 'close'>;
  /** What belongs together is made together or not at all. */
  #asked: Change[][] = [];
  #together: Change[] | undefined;
  #working: Promise<void> | undefined;

  constructor(connection: Pick<SqliteConnection, 'run' | 'close'>) {
    this.#connection = connection;
  }

  /** Resolves when the change is on disk. Changes are made in the order in which they are asked for. */
  make(statement: string): Promise<void> {
    return new Promise((made, failed) => {
      const change = { statement, made, failed };
      if (this.#together) this.#together.push(change);
      else this.#ask([change]);
    });
  }

  /** All that `act` asks for, which it does at once, belongs together. */
  together<Result>(act: () => Result): Result {
    const changes: Change[] = [];
    this.#together = changes;
    try {
      return act();
    } finally {
      this.#together = undefined;
      if (changes.length > 0) this.#ask(changes);
    }
  }

  /** After everything that was asked for. */
  async close(): Promise<void> {
    await this.#working;
    await this.#connection.close();
  }

  #ask(changes: Change[]): void {
    this.#asked.push(changes);
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    while (this.#asked.length > 0) {
      // Whoever waited for the last commit may now ask for more, and belongs to this one.
      await nextTurn();
      const asked = this.#asked;
      this.#asked = [];
      await this.#commit(asked);
    }
    this.#working = undefined;
  }

  async #commit(asked: readonly (readonly Change[])[]): Promise<void> {
    const changes = asked.flat();
    try {
      await this.#connection.run(['BEGIN IMMEDIATE', ...changes.map(({ statement }) => statement), 'COMMIT']);
      for (const { made } of changes) made();
    } catch (error) {
      await this.#connection.run(['ROLLBACK']).catch(() => {}); // there is nothing to roll back when it could not begin
      if (asked.length > 1 && mayBeOnesOwn(error)) {
        // One that can't be made spoils no other.
        for (const one of asked) await this.#commit([one]);
      } else {
        for (const { failed } of changes) failed(error);
      }
    }
  }
}

/** Not of the file as a whole, such as a full disk or another writer: those would fail each one anew, after its own wait. */
function mayBeOnesOwn(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ONES_OWN.has(String(error.code));
}

/** A text as it is written in a statement. */
export function quoted(text: string): string {
  // A zero would end the whole statement.
  if (text.includes('\0')) return `CAST(x'${Buffer.from(text).toString('hex')}' AS TEXT)`;
  return `'${text.replaceAll("'", "''")}'`;
}
