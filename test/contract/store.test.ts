// The contract of stores over all of them, and what only the one on disk can do.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** How many transactions stand in the write-ahead log: see https://www.sqlite.org/fileformat.html#the_write_ahead_log */
function commits(): number {
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0);
  if (log.length === 0) return 0;
  const [header, frame] = [32, 24 + log.readUInt32BE(8)];
  const frames = Array.from({ length: (log.length - header) / frame }, (_, index) => header + index * frame);
  return frames.filter((at) => log.readUInt32BE(at + 4) !== 0).length;
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
    fill: async (collection, values) => {
      for (const [key, value] of Object.entries(values)) store.collections.get(collection)?.set(key, JSON.stringify(value));
    },
  });
});

describe('the store on disk', () => {
  behavesAsStore({
    open: (tell) => SqliteStore.open(`sqlite://${file}`, tell ?? (() => {})),
    spoil: async (collection, key, value) => {
      await ask(`INSERT OR REPLACE INTO ${collection} (key, value) VALUES (?, ?)`, key, value);
    },
    fill: async (collection, values) => {
      const texts = Object.entries(values).map(([key, value]) => [key, JSON.stringify({ value })]);
      await ask(`INSERT INTO ${collection} SELECT value ->> 0, value ->> 1 FROM json_each(?)`, JSON.stringify(texts));
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
    await expect(refusal).rejects.toMatchObject({ reason: 'in use' });
    await expect(refusal).rejects.toThrow(`The store ${file} is in use by another process: only one bot may use it at a time.`);
    await store.close();
    await (await open()).close();
  });

  it('refuses, in words, a file that is none of its own, and holds it no longer', async () => {
    const store = await open();
    await store.close();
    writeFileSync(file, 'This is not a database. '.repeat(100));
    const refusal = open();
    await expect(refusal).rejects.toThrow(`The store ${file} can't be opened: SQLITE_NOTADB`);
    await expect(refusal).rejects.toMatchObject({ name: 'StoreUnusableError', reason: 'broken' });
    rmSync(file);
    await (await open()).close();
  });

  // Nothing is read-only to root.
  it.skipIf(process.getuid?.() === 0)('refuses, in words, a file that may only be read', async () => {
    const store = await open();
    await store.records('things', schema);
    await store.close();
    chmodSync(file, 0o444);
    await expect(open()).rejects.toThrow(`The store ${file} can't be opened: SQLITE_READONLY`);
  });

  it('refuses, in words, what is no file', async () => {
    mkdirSync(file, { recursive: true });
    await expect(open()).rejects.toThrow(`The store ${file} can't be opened: SQLITE_CANTOPEN`);
  });

  it('refuses, in words, a folder that can not be made', async () => {
    writeFileSync(join(folder, 'inner'), 'a file where a folder should be');
    const refusal = open();
    await expect(refusal).rejects.toThrow(/^The folder of .* can't be created/);
    await expect(refusal).rejects.toMatchObject({ name: 'StoreUnusableError', reason: 'broken' });
  });

  it('opens many collections at the same time, even one of them twice', async () => {
    const store = await open();
    const names = ['things', ...Array.from({ length: 15 }, (_, count) => `collection_${count}`), 'things'];
    const opened = await Promise.all(names.map((name) => store.records(name, schema)));
    await Promise.all(opened.map((records, count) => records.set('one', { count })));
    expect(await Promise.all(opened.map(async (records) => (await records.get('one'))?.count))).toEqual([
      16,
      ...Array.from({ length: 16 }, (_, index) => index + 1),
    ]);
    await store.close();
  });

  it('makes the tables that are asked for at the same time in one transaction, and none again', async () => {
    const store = await open();
    await Promise.all(['one', 'two', 'three'].map((name) => store.records(name, schema)));
    expect(commits()).toBe(1);
    await store.close();
    const again = await open();
    await Promise.all(['one', 'two', 'three'].map((name) => again.records(name, schema)));
    expect(commits()).toBe(0);
    await again.close();
  });

  it('commits together what is asked for in the same turn', async () => {
    const store = await open();
    const [things, others] = await Promise.all(['things', 'others'].map((name) => store.records(name, schema)));
    await Promise.all([things?.set('one', { count: 1 }), things?.set('two', { count: 2 })]);
    const before = commits();
    await Promise.all([things?.set('three', { count: 3 }), things?.delete(['one', 'two']), others?.set('one', { count: 4 })]);
    expect(commits() - before).toBe(1);
    expect([await things?.all(), await others?.all()]).toEqual([
      [{ key: 'three', value: { count: 3 } }],
      [{ key: 'one', value: { count: 4 } }],
    ]);
    await store.close();
  });

  it('writes what it can of what is committed together', async () => {
    const store = await open();
    const names = ['things', 'broken', 'others'];
    const opened = await Promise.all(names.map((name) => store.records(name, schema)));
    await ask('DROP TABLE broken');
    const written = await Promise.allSettled(opened.map((records) => records.set('one', { count: 1 })));
    expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await Promise.all([opened[0], opened[2]].map((records) => records?.get('one')))).toEqual([{ count: 1 }, { count: 1 }]);
    await store.close();
  });

  it('writes what belongs together whole or not at all, and all the rest', async () => {
    const store = await open();
    const names = ['things', 'broken', 'others'];
    const [things, broken, others] = await Promise.all(names.map((name) => store.records(name, schema)));
    await ask('DROP TABLE broken');
    const together = store.together(() => [things?.set('one', { count: 1 }), broken?.set('one', { count: 1 })]);
    const written = await Promise.allSettled([...together, others?.set('one', { count: 1 })]);
    expect(written.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect([await things?.get('one'), await others?.get('one')]).toEqual([undefined, { count: 1 }]);
    await store.close();
  });

  it('has written everything that was asked for when it is closed', async () => {
    const store = await open();
    const things = await store.records('things', z.string());
    const long = 'x'.repeat(1_000_000);
    const asked = Array.from({ length: 20 }, (_, count) => things.set(`key-${count}`, long));
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    asked.push(things.set('last', 'while the long ones are under way'), things.set('last', 'and once more'));
    await Promise.all([store.close(), ...asked]);
    expect(await ask('SELECT count(*) AS count FROM things')).toEqual([{ count: 21 }]);
  });

  it('writes ahead with full sync', async () => {
    const store = await open();
    await (await store.records('things', schema)).set('one', { count: 1 });
    expect(await ask('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    // A connection's own setting can't be asked for from outside; one connection writes everything.
    const source = readFileSync('src/services/store/sqlite-store.ts', 'utf8');
    expect(source).toContain("FULL_SYNC = 'PRAGMA synchronous=FULL'");
    expect(source).toContain('run([FULL_SYNC,');
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
