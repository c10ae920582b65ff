// Runs a path’s table: every row is a test, and that no fault is without a row is one more.
import { afterAll, describe, expect, it } from 'vitest';
import { FaultBench, type Outcome } from './fault-bench.js';
import { type FaultPath, forgotten, superfluous } from './fault-path.js';
import { type FaultRow, titleOf } from './fault-row.js';

/** After so many rows a new world is quicker than one with a long past. */
const ROWS_A_BENCH = 40;
const LONGEST_MESSAGE = 2000;

export function behavesUnderFaults(path: FaultPath, faults: readonly string[]): void {
  const free: { readonly bench: FaultBench; rows: number }[] = [];

  afterAll(async () => {
    await Promise.all(free.map(({ bench }) => bench.close()));
  });

  it('has a row for every fault at every place, or a reason why there is none', () => {
    expect(forgotten(path, faults)).toEqual([]);
    expect(superfluous(path, faults)).toEqual([]);
  });

  describe('a row', () => {
    it.concurrent.each(path.rows.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
      const place = free.pop() ?? { bench: await FaultBench.open(path), rows: 0 };
      const outcome = await place.bench.run(row);
      holds(row, outcome);
      place.rows += 1;
      if (place.rows < ROWS_A_BENCH) free.push(place);
      else await place.bench.close();
    });
  });
}

function holds(row: FaultRow, { reads, texts, books, reserved, seen, taken, operator }: Outcome): void {
  if (typeof row.reads === 'string') expect(reads).toContain(row.reads);
  else expect(reads).toMatch(row.reads);
  if (row.books === 0) expect(reads).toContain('Nothing was charged: all credits came back.');
  expect({ books, reserved }).toEqual({ books: row.books, reserved: 0 });
  const [submits, accepted] = row.submits;
  if (submits === 'many') expect(seen).toBeGreaterThan(1);
  expect([submits === 'many' ? submits : seen, taken]).toEqual([submits, accepted]);
  expect(operator).toEqual(row.operator === '' ? [] : [row.operator]);
  for (const text of texts) isFitForPeople(text);
}

/** No key, no ping, no page, no trace, and nothing of the vendor’s that formats. */
function isFitForPeople(text: string): void {
  expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  expect(text).not.toMatch(/sandbox-\w+-key|@(everyone|here)|<(?!@\d+>|t:\d+:\w>|\u200b)|\n\s+at |\bError:/);
  const [, vendors = ''] = /“(.*)”/s.exec(text) ?? [];
  expect(vendors).not.toMatch(/(?<!\\)[*_~`|[]|:\/\/|^[#>]|\n/);
}
