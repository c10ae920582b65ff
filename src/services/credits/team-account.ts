// What a whole guild has held and spent in a period, and who the biggest spenders are: one record, so that it is never half right.
import { z } from 'zod';
import { holds, reservationsSchema, reservedIn, withHeld, withoutHeld } from './account.js';
import { type Bill, nothingSpent, spendingSchema, withBill } from './spending.js';

const spenderSchema = z.object({ userId: z.string(), spent: z.number().int().positive() });

export const teamAccountSchema = spendingSchema.extend({
  reservations: reservationsSchema,
  /** Those who have spent most, most first: what anybody has spent only grows, so whoever is missing was never among them. */
  top: z.array(spenderSchema),
  /** Requests that have cost something. */
  requests: z.number().int().nonnegative(),
  /** Members who have spent something. */
  members: z.number().int().nonnegative(),
});

export type TeamAccount = z.infer<typeof teamAccountSchema>;
export type Spender = z.infer<typeof spenderSchema>;

export const TOP_KEPT = 25;

export const emptyTeamAccount: TeamAccount = { ...nothingSpent, reservations: {}, top: [], requests: 0, members: 0 };

/** What the team has left of a budget; without one there is no end to it. */
export function teamLeft(account: TeamAccount, budget: number | null): number {
  return budget === null ? Number.POSITIVE_INFINITY : budget - account.spent - reservedIn(account);
}

export type TeamReserving =
  | { readonly outcome: 'reserved'; readonly account: TeamAccount }
  | { readonly outcome: 'short'; readonly by: number };

export function reserveForTeam(account: TeamAccount, budget: number | null, jobId: string, amount: number): TeamReserving {
  if (holds(account, jobId)) return { outcome: 'reserved', account };
  const left = teamLeft(account, budget);
  if (amount > left) return { outcome: 'short', by: amount - left };
  return { outcome: 'reserved', account: { ...account, reservations: withHeld(account.reservations, jobId, amount) } };
}

export interface TeamSettling {
  readonly jobId: string;
  readonly bill: Bill;
  readonly day: string;
  /** Who asked, what they have spent in this period in all, and whether this is their first bill in it. */
  readonly spender: { readonly userId: string; readonly spent: number; readonly isFirst: boolean };
}

/** Who settles knows that it was not settled before. */
export function settleForTeam(account: TeamAccount, { jobId, bill, day, spender }: TeamSettling): TeamAccount {
  const after = withBill({ ...account, reservations: withoutHeld(account.reservations, jobId) }, bill, day);
  if (after.spent === account.spent) return after;
  return {
    ...after,
    requests: after.requests + 1,
    members: after.members + (spender.isFirst ? 1 : 0),
    top: withSpender(after.top, spender),
  };
}

function withSpender(top: readonly Spender[], { userId, spent }: Spender): Spender[] {
  const others = top.filter((other) => other.userId !== userId);
  const before = top.find((other) => other.userId === userId)?.spent ?? 0;
  return [...others, { userId, spent: Math.max(before, spent) }].sort((one, other) => other.spent - one.spent).slice(0, TOP_KEPT);
}
