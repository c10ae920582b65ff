// A purse that is gone, made again from what the report, the usage book, the audit and the open jobs say: only where they say all of it.
import { emptyAccount, type Reservations } from '../services/credits/account.js';
import { readAccountKey } from '../services/credits/account-key.js';
import { allowanceOf } from '../services/credits/allowance.js';
import { emptyPurse, type Purse, withEntry } from '../services/credits/purse.js';
import type { Spending } from '../services/credits/spending.js';
import type { UsageEntry } from '../services/credits/usage-book.js';
import type { Choices } from '../services/guild/choices.js';
import { estimateOf, type Job } from '../services/jobs/job.js';
import { type ActOnPurse, isOfAct, usageEntryOf } from './acts-on-purses.js';
import { addsUp } from './spent.js';

/** What is known of a member without an account in a period. */
export interface Known {
  readonly period: string;
  /** There is a purse, and the period's account is missing in it. */
  hasPurse: boolean;
  report: Spending;
  /** Of the period. */
  readonly booked: UsageEntry[];
  /** The acts that are booked in other periods. */
  readonly bookedElsewhere: Set<string>;
  /** Of all times. */
  readonly acts: ActOnPurse[];
  /** The member's jobs for which something is or was held. */
  readonly open: readonly Job[];
}

export function sumOfKind(booked: readonly UsageEntry[], kind: UsageEntry['kind']): number {
  return booked.reduce((sum, entry) => sum + (entry.kind === kind ? entry.credits : 0), 0);
}

/** Why the purse can't be made again; nothing where all that was in it is known. */
export function unknownOf(known: Known): string | undefined {
  const { period, hasPurse, report, booked, acts, open } = known;
  if (hasPurse) return 'What the missing account has used of lasting grants nobody can tell.';
  const pictures = booked.reduce((sum, entry) => sum + (entry.kind === 'spent' ? entry.pictures : 0), 0);
  if (!addsUp(report) || report.spent !== sumOfKind(booked, 'spent') || report.pictures !== pictures) {
    return 'The report and the usage book do not agree.';
  }
  // How much of these is left depends on periods that are over, and whether an allowance was taken away the audit does not say.
  if (acts.some(({ told }) => told.what === 'allowance')) return 'The member may have an allowance of their own.';
  if (acts.some(({ told }) => told.what === 'grant' && told.expires !== 'period')) {
    return 'The member may have something left of lasting grants.';
  }
  if (!isAudited(known)) return 'The audit and the usage book do not agree.';
  const isHeldHere = ({ state, accountKey }: Job) =>
    state.name !== 'delivering' && accountKey !== null && readAccountKey(accountKey).period === period;
  return open.every(isHeldHere) ? undefined : 'For a job that has not ended, it is not sure what is held or paid.';
}

/** Each act that is booked was done as it is booked, and each that was done is booked. */
function isAudited({ booked, bookedElsewhere, acts }: Known): boolean {
  const done = new Map(acts.flatMap((act) => usageEntryOf(act) ?? []).map((entry) => [entry.id, entry]));
  const here = new Map(booked.filter(isOfAct).map((entry) => [entry.id, entry]));
  const isSame = (one?: UsageEntry, other?: UsageEntry) => one?.kind === other?.kind && one?.credits === other?.credits;
  const all = [...done.keys(), ...here.keys()].filter((id) => !bookedElsewhere.has(id));
  return all.every((id) => isSame(done.get(id), here.get(id)));
}

/** Only for one of which nothing is unknown. */
export function purseAgain({ period, report, booked, acts, open }: Known, { allowances }: Choices, usual: number): Purse {
  const inPeriod = new Set(booked.map(({ id }) => id));
  const here = acts.filter(({ told }) => inPeriod.has(told.id)).sort((one, other) => other.told.at - one.told.at);
  const resets = new Set(here.flatMap(({ told }) => (told.what === 'reset' ? [told.id] : [])));
  const reservations: Reservations = Object.fromEntries(open.map((job) => [job.id, estimateOf(job)]));
  const account = {
    // Roles may allow another sum: it is looked at anew with whatever is asked of the account.
    ...emptyAccount(allowanceOf({ override: null, roles: [], allowances, usual })),
    ...{ ...report, reservations },
    grants: sumOfKind(booked, 'granted') - sumOfKind(booked, 'taken'),
    givenBack: sumOfKind(
      booked.filter(({ id }) => resets.has(id)),
      'granted',
    ),
  };
  const done = here.map(({ told: { id, before, after } }) => ({ id, before: Number(before), after: Number(after), period }));
  return { ...emptyPurse, accounts: { [period]: account }, entries: newestOf(booked), done };
}

function newestOf(booked: readonly UsageEntry[]): Purse['entries'] {
  let { entries } = emptyPurse;
  for (const { at, id, kind, credits, reason } of booked.toSorted((one, other) => one.at - other.at)) {
    entries = withEntry({ ...emptyPurse, entries }, { at, id, kind, credits, ...(reason !== null && { reason }) });
  }
  return entries;
}
