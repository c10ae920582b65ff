// When to look: early while nothing is known, seldom and at the right time when it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, expectedSeconds, learned, prior } from '../../../src/services/jobs/durations.js';
import { nextPoll } from '../../../src/services/jobs/poll-schedule.js';
import { lognormalSeconds } from './lognormal.js';

/** The instants of all looks at a drawing that takes so long. */
function looksAt(duration: Duration, seconds: number): number[] {
  const looks: number[] = [];
  for (let at = nextPoll(duration, 0); ; at = nextPoll(duration, at)) {
    looks.push(at);
    if (at >= seconds) return looks;
  }
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

it('looks are always ahead, never less than half a second apart and never more than half a minute', () => {
  const durations = fc.record({
    count: fc.nat({ max: 100 }),
    meanLog: fc.double({ min: Math.log(0.1), max: Math.log(600), noNaN: true }),
    varianceLog: fc.double({ min: 0.0025, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1800, noNaN: true }), (duration, elapsed) => {
      const gap = nextPoll(duration, elapsed) - elapsed;
      expect(gap).toBeGreaterThan(0.499);
      expect(gap).toBeLessThan(30.001);
    }),
    { numRuns: 500 },
  );
});

it('a later look is followed by a later one', () => {
  const duration = lognormalSeconds(42, 0.3, 50).reduce(learned, prior(42));
  const looks = looksAt(duration, 300);
  expect(looks).toEqual([...looks].sort((one, other) => one - other));
  expect(new Set(looks).size).toBe(looks.length);
});

describe('while nothing is known', () => {
  it('looks come early and at growing distances, for the catalogue may be far off', () => {
    const [first = 0, second = 0, third = 0] = looksAt(prior(42), 120);
    expect(first).toBeLessThanOrEqual(2);
    expect(second).toBeLessThanOrEqual(6);
    expect(third - second).toBeGreaterThan(second - first);
  });

  it('a drawing of two minutes where 42 s were expected is not looked at without end', () => {
    expect(looksAt(prior(42), 120).length).toBeLessThan(25);
  });
});

describe.each([
  { expected: 42, spread: 0.29 },
  { expected: 8, spread: 0.29 },
  { expected: 58, spread: 0.15 },
])('for drawings of about $expected s, known well', ({ expected, spread }) => {
  const seconds = lognormalSeconds(expected, spread, 1200);
  const duration = seconds.slice(0, 200).reduce(learned, prior(42));
  const looks = seconds.slice(200).map((one) => looksAt(duration, one));

  it('a few looks a drawing suffice', () => {
    const average = mean(looks.map(({ length }) => length));
    expect(average).toBeGreaterThan(2);
    expect(average).toBeLessThan(5);
  });

  it('a picture is noticed soon after it is done', () => {
    const lag = mean(looks.map((instants, index) => (instants.at(-1) ?? 0) - (seconds[200 + index] ?? 0)));
    expect(lag).toBeLessThan(0.15 * expected);
  });

  it('nobody looks while it can not be done yet', () => {
    expect(nextPoll(duration, 0)).toBeGreaterThan(0.4 * expectedSeconds(duration) * (expected > 40 ? 0.8 : 1));
  });
});
