// When to look: early while nothing is known, seldom and at the right time when it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duration, expectedSeconds, learned, medianSeconds, prior } from '../../../src/services/jobs/durations.js';
import { leastPollsTimesLag, nextPoll } from '../../../src/services/jobs/poll-schedule.js';
import { lognormalSeconds } from './lognormal.js';

/** The instants of all looks at a drawing that takes so long. */
function looksAt(duration: Duration, seconds: number, polls?: number): number[] {
  const looks: number[] = [];
  for (let at = nextPoll(duration, 0, polls); ; at = nextPoll(duration, at, polls)) {
    looks.push(at);
    if (at >= seconds) return looks;
  }
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** What is known after drawings without end, of this mean and with this spread of the logarithm. */
function known(seconds: number, spread: number): Duration {
  return { count: 1000, meanLog: Math.log(seconds) - spread ** 2 / 2, varianceLog: spread ** 2, weight: 0.025, drift: 0 };
}

/** The standard deviation of the logarithm, where that of the seconds is this share of their mean. */
const spreadOf = (variation: number) => Math.sqrt(Math.log(1 + variation ** 2));

function measured(duration: Duration, seconds: readonly number[], polls: number) {
  const looks = seconds.map((one) => looksAt(duration, one, polls));
  const lag = mean(looks.map((instants, index) => (instants.at(-1) ?? 0) - (seconds[index] ?? 0)));
  return { polls: mean(looks.map(({ length }) => length)), lag };
}

it('looks are always ahead, never less than half a second apart; only before half are done more than half a minute', () => {
  const durations = fc.record({
    count: fc.nat({ max: 100 }),
    meanLog: fc.double({ min: Math.log(0.1), max: Math.log(600), noNaN: true }),
    varianceLog: fc.double({ min: 0.0025, max: 1, noNaN: true }),
    weight: fc.constant(0.025),
    drift: fc.constant(0),
  });
  const elapsedSeconds = fc.double({ min: 0, max: 1800, noNaN: true });
  fc.assert(
    fc.property(durations, elapsedSeconds, fc.double({ min: 1, max: 10, noNaN: true }), (duration, elapsed, polls) => {
      const next = nextPoll(duration, elapsed, polls);
      expect(next - elapsed).toBeGreaterThan(0.499);
      expect(next).toBeLessThan(Math.max(medianSeconds(duration), elapsed + 30) + 0.001);
    }),
    { numRuns: 500 },
  );
});

describe('the theory', () => {
  it('names the least that polls times lag can be', () => {
    expect(leastPollsTimesLag(known(42, spreadOf(0.25)))).toBeCloseTo(9.13, 2);
    expect(leastPollsTimesLag(known(42, spreadOf(0.4)))).toBeCloseTo(12.93, 2);
  });

  it('makes polls times lag grow with the time that drawings take', () => {
    expect(leastPollsTimesLag(known(84, 0.3))).toBeCloseTo(2 * leastPollsTimesLag(known(42, 0.3)));
  });

  it('holds the gap at which drawings end steadily to the square root of the hazard', () => {
    // Where the hazard is four times as high, looks are half as far apart: here the time is scaled, and with it the hazard.
    const gap = (seconds: number) => nextPoll(known(seconds, 0.3), seconds, 6) - seconds;
    expect(gap(160) / gap(40)).toBeCloseTo(4, 1);
  });

  describe.each([
    { variation: 0.25, polls: 2 },
    { variation: 0.25, polls: 3 },
    { variation: 0.25, polls: 5 },
    { variation: 0.25, polls: 8 },
    { variation: 0.4, polls: 2 },
    { variation: 0.4, polls: 3 },
    { variation: 0.4, polls: 5 },
    { variation: 0.4, polls: 8 },
  ])('for a variation of $variation at $polls polls a drawing', ({ variation, polls }) => {
    const duration = known(42, spreadOf(variation));
    const result = measured(duration, lognormalSeconds(42, spreadOf(variation), 4000), polls);

    it('is asked for so many polls, and takes them', () => {
      expect(Math.abs(result.polls / polls - 1)).toBeLessThan(0.05);
    });

    it('comes close to the least there can be', () => {
      expect((result.polls * result.lag) / leastPollsTimesLag(duration)).toBeLessThan(polls === 2 ? 1.25 : 1.12);
    });
  });
});

it('more polls a drawing are never farther apart, and the first one comes no later', () => {
  const elapsedSeconds = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true }));
  const polls = fc.double({ min: 1, max: 9, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 0.8, noNaN: true }), elapsedSeconds, polls, polls, (spread, elapsed, one, other) => {
      const next = (some: number) => nextPoll(known(42, spread), elapsed, some);
      expect(next(Math.max(one, other))).toBeLessThanOrEqual(next(Math.min(one, other)) + 1e-6);
    }),
  );
});

it('what takes far longer than ever is looked at less and less', () => {
  const looks = looksAt(known(42, 0.05), 600, 3);
  const late = looks.filter((at) => at > 60);
  const gaps = late.slice(1).map((at, index) => at - (late[index] ?? 0));
  expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
  expect(gaps.at(-1)).toBeCloseTo(30);
  expect(looks.length).toBeLessThan(50);
});

it('a later look is followed by a later one', () => {
  const duration = lognormalSeconds(42, 0.3, 50).reduce((before, one) => learned(before, one), prior(42));
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
  const duration = seconds.slice(0, 200).reduce((before, one) => learned(before, one), prior(42));
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
