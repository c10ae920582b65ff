// All that a member has in a guild, as one record: the accounts of the periods, what was granted for longer, the last entries.
import { z } from 'zod';
import { doneActSchema } from '../guild/choices.js';
import { type Account, accountSchema, emptyAccount, holds, ownLeft, reservedIn, withHeld, withoutHeld } from './account.js';
import { type Bill, totalOf, withBill } from './spending.js';

const entrySchema = z.object({
  at: z.number(),
  /** The job's, or the admin's act. */
  id: z.string(),
  kind: z.enum(['spent', 'returned', 'granted', 'taken']),
  credits: z.number().int().nonnegative(),
  /** Why it was granted or taken back. */
  reason: z.string().optional(),
});

export const purseSchema = z.object({
  /** The member's own allowance, instead of what their roles or the guild say. */
  override: z.number().int().nonnegative().nullable(),
  /** What was granted until it is used up, less what the periods that are over have used of it. */
  lasting: z.number().int().nonnegative(),
  /** By period; one that is over and in which nothing is held any more has been closed and is gone. */
  accounts: z.record(z.string(), accountSchema),
  /** The newest, newest first. */
  entries: z.array(entrySchema),
  /** Jobs that were settled here, newest first: to settle or reserve again changes nothing. */
  settled: z.array(z.string()),
  /** Acts, newest first, each with the period in which it was done. */
  done: z.array(doneActSchema.extend({ period: z.string() })),
});

export type Purse = z.infer<typeof purseSchema>;
export type Entry = z.infer<typeof entrySchema>;

const ENTRIES_KEPT = 20;
/** A call is repeated only after a crash, for jobs that were open then: at most a member's running and waiting ones. */
const SETTLED_KEPT = 100;

export const emptyPurse: Purse = {
  ...{ override: null, lasting: 0, accounts: {} },
  ...{ entries: [], settled: [], done: [] },
};

/** A purse as it is read in a period by who may have so much a period. */
export interface Reading {
  readonly purse: Purse;
  readonly period: string;
  readonly allowance: number;
}

/** What a member has in a period: `allowance + grants = available + reserved + spent`, always. */
export interface Balance {
  readonly account: Account;
  /** For this period and for longer, as far as other periods have not used it. */
  readonly grants: number;
  readonly reserved: number;
  readonly available: number;
}

export function balanceOf(reading: Reading): Balance {
  const account = accountIn(reading);
  const grants = account.grants + lastingFor(reading);
  const reserved = reservedIn(account);
  return { account, grants, reserved, available: account.allowance + grants - account.spent - reserved };
}

function accountIn({ purse, period, allowance }: Reading): Account {
  return { ...(purse.accounts[period] ?? emptyAccount(allowance)), allowance };
}

function lastingFor({ purse, period }: Reading): number {
  if (purse.lasting === 0) return 0;
  const others = Object.entries(purse.accounts).filter(([key]) => key !== period);
  return Math.max(0, purse.lasting - others.reduce((sum, [, account]) => sum + lastingUsed(account), 0));
}

function lastingUsed(account: Account): number {
  return Math.max(0, -ownLeft(account));
}

export type Reserving =
  | { readonly outcome: 'reserved'; readonly purse: Purse; readonly period: string; readonly amount: number }
  | { readonly outcome: 'already'; readonly period: string; readonly amount: number }
  /** Held and given back, or paid, before. */
  | { readonly outcome: 'settled' }
  | { readonly outcome: 'short'; readonly by: number };

export function reserve(reading: Reading, jobId: string, amount: number): Reserving {
  const { purse, period } = reading;
  const held = heldFor(purse, jobId);
  if (held) return { outcome: 'already', ...held };
  if (purse.settled.includes(jobId)) return { outcome: 'settled' };
  const { account, available } = balanceOf(reading);
  if (amount > available) return { outcome: 'short', by: amount - available };
  const after = { ...account, reservations: withHeld(account.reservations, jobId, amount) };
  return { outcome: 'reserved', purse: withAccount(reading, after), period, amount };
}

/** As if it had never been asked for. */
export function unreserve(purse: Purse, jobId: string): Purse {
  const held = heldFor(purse, jobId);
  if (!held) return purse;
  const { period, account } = held;
  const after = { ...account, reservations: withoutHeld(account.reservations, jobId) };
  return { ...purse, accounts: { ...purse.accounts, [period]: after } };
}

/** How much is held for a job, and in which period's account. */
export function heldFor({ accounts }: Purse, jobId: string) {
  for (const [period, account] of Object.entries(accounts)) {
    if (holds(account, jobId)) return { period, account, amount: account.reservations[jobId] ?? 0 };
  }
  return undefined;
}

/** Ends a job's reservation and books its bill; an empty one gives everything back. Nothing reserved: nothing to settle. */
export function settle(purse: Purse, jobId: string, bill: Bill, at: { readonly time: number; readonly day: string }): Purse {
  const held = heldFor(purse, jobId);
  if (!held) return purse;
  const { period, account, amount } = held;
  const cost = totalOf(bill);
  const entry: Entry = {
    at: at.time,
    id: jobId,
    kind: cost > 0 ? 'spent' : 'returned',
    credits: cost > 0 ? cost : amount,
  };
  const after = withBill({ ...account, reservations: withoutHeld(account.reservations, jobId) }, bill, at.day);
  return {
    ...purse,
    accounts: { ...purse.accounts, [period]: after },
    entries: withEntry(purse, entry),
    settled: [jobId, ...purse.settled].slice(0, SETTLED_KEPT),
  };
}

export function withEntry({ entries }: Purse, entry: Entry): Entry[] {
  return [entry, ...entries].slice(0, ENTRIES_KEPT);
}

/**
 * With this account in the period's place. Periods that are over leave behind what they have used of the lasting grants; what they owe
 * beyond those is forgiven, or it would eat up what is granted later.
 */
export function withAccount({ purse, period }: Pick<Reading, 'purse' | 'period'>, account: Account): Purse {
  const accounts: Record<string, Account> = { [period]: account };
  let { lasting, lasting: unclaimed } = purse;
  for (const [key, other] of Object.entries(purse.accounts)) {
    if (key === period) continue;
    const used = lastingUsed(other);
    const paid = Math.min(used, unclaimed);
    unclaimed -= paid;
    if (Object.keys(other.reservations).length > 0) accounts[key] = { ...other, grants: other.grants + used - paid };
    else lasting -= paid;
  }
  return { ...purse, lasting, accounts };
}
