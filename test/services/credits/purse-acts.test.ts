// What admins do to a purse: grants, what is taken back, what is given back, allowances of a member's own.
import { describe, expect, it } from 'vitest';
import { balanceOf, emptyPurse, type Purse, reserve, settle } from '../../../src/services/credits/purse.js';
import { type PurseChange, perform } from '../../../src/services/credits/purse-acts.js';

const PERIOD = 'month-2026-11';
const NEXT = 'month-2026-12';

function act(purse: Purse, change: PurseChange, { id = 'act', period = PERIOD } = {}) {
  const reading = { purse, period, allowance: purse.override ?? 100 };
  return perform(reading, { id, at: 5, reason: 'because', change }, (override) => override ?? 100);
}

function available(purse: Purse, period = PERIOD): number {
  return balanceOf({ purse, period, allowance: purse.override ?? 100 }).available;
}

function spent(credits: number, purse = emptyPurse, jobId = 'job'): Purse {
  const reserving = reserve({ purse, period: PERIOD, allowance: 100 }, jobId, credits);
  if (reserving.outcome !== 'reserved') throw new Error(reserving.outcome);
  const bill = { models: [{ model: 'mini', credits, pictures: 1 }] };
  return settle(reserving.purse, jobId, bill, { time: 1, day: '2026-11-20' });
}

describe('a grant', () => {
  it('for the period ends with it', () => {
    const { purse, outcome } = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'period' });
    expect(outcome).toEqual({ before: 100, after: 140, period: PERIOD });
    expect([available(purse), available(purse, NEXT)]).toEqual([140, 100]);
    expect(purse.entries).toEqual([{ at: 5, id: 'act', kind: 'granted', credits: 40, reason: 'because' }]);
  });

  it('for ever goes on until it is used up', () => {
    const { purse } = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'never' });
    expect([available(purse), available(purse, NEXT)]).toEqual([140, 140]);
    const after = spent(125, purse);
    expect([available(after), available(after, NEXT)]).toEqual([15, 115]);
  });

  it('given twice by the same act is given once, and says the same', () => {
    const once = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'never' });
    expect(act(spent(30, once.purse), { kind: 'grant', amount: 40, expires: 'never' }, { period: NEXT }).outcome).toEqual(
      once.outcome,
    );
    expect(act(once.purse, { kind: 'grant', amount: 40, expires: 'never' }).purse).toBe(once.purse);
    expect(available(act(once.purse, { kind: 'grant', amount: 40, expires: 'never' }, { id: 'another' }).purse)).toBe(180);
  });
});

describe('a negative grant', () => {
  it('takes back at most what is available', () => {
    const { purse, outcome } = act(spent(70), { kind: 'grant', amount: -50, expires: 'period' });
    expect(outcome).toMatchObject({ before: 30, after: 0 });
    expect(purse.entries[0]).toMatchObject({ kind: 'taken', credits: 30 });
    const again = act(purse, { kind: 'grant', amount: -50, expires: 'period' }, { id: 'again' });
    expect(again.outcome).toMatchObject({ before: 0, after: 0 });
    expect(again.purse.entries).toEqual(purse.entries);
  });

  it('takes nothing from who owes already', () => {
    const owing = { ...spent(90), override: 50 };
    expect(act(owing, { kind: 'grant', amount: -50, expires: 'never' }).outcome).toMatchObject({ before: -40, after: -40 });
  });

  it('for ever takes lasting grants first, and of the period only what those lack', () => {
    const { purse } = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'never' });
    const { purse: less } = act(purse, { kind: 'grant', amount: -60, expires: 'never' }, { id: 'taken' });
    expect([less.lasting, available(less), available(less, NEXT)]).toEqual([0, 80, 100]);
  });

  it('for the period leaves lasting grants to the next one', () => {
    const { purse } = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'never' });
    const { purse: less } = act(purse, { kind: 'grant', amount: -60, expires: 'period' }, { id: 'taken' });
    expect([available(less), available(less, NEXT)]).toEqual([80, 140]);
  });
});

describe('a reset', () => {
  it('gives back what was spent, once, and leaves it among what was spent', () => {
    const { purse, outcome } = act(spent(70), { kind: 'reset' });
    expect(outcome).toMatchObject({ before: 30, after: 100 });
    expect(purse.accounts[PERIOD]).toMatchObject({ spent: 70, grants: 70 });
    expect(act(purse, { kind: 'reset' }, { id: 'again' }).outcome).toMatchObject({ before: 100, after: 100 });
  });

  it('later gives back what was spent since', () => {
    const { purse } = act(spent(70), { kind: 'reset' });
    expect(act(spent(20, purse, 'later'), { kind: 'reset' }, { id: 'again' }).outcome).toMatchObject({ before: 80, after: 100 });
  });

  it('gives lasting grants back that were used', () => {
    const { purse } = act(emptyPurse, { kind: 'grant', amount: 40, expires: 'never' });
    const { purse: reset } = act(spent(130, purse), { kind: 'reset' }, { id: 'reset' });
    expect([available(reset), available(reset, NEXT)]).toEqual([140, 140]);
  });
});

it('an override says what was and what is; without one the member has what everybody has', () => {
  const { purse, outcome } = act(spent(30), { kind: 'override', amount: 500 });
  expect(outcome).toMatchObject({ before: 100, after: 500 });
  expect([available(purse), available(purse, NEXT)]).toEqual([470, 500]);
  const none = act(purse, { kind: 'override', amount: null }, { id: 'none' });
  expect(none.outcome).toMatchObject({ before: 500, after: 100 });
  expect(available(none.purse)).toBe(70);
});
