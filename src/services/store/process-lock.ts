// One process a store: an exclusive lock on a file beside it, held by the operating system and so let go even by `kill -9`.
import { messageOf } from '../errors.js';
import { SqliteConnection } from './sqlite-connection.js';
import { StoreUnusableError } from './store.js';

/** A process that is just leaving is given this long. */
const PATIENCE_MS = 1000;

/** Holds the store's file for this process; returns how to let go. */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  const connection = await SqliteConnection.open(lock, PATIENCE_MS).catch((error: unknown) => {
    throw new StoreUnusableError('broken', `The store can't be opened: ${lock}: ${messageOf(error)}`, { cause: error });
  });
  try {
    await connection.run(['BEGIN EXCLUSIVE']);
  } catch (error) {
    await connection.close();
    throw refusal(file, error);
  }
  return () => connection.close();
}

function refusal(file: string, error: unknown): StoreUnusableError {
  const held = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
  if (!held) return new StoreUnusableError('broken', `The store ${file} can't be locked: ${messageOf(error)}.`, { cause: error });
  const words = `The store ${file} is in use by another process: only one bot may use it at a time.`;
  return new StoreUnusableError('in use', words, { cause: error });
}
