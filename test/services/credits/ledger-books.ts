// What must hold of the books at any moment of rest: against the model, and by themselves.
import { expect } from 'vitest';
import { holds, reservedIn } from '../../../src/services/credits/account.js';
import { emptyPurse } from '../../../src/services/credits/purse.js';
import { GUILD, members, type Opened } from './ledger-calls.js';
import type { LedgerModel } from './ledger-model.js';
import { sum } from './ledger-model.js';
import { type LedgerWorld, onDisk } from './ledger-world.js';

/** What the ledger says and what the store holds are what the model says. */
export async function compare(model: LedgerModel, { ledger, members: usage }: Opened, world: LedgerWorld): Promise<void> {
  const { purses } = onDisk(world);
  for (const name of members) {
    const member = model.member(name);
    const statement = await ledger.statement({ guildId: GUILD, userId: name, roles: member.roles });
    const sheet = model.sheet(name);
    const { account, available, reserved, grants } = statement;
    expect(available, `available to ${name}`).toBe(model.available(name));
    expect([account.allowance, account.spent, account.grants]).toEqual([sheet.allowance, sheet.spent, sheet.grants]);
    expect(account.reservations).toEqual(Object.fromEntries(sheet.held));
    expect(account.allowance + grants).toBe(available + reserved + account.spent);
    if (!member.mayOwe) expect(available).toBeGreaterThanOrEqual(0);
    const purse = purses.get(`${GUILD}/${name}`) ?? emptyPurse;
    expect(await ledger.purse({ guildId: GUILD, userId: name })).toEqual(purse);
    expect([purse.lasting, purse.override]).toEqual([member.lasting, member.override]);
    expect(Object.keys(purse.accounts).sort()).toEqual([...member.sheets.keys()].sort());
    expect(statement.teamLeft).toBe(model.budget === null ? undefined : model.budget - spentAndHeld(model, model.period));
  }
  for (const period of [...model.teams.keys(), model.period]) {
    const { account } = await ledger.teamIn(GUILD, period);
    const { spent, requests, held, spenders } = model.team(period);
    expect([account.spent, account.requests, account.members]).toEqual([spent, requests, spenders.size]);
    expect(account.reservations).toEqual(Object.fromEntries(held));
    const spendings = await Promise.all(members.map((name) => usage.of(GUILD, period, name)));
    expect(spendings.map((spending) => spending?.spent ?? 0)).toEqual(members.map((name) => spenders.get(name) ?? 0));
    expect([...account.top].sort(bySpent)).toEqual(spendersIn(model, period));
  }
}

/** The list of everybody, which takes longest to read: once in the end. */
export async function compareList(model: LedgerModel, { members: usage }: Opened): Promise<void> {
  expect(await usage.everybody(GUILD, model.period)).toEqual(spendersIn(model, model.period));
}

/** Who has spent most first. */
function spendersIn(model: LedgerModel, period: string): { userId: string; spent: number }[] {
  return [...model.team(period).spenders].map(([userId, spent]) => ({ userId, spent })).sort(bySpent);
}

function spentAndHeld(model: LedgerModel, period: string): number {
  return model.team(period).spent + sum(model.team(period).held);
}

function bySpent(one: { userId: string; spent: number }, other: { userId: string; spent: number }): number {
  return other.spent - one.spent || (one.userId < other.userId ? -1 : 1);
}

/** Without a model: the team's accounts against the members', each figure against the others. */
export function checkBooks(world: LedgerWorld): void {
  const { purses, teams, usage, acts } = onDisk(world);
  expect(acts.size, 'acts that were never ended').toBe(0);
  for (const [key, team] of teams) {
    const period = key.split('/')[1] ?? '';
    const spendings = [...usage].filter(([name]) => name.startsWith(`${key}/`)).flatMap(([, bucket]) => Object.entries(bucket));
    const total = (of: (spending: (typeof spendings)[number][1]) => number) =>
      spendings.reduce((before, [, spending]) => before + of(spending), 0);
    expect(team.spent, `spent in ${period}`).toBe(total(({ spent }) => spent));
    expect(team.pictures).toBe(total(({ pictures }) => pictures));
    expect(team.members).toBe(spendings.filter(([, { spent }]) => spent > 0).length);
    expect([...team.top].sort(bySpent)).toEqual(
      spendings
        .map(([userId, { spent }]) => ({ userId, spent }))
        .filter(({ spent }) => spent > 0)
        .sort(bySpent),
    );
    for (const figures of ['models', 'days'] as const) {
      expect(added([team[figures]])).toEqual(added(spendings.map(([, spending]) => spending[figures])));
      expect([...added([team[figures]]).values()].reduce((before, each) => before + each, 0)).toBe(team.spent);
    }
    const accounts = [...purses.values()].flatMap(({ accounts: all }) => all[period] ?? []);
    expect(reservedIn(team), `reserved in ${period}`).toBe(accounts.reduce((before, account) => before + reservedIn(account), 0));
    for (const jobId of Object.keys(team.reservations)) expect(accounts.some((account) => holds(account, jobId))).toBe(true);
  }
  for (const [key, purse] of purses) {
    const userId = key.split('/')[1] ?? '';
    for (const [period, account] of Object.entries(purse.accounts)) {
      const noted = [...usage]
        .filter(([name]) => name.startsWith(`${GUILD}/${period}/`))
        .flatMap(([, bucket]) => bucket[userId] ?? []);
      const { spent, pictures, models, days } = account;
      expect(noted).toEqual(spent > 0 ? [{ spent, pictures, models, days }] : []);
    }
    expect(new Set(purse.settled).size).toBe(purse.settled.length);
    expect(new Set(purse.entries.map(({ id }) => id)).size).toBe(purse.entries.length);
  }
}

function added(figures: readonly Record<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, credits] of figures.flatMap((each) => Object.entries(each))) sums.set(name, (sums.get(name) ?? 0) + credits);
  return new Map([...sums].sort());
}
