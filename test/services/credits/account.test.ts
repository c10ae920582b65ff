// An account by itself: what each booking does to it, and that a repeated one does nothing.
import { describe, expect, it } from 'vitest';
import {
  type Account,
  accountSchema,
  available,
  emptyAccount,
  reserve,
  reserved,
  settle,
} from '../../../src/services/credits/account.js';

function holding(account: Account, jobId: string, amount: number): Account {
  const result = reserve(account, jobId, amount);
  if (result.outcome !== 'reserved') throw new Error(`${result.outcome}, not reserved`);
  return result.account;
}

describe('to reserve', () => {
  it('takes from what is available and leaves what is spent alone', () => {
    const account = holding(emptyAccount(100), 'job', 30);
    expect([available(account), reserved(account), account.spent]).toEqual([70, 30, 0]);
  });

  it('works to the last credit, and says by how many it is short', () => {
    const account = holding(emptyAccount(100), 'job', 100);
    expect(available(account)).toBe(0);
    expect(reserve(account, 'other', 1)).toEqual({ outcome: 'short', by: 1 });
    expect(reserve(emptyAccount(100), 'dear', 130)).toEqual({ outcome: 'short', by: 30 });
  });

  it('twice is once, while the job runs and when it has ended', () => {
    const account = holding(emptyAccount(100), 'job', 80);
    expect(reserve(account, 'job', 80)).toEqual({ outcome: 'already' });
    expect(reserve(settle(account, 'job', 80, 1), 'job', 80)).toEqual({ outcome: 'already' });
    expect(reserve(settle(account, 'job', 0, 1), 'job', 80)).toEqual({ outcome: 'already' });
  });

  it('takes no job for another because of its name', () => {
    expect(reserve(emptyAccount(100), 'constructor', 1).outcome).toBe('reserved');
    expect(reserve(emptyAccount(100), 'toString', 1).outcome).toBe('reserved');
  });
});

describe('to settle', () => {
  const account = holding(emptyAccount(100), 'job', 30);

  it('books what it cost and gives back the rest', () => {
    const after = settle(account, 'job', 12, 5);
    expect([available(after), reserved(after), after.spent]).toEqual([88, 0, 12]);
    expect(after.entries).toEqual([{ at: 5, jobId: 'job', kind: 'spent', credits: 12 }]);
  });

  it('at nothing gives everything back and says so', () => {
    const after = settle(account, 'job', 0, 5);
    expect([available(after), after.spent]).toEqual([100, 0]);
    expect(after.entries).toEqual([{ at: 5, jobId: 'job', kind: 'returned', credits: 30 }]);
  });

  it('above the reservation books it in full: only so can an account fall below zero', () => {
    expect(available(settle(holding(emptyAccount(30), 'job', 30), 'job', 45, 5))).toBe(-15);
  });

  it('twice is once, and what was never reserved is not booked', () => {
    const after = settle(account, 'job', 12, 5);
    expect(settle(after, 'job', 12, 6)).toBe(after);
    expect(settle(account, 'another', 12, 6)).toBe(account);
  });
});

it('the newest 20 entries are kept, newest first, and the sums of all', () => {
  let account = emptyAccount(1000);
  for (let at = 1; at <= 25; at += 1) account = settle(holding(account, `job-${at}`, 2), `job-${at}`, 1, at);
  expect(account.spent).toBe(25);
  expect(account.entries.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
});

it('an account survives the store unchanged, and a damaged one is not taken for an account', () => {
  const account = settle(holding(holding(emptyAccount(100), 'one', 5), 'two', 7), 'one', 4, 9);
  expect(accountSchema.parse(JSON.parse(JSON.stringify(account)))).toEqual(account);
  expect(accountSchema.safeParse({ ...account, spent: 1.5 }).success).toBe(false);
  expect(accountSchema.safeParse({ ...account, spent: -1 }).success).toBe(false);
});
