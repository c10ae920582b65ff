// What an admin may do to a member's purse: grant, take back, give back what was spent, set an allowance of their own.
import type { Account } from './account.js';
import { balanceOf, type Entry, type Purse, type Reading, withAccount, withEntry } from './purse.js';

export type PurseChange =
  | { readonly kind: 'grant'; readonly amount: number; readonly expires: 'period' | 'never' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'override'; readonly amount: number | null };

export interface PurseAct {
  readonly id: string;
  readonly at: number;
  readonly reason: string | null;
  readonly change: PurseChange;
}

/** How much more or less there is now; what was set, for an allowance. */
export interface Outcome {
  readonly before: number | null;
  readonly after: number | null;
}

/** And in which period it was done. */
export interface PurseOutcome extends Outcome {
  readonly period: string;
}

interface Performed {
  readonly purse: Purse;
  readonly outcome: PurseOutcome;
}

const DONE_KEPT = 50;

/** Done a second time, by its id, an act changes nothing and has the outcome that it had. */
export function perform(reading: Reading, act: PurseAct, allowanceWith: (override: number | null) => number): Performed {
  const done = reading.purse.done.find(({ id }) => id === act.id);
  if (done) return { purse: reading.purse, outcome: { before: done.before, after: done.after, period: done.period } };
  const { purse, outcome } = changed(reading, act, allowanceWith);
  const inPeriod = { ...outcome, period: reading.period };
  return { purse: { ...purse, done: [{ id: act.id, ...inPeriod }, ...purse.done].slice(0, DONE_KEPT) }, outcome: inPeriod };
}

function changed(reading: Reading, act: PurseAct, allowanceWith: (override: number | null) => number) {
  const { change } = act;
  const { account, available } = balanceOf(reading);
  switch (change.kind) {
    case 'grant': {
      const amount = Math.max(change.amount, Math.min(0, -available));
      const purse =
        amount < 0 ? taken(reading, account, amount, change.expires) : given(reading, account, amount, change.expires);
      return booked({ ...reading, purse }, act, amount, available);
    }
    case 'reset': {
      const amount = account.spent - account.givenBack;
      const purse = withAccount(reading, { ...account, grants: account.grants + amount, givenBack: account.spent });
      return booked({ ...reading, purse }, act, amount, available);
    }
    case 'override': {
      const allowance = allowanceWith(change.amount);
      const purse = withAccount(reading, { ...account, allowance });
      return { purse: { ...purse, override: change.amount }, outcome: { before: reading.allowance, after: allowance } };
    }
  }
}

function given(reading: Reading, account: Account, amount: number, expires: 'period' | 'never'): Purse {
  if (expires === 'period') return withAccount(reading, { ...account, grants: account.grants + amount });
  const purse = withAccount(reading, account);
  return { ...purse, lasting: purse.lasting + amount };
}

/** What is taken back of lasting grants is taken there first, as far as it is there. */
function taken(reading: Reading, account: Account, amount: number, expires: 'period' | 'never'): Purse {
  const purse = withAccount(reading, account);
  const fromLasting = expires === 'never' ? Math.min(-amount, balanceOf({ ...reading, purse }).grants - account.grants) : 0;
  const after = { ...account, grants: account.grants + amount + fromLasting };
  return { ...withAccount({ ...reading, purse }, after), lasting: purse.lasting - fromLasting };
}

function booked(reading: Reading, { id, at, reason }: PurseAct, amount: number, before: number) {
  const { purse } = reading;
  const entry: Entry = {
    ...{ at, id, kind: amount < 0 ? ('taken' as const) : ('granted' as const), credits: Math.abs(amount) },
    ...(reason !== null && { reason }),
  };
  const entries = amount === 0 ? purse.entries : withEntry(purse, entry);
  return { purse: { ...purse, entries }, outcome: { before, after: balanceOf(reading).available } };
}
