// What was given, held and spent in one period: an account of a member or of the whole team, and the arithmetic of both.
import { z } from 'zod';
import { nothingSpent, spendingSchema } from './spending.js';

export const reservationsSchema = z.record(z.string(), z.number().int().nonnegative());
export type Reservations = z.infer<typeof reservationsSchema>;

export const accountSchema = spendingSchema.extend({
  /** As it was when the account was last written: roles and settings may say otherwise by now. */
  allowance: z.number().int().nonnegative(),
  /** What was granted for this period; below zero where more was taken back than granted. */
  grants: z.number().int(),
  /** How much of the grants gave back what was spent. */
  givenBack: z.number().int().nonnegative().default(0),
  /** What is held for jobs that have not ended, by job id. */
  reservations: reservationsSchema,
});

export type Account = z.infer<typeof accountSchema>;

export function emptyAccount(allowance: number): Account {
  return { ...nothingSpent, allowance, grants: 0, givenBack: 0, reservations: {} };
}

export function reservedIn({ reservations }: { readonly reservations: Reservations }): number {
  return Object.values(reservations).reduce((sum, held) => sum + held, 0);
}

/** What of its own an account has left; below zero it lives on what was granted for longer than its period. */
export function ownLeft(account: Account): number {
  return account.allowance + account.grants - account.spent - reservedIn(account);
}

export function holds({ reservations }: { readonly reservations: Reservations }, jobId: string): boolean {
  return Object.hasOwn(reservations, jobId);
}

export function withHeld(reservations: Reservations, jobId: string, amount: number): Reservations {
  return { ...reservations, [jobId]: amount };
}

export function withoutHeld(reservations: Reservations, jobId: string): Reservations {
  const { [jobId]: _held, ...others } = reservations;
  return others;
}
