// A member's account in one period, and what may happen to it: pure functions, whole credits, each idempotent by job id.
import { z } from 'zod';

const credits = z.number().int();

const entrySchema = z.object({
  at: z.number(),
  jobId: z.string(),
  kind: z.enum(['spent', 'returned']),
  credits: credits.nonnegative(),
});

export const accountSchema = z.object({
  allowance: credits.nonnegative(),
  grants: credits.nonnegative(),
  spent: credits.nonnegative(),
  /** What is held for jobs that have not ended, by job id. */
  reservations: z.record(z.string(), credits.nonnegative()),
  /** The newest entries, newest first. */
  entries: z.array(entrySchema),
  /** Jobs that were settled here, newest first: to settle or reserve again changes nothing. */
  settled: z.array(z.string()),
});

export type Account = z.infer<typeof accountSchema>;
export type Entry = z.infer<typeof entrySchema>;

const ENTRIES_KEPT = 20;
/** A call is repeated only after a crash, for jobs that were open then: at most a member's running and waiting ones. */
const SETTLED_KEPT = 200;

export function emptyAccount(allowance: number): Account {
  return { allowance, grants: 0, spent: 0, reservations: {}, entries: [], settled: [] };
}

export function reserved(account: Account): number {
  return Object.values(account.reservations).reduce((sum, held) => sum + held, 0);
}

export function available(account: Account): number {
  return account.allowance + account.grants - account.spent - reserved(account);
}

export type Reserving =
  | { readonly outcome: 'reserved'; readonly account: Account }
  | { readonly outcome: 'already' }
  | { readonly outcome: 'short'; readonly by: number };

export function reserve(account: Account, jobId: string, amount: number): Reserving {
  if (Object.hasOwn(account.reservations, jobId) || account.settled.includes(jobId)) return { outcome: 'already' };
  const by = amount - available(account);
  if (by > 0) return { outcome: 'short', by };
  return { outcome: 'reserved', account: { ...account, reservations: { ...account.reservations, [jobId]: amount } } };
}

/** Ends a job's reservation and books what it cost; 0 gives everything back. Nothing reserved: nothing to settle. */
export function settle(account: Account, jobId: string, cost: number, at: number): Account {
  const { [jobId]: held, ...others } = account.reservations;
  if (held === undefined || !Object.hasOwn(account.reservations, jobId)) return account;
  const entry: Entry = { at, jobId, kind: cost > 0 ? 'spent' : 'returned', credits: cost > 0 ? cost : held };
  return {
    ...account,
    spent: account.spent + cost,
    reservations: others,
    entries: [entry, ...account.entries].slice(0, ENTRIES_KEPT),
    settled: [jobId, ...account.settled].slice(0, SETTLED_KEPT),
  };
}
