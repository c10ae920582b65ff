// Long lists in records of fifty: what is added is there once and in order, what fades goes from the oldest on, little is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAPTER, type Chapter, chapterSchema, LongList } from '../../../src/services/history/long-list.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { RememberedRecords } from '../../../src/services/store/remembered-records.js';
import type { Records } from '../../../src/services/store/store.js';

const entrySchema = z.object({ id: z.string(), at: z.number(), words: z.string().default('') });
type Entry = z.infer<typeof entrySchema>;

const entries = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: String(from + index), at: 60_000 * (from + index), words: '' }));
const ids = (from: number, to: number) => entries(from, to).map(({ id }) => id);
const until = (last: number) => (entry: Entry) => Number(entry.id) <= last;

/** Counts what is read, also at once, and written, and may break off before a certain write. */
class CountedRecords implements Records<Chapter<Entry>> {
  reads = 0;
  mostAtOnce = 0;
  #reading = 0;
  writes = 0;
  writesLeft = Number.POSITIVE_INFINITY;
  readonly #records: Records<Chapter<Entry>>;

  constructor(records: Records<Chapter<Entry>>) {
    this.#records = records;
  }

  async get(key: string) {
    this.reads += 1;
    this.#reading += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#reading);
    const found = await this.#records.get(key);
    this.#reading -= 1;
    return found;
  }

  async set(key: string, chapter: Chapter<Entry>) {
    this.#spend();
    await this.#records.set(key, chapter);
  }

  async delete(keys: readonly string[]) {
    this.#spend();
    await this.#records.delete(keys);
  }

  all = () => this.#records.all();
  scan = () => this.#records.scan();

  #spend(): void {
    if (this.writesLeft === 0) throw new Error('the process dies');
    this.writesLeft -= 1;
    this.writes += 1;
  }
}

async function setUp(remembered = 0, what: 'used' | 'written' = 'used') {
  const records = new CountedRecords(await new MemoryStore().records('lists', chapterSchema(entrySchema)));
  return { records, list: new LongList(new RememberedRecords(records, remembered, what)) };
}

async function read(list: LongList<Entry>, skip = 0, most = Number.POSITIVE_INFINITY, name = 'ada'): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of list.newestFirst(name, skip)) {
    found.push(id);
    if (found.length >= most) break;
  }
  return found;
}

describe('a long list', () => {
  it('is read from the newest on, whatever was added at a time', async () => {
    const { list } = await setUp();
    await list.add('ada', entries(1, 3));
    await list.add('ada', entries(4, 170));
    await list.add('ben', entries(1000, 1001));
    expect(await read(list)).toEqual(ids(1, 170).reverse());
    expect(await read(list, 0, 2, 'ben')).toEqual(['1001', '1000']);
    expect(await read(list, 0, 1, 'nobody')).toEqual([]);
  });

  it('is skipped without being read', async () => {
    const { list, records } = await setUp();
    for (const entry of entries(1, 1010)) await list.add('ada', [entry]);
    records.reads = 0;
    expect(await read(list, 700, 5)).toEqual(ids(306, 310).reverse());
    expect(records.reads).toBe(2);
    expect(await read(list, 5000)).toEqual([]);
  });

  it('is read ahead for who reads on and on: several records at once, each of them once, never many', async () => {
    const { list, records } = await setUp();
    await list.add('ada', entries(1, 60 * CHAPTER));
    records.reads = 0;
    expect(await read(list)).toEqual(ids(1, 60 * CHAPTER).reverse());
    expect(records.reads).toBe(60);
    expect(records.mostAtOnce).toBe(8);
  });

  it('is not read ahead for who takes a page, wherever it is', async () => {
    const { list, records } = await setUp();
    await list.add('ada', entries(1, 60 * CHAPTER));
    for (const skip of [0, 45, 99, 145, 1999]) {
      records.reads = 0;
      await read(list, skip, 6);
      expect(records.reads).toBeLessThanOrEqual(3);
    }
    expect(records.mostAtOnce).toBe(1);
  });

  it('takes one write to add to, and one more each time a record is full', async () => {
    const { list, records } = await setUp();
    for (const entry of entries(1, 3 * CHAPTER + 1)) await list.add('ada', [entry]);
    expect(records.writes).toBe(3 * CHAPTER + 1 + 3);
  });

  it('holds an entry once, although it is added again just after a record was full', async () => {
    const { list } = await setUp();
    await list.add('ada', entries(1, CHAPTER + 1));
    await list.add('ada', entries(CHAPTER, CHAPTER + 2));
    expect(await read(list)).toEqual(ids(1, CHAPTER + 2).reverse());
  });

  it('adds one thing after the other, however many come at once', async () => {
    const { list } = await setUp();
    await Promise.all(entries(1, 120).map((entry) => list.add('ada', [entry])));
    expect(await read(list)).toEqual(ids(1, 120).reverse());
  });

  it('changes an entry wherever it stands', async () => {
    const { list } = await setUp();
    await list.add('ada', entries(1, 130));
    for (const id of ['129', '2']) await list.replace('ada', { id, at: 0, words: 'changed' });
    await list.replace('ada', { id: '999', at: 0, words: 'changed' });
    const changed: string[] = [];
    for await (const { id, words } of list.newestFirst('ada')) if (words === 'changed') changed.push(id);
    expect(changed).toEqual(['129', '2']);
  });

  it('fades from the oldest on, and leaves nothing behind when all has faded', async () => {
    const { list, records } = await setUp();
    await list.add('ada', entries(1, 130));
    expect((await list.oldest('ada')).map(({ id }) => id)).toEqual(ids(1, 50));
    await list.fade('ada', until(20));
    expect(await read(list)).toEqual(ids(21, 130).reverse());
    expect((await list.oldest('ada')).map(({ id }) => id)).toEqual(ids(21, 50));
    await list.fade('ada', until(110));
    expect(await read(list)).toEqual(ids(111, 130).reverse());
    expect((await list.oldest('ada')).map(({ id }) => id)).toEqual(ids(111, 130));
    await list.fade('ada', until(130));
    expect(await records.all()).toEqual([]);
    await list.add('ada', entries(200, 201));
    expect(await read(list)).toEqual(['201', '200']);
  });

  it.each(['used', 'written'] as const)('is not read again to add to it where its %s records are remembered', async (what) => {
    const { list, records } = await setUp(3, what);
    await list.add('ada', entries(1, CHAPTER + 1));
    records.reads = 0;
    for (const entry of entries(CHAPTER + 2, 2 * CHAPTER + 2)) await list.add('ada', [entry]);
    expect(records.reads).toBe(0);
    expect(await read(list)).toEqual(ids(1, 2 * CHAPTER + 2).reverse());
  });

  it('is read through without pushing out what others have written, where only that is remembered', async () => {
    const { list, records } = await setUp(3, 'written');
    await list.add('ada', entries(1, 10 * CHAPTER));
    await list.add('ben', entries(1001, 1040));
    expect(await read(list)).toHaveLength(10 * CHAPTER);
    records.reads = 0;
    await list.add('ben', entries(1041, 1042));
    expect(records.reads).toBe(0);
  });

  it('knows what was added a while ago among everything that happened in the same seconds, and goes no further back', async () => {
    const { list, records } = await setUp();
    const sameSeconds = entries(301, 600).map((entry) => ({ ...entry, at: 60_000 * 301 }));
    await list.add('ada', entries(1, 300));
    await list.add('ada', sameSeconds);
    records.reads = 0;
    await list.add('ada', sameSeconds.slice(0, 1));
    expect(records.reads).toBeLessThanOrEqual(8);
    expect(await read(list)).toEqual(ids(1, 600).reverse());
  });

  it.each([
    [0, 'used'],
    [3, 'used'],
    [3, 'written'],
  ] as const)(
    'loses and doubles nothing, whatever happens to it and whenever the process dies, with %i %s records remembered',
    async (most, what) => {
      const step = fc.oneof(
        fc.record({
          kind: fc.constant('add' as const),
          count: fc.integer({ min: 1, max: CHAPTER / 2 }),
          dies: fc.integer({ min: 0, max: 6 }),
        }),
        fc.record({
          kind: fc.constant('fade' as const),
          count: fc.integer({ min: 1, max: 120 }),
          dies: fc.integer({ min: 0, max: 6 }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const { list, records } = await setUp(most, what);
          let [oldest, newest] = [1, 0];
          for (const { kind, count, dies } of steps) {
            if (kind === 'add') newest += count;
            else oldest = Math.min(newest + 1, oldest + count);
            const act = () =>
              kind === 'add' ? list.add('ada', entries(newest - count + 1, newest)) : list.fade('ada', until(oldest - 1));
            records.writesLeft = dies;
            await act().catch(() => {});
            records.writesLeft = Number.POSITIVE_INFINITY;
            await act();
          }
          expect((await read(list)).toReversed()).toEqual(oldest > newest ? [] : ids(oldest, newest));
        }),
        { numRuns: 150 },
      );
    },
  );
});
