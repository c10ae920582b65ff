// A team's account by itself: what a budget lets through, and who stands among the biggest spenders.
import { describe, expect, it } from 'vitest';
import { allowanceOf } from '../../../src/services/credits/allowance.js';
import {
  emptyTeamAccount,
  reserveForTeam,
  settleForTeam,
  type TeamAccount,
  TOP_KEPT,
  teamAccountSchema,
  teamLeft,
} from '../../../src/services/credits/team-account.js';

const DAY = '2026-11-20';

function holding(account: TeamAccount, jobId: string, amount: number, budget: number | null = null): TeamAccount {
  const result = reserveForTeam(account, budget, jobId, amount);
  if (result.outcome !== 'reserved') throw new Error('short');
  return result.account;
}

function spending(account: TeamAccount, userId: string, jobId: string, credits: number, spent = credits): TeamAccount {
  const bill = { models: credits > 0 ? [{ model: 'mini', credits, pictures: 1 }] : [] };
  const spender = { userId, spent, isFirst: spent === credits };
  return settleForTeam(holding(account, jobId, credits), { jobId, bill, day: DAY, spender });
}

describe('a budget', () => {
  it('lets through what is left of it, to the last credit', () => {
    const account = holding(spending(emptyTeamAccount, 'ada', 'one', 40), 'two', 60, 100);
    expect(teamLeft(account, 100)).toBe(0);
    expect(reserveForTeam(account, 100, 'three', 1)).toEqual({ outcome: 'short', by: 1 });
    expect(reserveForTeam(account, 100, 'two', 60)).toEqual({ outcome: 'reserved', account });
  });

  it('counts what was spent before it was set, and of 0 leaves nothing', () => {
    const account = spending(emptyTeamAccount, 'ada', 'one', 40);
    expect(reserveForTeam(account, 30, 'two', 5)).toEqual({ outcome: 'short', by: 15 });
    expect(reserveForTeam(emptyTeamAccount, 0, 'two', 5)).toEqual({ outcome: 'short', by: 5 });
  });

  it('that is not set has no end', () => {
    expect(teamLeft(spending(emptyTeamAccount, 'ada', 'one', 40), null)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('to settle', () => {
  it('counts requests that cost something, and each member once', () => {
    let account = spending(emptyTeamAccount, 'ada', 'one', 10);
    account = spending(account, 'ada', 'two', 5, 15);
    account = spending(account, 'ben', 'three', 7);
    account = spending(account, 'cyd', 'four', 0);
    expect(account).toMatchObject({ spent: 22, pictures: 3, requests: 3, members: 2, days: { [DAY]: 22 }, reservations: {} });
  });
});

it('the biggest spenders stand there, most first, also those who come in late', () => {
  let account = emptyTeamAccount;
  for (let number = 1; number <= 40; number += 1) account = spending(account, `member-${number}`, `job-${number}`, number);
  expect(account.top.map(({ spent }) => spent)).toEqual(Array.from({ length: TOP_KEPT }, (_, index) => 40 - index));
  // Somebody who had long dropped out comes back with all they have ever spent in the period.
  account = spending(account, 'member-1', 'large', 99, 100);
  expect(account.top.slice(0, 2)).toEqual([
    { userId: 'member-1', spent: 100 },
    { userId: 'member-40', spent: 40 },
  ]);
  expect([account.top.length, account.members]).toEqual([TOP_KEPT, 40]);
  expect(teamAccountSchema.parse(JSON.parse(JSON.stringify(account)))).toEqual(account);
});

describe('an allowance is', () => {
  const allowances = { guild: 300, roles: { painter: 50, patron: 700 } };

  it.each([
    ['their own, whatever else they would have', 20, ['patron'], 20],
    ['their own, also when that is nothing', 0, ['patron'], 0],
    ['the highest of their roles', null, ['painter', 'patron', 'unknown'], 700],
    ["that of their role, also below the guild's", null, ['painter'], 50],
    ["the guild's without a role that brings one", null, ['unknown'], 300],
  ])('%s', (_, override, roles, expected) => {
    expect(allowanceOf({ override, roles, allowances, usual: 2000 })).toBe(expected);
  });

  it('that of the settings where the guild says nothing', () => {
    expect(allowanceOf({ override: null, roles: [], allowances: { guild: null, roles: {} }, usual: 2000 })).toBe(2000);
  });
});
