// Every row of the delivery table is a test: the picture is found where the row says, once, by nobody whom it does not concern.
import { describe, expect, it } from 'vitest';
import { DeliveryBench } from './delivery-bench.js';
import { type DeliveryRow, titleOf } from './delivery-row.js';
import { deliveryTable } from './delivery-table.js';
import { type HappeningName, happenings } from './happenings.js';

/** What it costs, wherever it is found. */
const PRICE = 11;
const rungs = {
  'same message, by token': 'token',
  'same message, by bot': 'bot',
  'new message': 'channel',
  'direct message': 'direct',
  nowhere: 'undelivered',
} as const satisfies Record<DeliveryRow['found'], string>;

describe('asked for in', () => {
  it.concurrent.each(deliveryTable.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const bench = await DeliveryBench.open();
    try {
      const { found, reads, othersRead, uploads, refused, rung, charged } = await bench.run(row);
      expect({ found, uploads, rung, charged }).toEqual({
        found: row.found,
        uploads: row.uploads,
        rung: rungs[row.found],
        charged: PRICE,
      });
      expect(reads).toHaveLength(row.found === 'nowhere' ? 0 : 1);
      for (const text of reads) expect(text).toContain(row.reads);
      expect(othersRead).toHaveLength(isPublic(row) ? 1 : 0);
      // 10,000 refusals in ten minutes ban the address: no request is made again that was refused so.
      expect(new Set(refused).size).toBe(refused.length);
    } finally {
      await bench.close();
    }
  });
});

it('has a row for everything that may happen', () => {
  const told = new Set<HappeningName>(deliveryTable.flatMap(({ happens }) => happens));
  expect(Object.keys(happenings).filter((name) => !told.has(name as HappeningName))).toEqual([]);
});

function isPublic({ place, found }: DeliveryRow): boolean {
  return (place === 'channel' || place === 'thread') && found !== 'nowhere' && found !== 'direct message';
}
