// One process a store: an exclusive lock on a file beside it, held by the operating system and so let go even by `kill -9`.
import sqlite3 from 'sqlite3';
import { messageOf } from '../errors.js';
import { StoreUnusableError } from './store.js';

/** A process that is just leaving is given this long. */
const PATIENCE_MS = 1000;

/** Holds the store's file for this process; returns how to let go. */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const database = await open(`${file}.lock`);
  database.configure('busyTimeout', PATIENCE_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      database.exec('BEGIN EXCLUSIVE', (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    await close(database);
    const held = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
    const words = held
      ? 'is in use by another process: only one bot may use it at a time'
      : `can't be locked: ${messageOf(error)}`;
    throw new StoreUnusableError(`The store ${file} ${words}.`, { cause: error });
  }
  return () => close(database);
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => {
      if (!error) return resolve(database);
      reject(new StoreUnusableError(`The store can't be opened: ${file}: ${error.message}`, { cause: error }));
    });
  });
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => database.close(() => resolve()));
}
