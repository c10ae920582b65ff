// The table of a period's entries, read back as a spreadsheet or a program would.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { UsageEntry } from '../../src/services/credits/usage-book.js';
import { csvOf, csvParts } from '../../src/services/credits/usage-csv.js';

const spent: UsageEntry = {
  ...{ id: '1100000000000000900', at: Date.parse('2026-11-20T12:34:56.789Z'), userId: '1100000000000000101', kind: 'spent' },
  ...{ credits: 22, models: ['gpt-image-1-mini'], pictures: 2, channelId: '1100000000000000201', by: null, reason: null },
};

async function* of<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function tableOf(entries: readonly UsageEntry[], names: Record<string, string> = {}): Promise<string> {
  const lines = await all(csvOf(of(entries), (id) => names[id]));
  return lines.join('');
}

const recordsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('the table', () => {
  it('has a header and a row an entry, each ending as RFC 4180 wants it', async () => {
    expect(await tableOf([spent], { [spent.userId]: 'Ada' })).toBe(
      'time,kind,member_id,member,credits,models,pictures,channel_id,by,reason,id\r\n' +
        '2026-11-20T12:34:56.789Z,spent,1100000000000000101,Ada,22,gpt-image-1-mini,2,1100000000000000201,,,1100000000000000900\r\n',
    );
  });

  it.each([['a, b'], ['say "cheese"'], ['two\nlines'], ['umlauts: äöü, 漢字, 🦊'], ['']])(
    'brings %j back as it was',
    async (reason) => {
      const [record] = recordsOf(await tableOf([{ ...spent, kind: 'granted', reason }]));
      expect(record?.reason).toBe(reason);
    },
  );

  const formulas = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\ufeff=1',
    '\u200b@x',
    '=HYPERLINK("http://evil","x")',
  ];
  it.each(formulas)('makes no formula of %j', async (text) => {
    const table = await tableOf([{ ...spent, reason: text }], { [spent.userId]: text });
    expect(table).toContain(`,"'${text.replaceAll('"', '""')}",`);
    expect(recordsOf(table)[0]).toMatchObject({ reason: `'${text}`, member: `'${text}` });
  });
});

describe('a long table', () => {
  const entries = Array.from({ length: 1000 }, (_, index) => ({
    ...spent,
    id: String(index),
    reason: `nummer ${index} für Ärzte`,
  }));

  it('is cut into files of at most so many bytes, each with the header, and none is missing', async () => {
    const parts = await all(
      csvParts(
        csvOf(of(entries), () => 'Ada'),
        20_000,
      ),
    );
    expect(parts.length).toBeGreaterThan(5);
    expect(Math.max(...parts.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(20_000);
    expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1));
    expect(parts.map(({ isLast }) => isLast)).toEqual(parts.map((_, index) => index === parts.length - 1));
    const records = parts.map(({ bytes }) => recordsOf(bytes.toString()));
    expect(records.map(({ length }) => length)).toEqual(parts.map(({ rows }) => rows));
    expect(records.flat().map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  });

  it('is read only as far as files are taken', async () => {
    let read = 0;
    async function* counted() {
      for (const entry of entries) {
        read += 1;
        yield entry;
      }
    }
    await csvParts(
      csvOf(counted(), () => undefined),
      20_000,
    ).next();
    expect(read).toBeLessThan(200);
  });

  it('is one empty file when there is nothing', async () => {
    const [part, ...others] = await all(
      csvParts(
        csvOf(of([]), () => undefined),
        20_000,
      ),
    );
    expect(part).toMatchObject({ number: 1, rows: 0, isLast: true });
    expect(others).toEqual([]);
  });
});
