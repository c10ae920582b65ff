// The normal distribution that polling reckons with, against figures from tables and against sums.
import { describe, expect, it } from 'vitest';
import { between, density, hazard, survival } from '../../../src/services/jobs/poll-normal.js';

/** Mean and mean square between two bounds, summed in small steps. */
function summed(low: number, high: number) {
  const step = (high - low) / 20_000;
  let [share, mean, meanSquare] = [0, 0, 0];
  for (let z = low + step / 2; z < high; z += step) {
    share += density(z);
    mean += density(z) * z;
    meanSquare += density(z) * z ** 2;
  }
  return { mean: mean / share, meanSquare: meanSquare / share };
}

it('the share above a point is as tables have it', () => {
  expect(survival(0)).toBeCloseTo(0.5, 6);
  expect(survival(1.96)).toBeCloseTo(0.0249979, 6);
  expect(survival(-1)).toBeCloseTo(0.8413447, 6);
  expect(survival(5) / 2.866516e-7).toBeCloseTo(1, 4);
});

it('the hazard never falls, also where density and share are too small to divide', () => {
  let before = 0;
  for (let z = -6; z < 60; z += 0.05) {
    expect(hazard(z)).toBeGreaterThan(before * 0.99999);
    before = hazard(z);
  }
  expect(hazard(50)).toBeCloseTo(50.02, 2);
});

describe('what lies between two bounds', () => {
  it.each([
    [-1, 0.5],
    [0.4, 0.6],
    [1.5, 4],
    [-8, -0.5],
  ])('from %d to %d has the mean and the mean square of that stretch', (low, high) => {
    const expected = summed(low, high);
    const found = between(low, high);
    expect(found.mean).toBeCloseTo(expected.mean, 3);
    expect(found.meanSquare).toBeCloseTo(expected.meanSquare, 3);
  });

  it('without a lower bound is below the upper one', () => {
    expect(between(Number.NEGATIVE_INFINITY, 0).mean).toBeCloseTo(-Math.sqrt(2 / Math.PI), 4);
  });

  it('is the middle where the two are one, or both are far out', () => {
    expect(between(1.2, 1.2)).toEqual({ mean: 1.2, meanSquare: 1.2 ** 2 });
    expect(between(30, 32).mean).toBe(31);
    expect(between(Number.NEGATIVE_INFINITY, -30).mean).toBe(-30);
  });
});
