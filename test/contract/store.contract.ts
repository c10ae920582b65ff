// What every store must do, run over each of them.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { RememberedRecords } from '../../src/services/store/remembered-records.js';
import { type Store, type TellSetAside, UnreadableRecordError } from '../../src/services/store/store.js';

export interface StoreUnderTest {
  open(tell?: TellSetAside): Promise<Store>;
  /** Writes text past the store, as a bug of an earlier version would have. */
  spoil(collection: string, key: string, value: unknown): Promise<void>;
  /** Writes many records past the store, all at once. */
  fill(collection: string, values: Readonly<Record<string, unknown>>): Promise<void>;
}

const schema = z.object({ count: z.number().int(), words: z.string().nullable() });
const older = z.object({ name: z.string() });

/** More than two pages of any store, and no whole number of them. */
const MANY = 1203;
const keyOf = (count: number) => `key-${String(count).padStart(4, '0')}`;
const many = Object.fromEntries(Array.from({ length: MANY }, (_, count) => [keyOf(count), { count, words: null }]));

export function behavesAsStore(underTest: StoreUnderTest): void {
  it('gives back what it was given, and nothing for what it was not', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    expect(await records.get('one')).toBeUndefined();
    await records.set('one', { count: 1, words: 'Grüße “🎨”\n' });
    await records.set('two/with:strange %_keys', { count: -2, words: null });
    expect(await records.get('one')).toEqual({ count: 1, words: 'Grüße “🎨”\n' });
    expect(await records.get('two/with:strange %_keys')).toEqual({ count: -2, words: null });
    await store.close();
  });

  it('gives back the same words however they begin, and whichever way they are read', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    const words = [
      ':) a cat',
      '::',
      ':base64:Zm9v',
      '{"value":1}',
      '',
      "it's",
      "'); DROP TABLE things; --",
      'a\0zero',
      '?1 $a @b',
    ];
    for (const [count, each] of words.entries()) await records.set(keyOf(count), { count, words: each });
    const scanned: (string | null)[] = [];
    for await (const { value } of records.scan()) scanned.push(value.words);
    const got = await Promise.all(words.map(async (_, count) => (await records.get(keyOf(count)))?.words));
    expect([got, (await records.all()).map(({ value }) => value.words), scanned]).toEqual([words, words, words]);
    await store.close();
  });

  it('takes any text for a key, and deletes that key alone', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    const keys = ["'", "''", "it's", "' OR 1=1 --", '";', '%', 'a\0', 'a\0b', 'a', '\\', 'grüße 🎨', ''];
    await Promise.all(keys.map((key, count) => records.set(key, { count, words: key })));
    for (const [count, key] of keys.entries()) {
      expect(await records.get(key)).toEqual({ count, words: key });
      await records.delete([key]);
      expect(await records.get(key)).toBeUndefined();
      expect(await records.all()).toHaveLength(keys.length - 1 - count);
    }
    await store.close();
  });

  it('overwrites, deletes, and deletes what is not there', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    await records.set('one', { count: 1, words: null });
    await records.set('one', { count: 2, words: null });
    expect(await records.get('one')).toEqual({ count: 2, words: null });
    await records.delete(['one']);
    await records.delete(['never']);
    expect(await records.get('one')).toBeUndefined();
    expect(await records.all()).toEqual([]);
    await store.close();
  });

  it('lists every record of a collection and none of another', async () => {
    const store = await underTest.open();
    const things = await store.records('things', schema);
    const others = await store.records('others', schema);
    for (let count = 0; count < 30; count += 1) await things.set(`key-${count}`, { count, words: null });
    await others.set('key-1', { count: 99, words: null });
    const all = await things.all();
    expect(all.map(({ value }) => value.count).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 30 }, (_, index) => index),
    );
    expect(all.every(({ key, value }) => key === `key-${value.count}`)).toBe(true);
    expect(await others.get('key-1')).toEqual({ count: 99, words: null });
    await others.delete(['key-1']);
    expect(await things.get('key-1')).toBeDefined();
    await store.close();
  });

  it('keeps copies: what is changed afterwards is not changed in the store', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    const value = { count: 1, words: 'before' as string | null };
    await records.set('one', value);
    value.words = 'after';
    expect((await records.get('one'))?.words).toBe('before');
    await store.close();
  });

  it('takes many writes at once, and the last of one key stays', async () => {
    const store = await underTest.open();
    const [things, others] = [await store.records('things', schema), await store.records('others', schema)];
    const writes = Array.from({ length: 60 }, (_, count) => (count % 2 ? things : others).set('same', { count, words: null }));
    await Promise.all(writes);
    expect([(await things.get('same'))?.count, (await others.get('same'))?.count]).toEqual([59, 58]);
    await store.close();
  });

  it('changes one record in the order in which it was asked to', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    const asked = [
      records.set('one', { count: 1, words: null }),
      records.delete(['one']),
      records.set('two', { count: 2, words: null }),
    ];
    await Promise.all([...asked, records.delete(['two', 'one']), records.set('two', { count: 3, words: null })]);
    expect(await records.all()).toEqual([{ key: 'two', value: { count: 3, words: null } }]);
    await store.close();
  });

  it('is remembered as it stands, whatever is asked of several records at once', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    const remembered = new RememberedRecords(records, 10);
    const value = (count: number) => ({ count, words: null });
    await Promise.all([remembered.set('b', value(1)), remembered.delete(['a', 'b']), remembered.set('a', value(7))]);
    expect([await remembered.get('a'), await remembered.get('b')]).toEqual([await records.get('a'), await records.get('b')]);
    expect(await records.all()).toEqual([{ key: 'a', value: value(7) }]);
    await store.close();
  });

  it('refuses to read a record that it can not understand, leaves it where it is, tells of it and keeps a copy', async () => {
    const told: Parameters<TellSetAside>[0][] = [];
    const store = await underTest.open((aside) => told.push(aside));
    const records = await store.records('things', schema);
    await (await store.records('things', older)).set('old', { name: 'an older shape' });
    await expect(records.get('old')).rejects.toThrow(UnreadableRecordError);
    await expect(records.get('old')).rejects.toThrow(/The record old in things can't be read/);
    expect(told[0]).toMatchObject({ collection: 'things', key: 'old', problem: expect.stringMatching(/\S/) });
    // Once it can be understood again, nothing is lost.
    expect(await (await store.records('things', older)).get('old')).toEqual({ name: 'an older shape' });
    await store.close();
  });

  it('lists what it can understand, and sets aside and tells of what it can not', async () => {
    const told: string[] = [];
    const store = await underTest.open(({ collection, key }) => told.push(`${collection}/${key}`));
    const records = await store.records('things', schema);
    await records.set('good', { count: 1, words: null });
    await (await store.records('things', older)).set('old', { name: 'an older shape' });
    await underTest.spoil('things', 'torn', '{"value":{"count":1,"wor');
    expect(await records.all()).toEqual([{ key: 'good', value: { count: 1, words: null } }]);
    expect(told.sort()).toEqual(['things/old', 'things/torn']);
    expect(await records.all()).toHaveLength(1);
    expect(told).toHaveLength(2);
    await store.close();
  });

  it('does not take a torn record for an absent one', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    await records.set('torn', { count: 1, words: null });
    await underTest.spoil('things', 'torn', '{"value":{"count":1,"wor');
    await expect(records.get('torn')).rejects.toThrow(UnreadableRecordError);
    await store.close();
  });

  it('scans every record in the order of the keys, over many pages', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    expect(await keysOf(records.scan())).toEqual([]);
    for (const key of ['Ä', '🎨', '\uff5e', 'key', 'a']) await records.set(key, { count: 0, words: null });
    expect(await keysOf(records.scan())).toEqual(['a', 'key', 'Ä', '\uff5e', '🎨']);
    await underTest.fill('things', many);
    const scanned: { key: string; value: unknown }[] = [];
    for await (const record of records.scan()) scanned.push(record);
    expect(scanned.map(({ key }) => key)).toEqual(['a', 'key', ...Object.keys(many), 'Ä', '\uff5e', '🎨']);
    expect(scanned[2 + 777]).toEqual({ key: keyOf(777), value: { count: 777, words: null } });
    await store.close();
  });

  it('scans all that stays, once each, whatever is written and removed meanwhile', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    await (await store.records('others', schema)).set('key-9999', { count: 1, words: null });
    await underTest.fill('things', many);
    const removed = [0, 1, 700].map(keyOf);
    const stayed = Object.keys(many).filter((key) => !removed.includes(key));
    const scanned: string[] = [];
    for await (const { key } of records.scan()) {
      if (scanned.push(key) > 1) continue;
      await records.delete(removed);
      for (const written of ['before', keyOf(2), keyOf(MANY - 1), 'later'])
        await records.set(written, { count: 0, words: 'anew' });
    }
    expect(scanned).toEqual([...new Set(scanned)].sort());
    expect(scanned).toEqual(expect.arrayContaining(stayed));
    expect(scanned).not.toContain('key-9999');
    await store.close();
  });

  it('scans what it can understand, and sets aside and tells of what it can not', async () => {
    const told: string[] = [];
    const store = await underTest.open(({ key }) => told.push(key));
    const records = await store.records('things', schema);
    await underTest.fill('things', many);
    const torn = [0, 99, 100, 499, 500, MANY - 1].map(keyOf);
    for (const key of torn) await underTest.spoil('things', key, '{"value":{"count":1,"wor');
    expect(await keysOf(records.scan())).toHaveLength(MANY - torn.length);
    expect(told).toEqual(torn);
    expect(await keysOf(records.scan())).toHaveLength(MANY - torn.length);
    expect(told).toHaveLength(torn.length);
    await store.close();
  });

  it('does not set aside what was written anew since it was found torn', async () => {
    const store = await underTest.open();
    const records = await store.records('things', schema);
    await records.set('a', { count: 1, words: null });
    await underTest.spoil('things', 'b', '{"value":{"count":1,"wor');
    for await (const { key } of records.scan()) if (key === 'a') await records.set('b', { count: 2, words: 'anew' });
    expect(await records.get('b')).toEqual({ count: 2, words: 'anew' });
    await store.close();
  });
}

async function keysOf(scan: AsyncIterable<{ key: string }>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of scan) keys.push(key);
  return keys;
}
