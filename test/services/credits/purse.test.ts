// A purse by itself: what each booking does to it, and that a repeated one does nothing.
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  emptyPurse,
  heldFor,
  type Purse,
  purseSchema,
  reserve,
  settle,
  unreserve,
  withAccount,
} from '../../../src/services/credits/purse.js';
import type { Bill } from '../../../src/services/credits/spending.js';

const PERIOD = 'month-2026-11';
const NEXT = 'month-2026-12';
const AT = { time: 5, day: '2026-11-20' };

function read(purse: Purse, period = PERIOD, allowance = 100) {
  return { purse, period, allowance };
}

function holding(purse: Purse, jobId: string, amount: number, period = PERIOD): Purse {
  const result = reserve(read(purse, period), jobId, amount);
  if (result.outcome !== 'reserved') throw new Error(`${result.outcome}, not reserved`);
  return result.purse;
}

function bill(credits: number): Bill {
  return { models: credits > 0 ? [{ model: 'mini', credits, pictures: 1 }] : [] };
}

function figures(purse: Purse, period = PERIOD) {
  const { available, reserved, account } = balanceOf(read(purse, period));
  return [available, reserved, account.spent];
}

describe('to reserve', () => {
  it('takes from what is available and leaves what is spent alone', () => {
    expect(figures(holding(emptyPurse, 'job', 30))).toEqual([70, 30, 0]);
  });

  it('works to the last credit, and says by how many it is short', () => {
    const purse = holding(emptyPurse, 'job', 100);
    expect(figures(purse)).toEqual([0, 100, 0]);
    expect(reserve(read(purse), 'other', 1)).toEqual({ outcome: 'short', by: 1 });
    expect(reserve(read(emptyPurse), 'dear', 130)).toEqual({ outcome: 'short', by: 30 });
  });

  it('twice is once, while the job runs and when it has ended', () => {
    const purse = holding(emptyPurse, 'job', 80);
    expect(reserve(read(purse), 'job', 80)).toMatchObject({ outcome: 'already', period: PERIOD, amount: 80 });
    expect(reserve(read(purse, NEXT), 'job', 80)).toMatchObject({ outcome: 'already', period: PERIOD, amount: 80 });
    expect(reserve(read(settle(purse, 'job', bill(80), AT)), 'job', 80)).toEqual({ outcome: 'settled' });
    expect(reserve(read(settle(purse, 'job', bill(0), AT)), 'job', 80)).toEqual({ outcome: 'settled' });
  });

  it('takes no job for another because of its name', () => {
    expect(reserve(read(emptyPurse), 'constructor', 1).outcome).toBe('reserved');
    expect(reserve(read(emptyPurse), 'toString', 1).outcome).toBe('reserved');
  });

  it('and to take that back leaves nothing of it, so that the job may be asked for again', () => {
    const purse = unreserve(holding(emptyPurse, 'job', 80), 'job');
    expect(figures(purse)).toEqual([100, 0, 0]);
    expect(purse.entries).toEqual([]);
    expect(reserve(read(purse), 'job', 80).outcome).toBe('reserved');
    expect(unreserve(purse, 'job')).toBe(purse);
  });
});

describe('to settle', () => {
  const purse = holding(emptyPurse, 'job', 30);

  it('books what it cost, by model and by day, and gives back the rest', () => {
    const after = settle(purse, 'job', { models: [...bill(7).models, { model: 'large', credits: 5, pictures: 2 }] }, AT);
    expect(figures(after)).toEqual([88, 0, 12]);
    expect(after.entries).toEqual([{ at: 5, id: 'job', kind: 'spent', credits: 12 }]);
    expect(after.accounts[PERIOD]).toMatchObject({ pictures: 3, models: { mini: 7, large: 5 }, days: { '2026-11-20': 12 } });
  });

  it('at nothing gives everything back and says so', () => {
    const after = settle(purse, 'job', bill(0), AT);
    expect(figures(after)).toEqual([100, 0, 0]);
    expect(after.entries).toEqual([{ at: 5, id: 'job', kind: 'returned', credits: 30 }]);
    expect(after.accounts[PERIOD]?.days).toEqual({});
  });

  it('above the reservation books it in full: so an account can fall below zero', () => {
    expect(figures(settle(holding(emptyPurse, 'dear', 100), 'dear', bill(115), AT))).toEqual([-15, 0, 115]);
  });

  it('twice is once, and what was never reserved is not booked', () => {
    const after = settle(purse, 'job', bill(12), AT);
    expect(settle(after, 'job', bill(12), { ...AT, time: 6 })).toBe(after);
    expect(settle(purse, 'another', bill(12), AT)).toBe(purse);
  });
});

describe('from period to period', () => {
  it('a job is booked in the one in which it was reserved', () => {
    const purse = holding(holding(emptyPurse, 'old', 40), 'new', 10, NEXT);
    expect([figures(purse), figures(purse, NEXT)]).toEqual([
      [60, 40, 0],
      [90, 10, 0],
    ]);
    const after = settle(purse, 'old', bill(25), AT);
    expect([figures(after), figures(after, NEXT)]).toEqual([
      [75, 0, 25],
      [90, 10, 0],
    ]);
    expect(heldFor(after, 'new')).toMatchObject({ period: NEXT, amount: 10 });
  });

  it('one that is over and holds nothing is closed with the next write', () => {
    const purse = settle(holding(emptyPurse, 'old', 40), 'old', bill(40), AT);
    expect(Object.keys(holding(purse, 'new', 10, NEXT).accounts)).toEqual([NEXT]);
  });

  it('lasting grants go on, less what a period has used beyond its own', () => {
    const purse = settle(holding({ ...emptyPurse, lasting: 50 }, 'old', 120), 'old', bill(120), AT);
    expect(figures(purse)).toEqual([30, 0, 120]);
    expect(figures(purse, NEXT)).toEqual([130, 0, 0]);
    const later = holding(purse, 'new', 10, NEXT);
    expect([later.lasting, ...figures(later, NEXT)]).toEqual([30, 120, 10, 0]);
  });

  it('what a job of an old period holds of them comes back when it costs less', () => {
    const purse = holding(holding({ ...emptyPurse, lasting: 50 }, 'old', 140), 'new', 10, NEXT);
    expect(figures(purse, NEXT)).toEqual([100, 10, 0]);
    expect(figures(settle(purse, 'old', bill(100), AT), NEXT)).toEqual([140, 10, 0]);
  });

  it('a debt dies with its period, and eats nothing of what is granted later', () => {
    const owing = settle(holding(holding(emptyPurse, 'old', 60), 'dear', 40), 'dear', bill(90), AT);
    expect(figures(owing)).toEqual([-50, 60, 90]);
    const purse = { ...withAccount({ purse: owing, period: NEXT }, balanceOf(read(owing, NEXT)).account), lasting: 100 };
    expect(figures(purse, NEXT)).toEqual([200, 0, 0]);
    expect(figures(settle(purse, 'old', bill(0), AT), NEXT)).toEqual([200, 0, 0]);
    expect(figures(settle(purse, 'old', bill(70), AT), NEXT)).toEqual([190, 0, 0]);
  });
});

it('the newest 20 entries are kept, newest first, and the sums of all', () => {
  let purse = emptyPurse;
  for (let at = 1; at <= 25; at += 1) purse = settle(holding(purse, `job-${at}`, 2), `job-${at}`, bill(1), { ...AT, time: at });
  expect(figures(purse)).toEqual([75, 0, 25]);
  expect(purse.entries.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
});

it('a purse survives the store unchanged, and a damaged one is not taken for a purse', () => {
  const purse = settle(holding(holding({ ...emptyPurse, lasting: 4 }, 'one', 5), 'two', 7), 'one', bill(4), AT);
  expect(purseSchema.parse(JSON.parse(JSON.stringify(purse)))).toEqual(purse);
  expect(purseSchema.safeParse({ ...purse, lasting: 1.5 }).success).toBe(false);
  expect(purseSchema.safeParse({ ...purse, lasting: -1 }).success).toBe(false);
});
