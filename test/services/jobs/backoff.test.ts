// How long to wait before trying again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitAfter } from '../../../src/services/jobs/backoff.js';

it('doubles up to the most', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((failures) => waitAfter(failures, { firstMs: 1000, mostMs: 10_000 }, 1));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
});

it('is a whole number between half and all of the full wait, after any number of failures', () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), random, (failures, chance) => {
      const wait = waitAfter(failures, { firstMs: 1000, mostMs: 60_000 }, chance);
      const full = waitAfter(failures, { firstMs: 1000, mostMs: 60_000 }, 1);
      expect(Number.isInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
    }),
  );
});
