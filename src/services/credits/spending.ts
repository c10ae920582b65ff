// What was spent in a period, in all and by what: kept beside the account itself, so that it is never counted twice.
import { z } from 'zod';

const credits = z.number().int().nonnegative();
const pictures = z.number().int().nonnegative();

export const spendingSchema = z.object({
  spent: credits.default(0),
  pictures: pictures.default(0),
  /** Credits by model. */
  models: z.record(z.string(), credits).default({}),
  /** Credits by day, such as `2026-11-20`, in the time zone of the quotas. */
  days: z.record(z.string(), credits).default({}),
});

export type Spending = z.infer<typeof spendingSchema>;

/** What one request has cost, and for what. */
export interface Bill {
  readonly models: readonly { readonly model: string; readonly credits: number; readonly pictures: number }[];
}

export const nothingSpent: Spending = { spent: 0, pictures: 0, models: {}, days: {} };

export function totalOf({ models }: Bill): number {
  return models.reduce((sum, { credits: each }) => sum + each, 0);
}

export function withBill<Account extends Spending>(account: Account, bill: Bill, day: string): Account {
  const cost = totalOf(bill);
  const models = new Map(Object.entries(account.models));
  for (const { model, credits: each } of bill.models) models.set(model, (models.get(model) ?? 0) + each);
  return {
    ...account,
    spent: account.spent + cost,
    pictures: account.pictures + bill.models.reduce((sum, each) => sum + each.pictures, 0),
    models: Object.fromEntries(models),
    days: cost > 0 ? { ...account.days, [day]: (account.days[day] ?? 0) + cost } : account.days,
  };
}
