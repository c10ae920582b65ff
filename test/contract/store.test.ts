// The contract of stores over all of them, and what only the one on disk can do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { SqliteStore } from '../../src/services/store/sqlite-store.js';
import { StoreUnusableError } from '../../src/services/store/store.js';
import { behavesAsStore } from './store.contract.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-store-'));
  file = join(folder, 'inner', 'atelier.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (tell = () => {}) => SqliteStore.open(`sqlite://${file}`, tell);
const schema = z.object({ count: z.number() });

/** Asks the file itself, past the store. */
function ask(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.all<Record<string, unknown>>(sql, values, (error, rows) => {
      database.close(() => (error ? reject(error) : resolve(rows)));
    });
  });
}

describe('the store in memory', () => {
  let store: MemoryStore;
  behavesAsStore({
    open: async (tell) => {
      store = new MemoryStore(tell);
      return store;
    },
    spoil: async (collection, key, value) => {
      store.collections.get(collection)?.set(key, String(value));
    },
  });
});

describe('the store on disk', () => {
  behavesAsStore({
    open: (tell) => SqliteStore.open(`sqlite://${file}`, tell ?? (() => {})),
    spoil: async (collection, key, value) => {
      await ask(`INSERT OR REPLACE INTO ${collection} (key, value) VALUES (?, ?)`, key, value);
    },
  });

  it('has everything again after it was closed', async () => {
    const store = await open();
    await (await store.records('things', schema)).set('one', { count: 1 });
    await store.close();
    const again = await open();
    expect(await (await again.records('things', schema)).get('one')).toEqual({ count: 1 });
    await again.close();
  });

  it('refuses, in words, a file that another one holds, and takes it as soon as it is let go', async () => {
    const store = await open();
    const refusal = open();
    await expect(refusal).rejects.toThrow(StoreUnusableError);
    await expect(refusal).rejects.toThrow(`The store ${file} is in use by another process: only one bot may use it at a time.`);
    await store.close();
    await (await open()).close();
  });

  it('refuses, in words, a file that is none of its own', async () => {
    const store = await open();
    await store.close();
    writeFileSync(file, 'This is not a database. '.repeat(100));
    const broken = await open();
    await expect(broken.records('things', schema)).rejects.toThrow(`The store ${file} can't be opened`);
    await broken.close();
  });

  it('refuses, in words, a folder that can not be made', async () => {
    writeFileSync(join(folder, 'inner'), 'a file where a folder should be');
    await expect(open()).rejects.toThrow(/^The folder of .* can't be created/);
  });

  it('writes ahead with full sync on every connection', async () => {
    const store = await open();
    await (await store.records('things', schema)).set('one', { count: 1 });
    expect(await ask('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    // A connection's own setting can't be asked for from outside.
    expect(readFileSync('src/services/store/sqlite-store.ts', 'utf8')).toContain("query('PRAGMA synchronous=FULL')");
    await store.close();
  });

  it('throws what the disk throws: a broken disk does not read as empty', async () => {
    const store = await open();
    const records = await store.records('things', schema);
    await records.set('one', { count: 1 });
    await ask('DROP TABLE things');
    await expect(records.get('one')).rejects.toThrow(/no such table/);
    await expect(records.set('one', { count: 2 })).rejects.toThrow(/no such table/);
    await expect(records.delete(['one'])).rejects.toThrow(/no such table/);
    await expect(records.all()).rejects.toThrow(/no such table/);
    await store.close();
  });
});
