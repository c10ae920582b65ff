// When a team's budget is nearly or wholly used up.
import type { TeamStatement } from '../credits/credit-ledger.js';
import type { Notice } from './notice.js';

const NEARLY = 0.8;

/** `cheapest`: what the cheapest picture costs; who has less left can have nothing drawn. */
export function budgetNotice({ account, budget, period }: TeamStatement, cheapest: number): Notice | undefined {
  if (budget === null || account.spent < NEARLY * budget) return undefined;
  const { spent } = account;
  const isUsedUp = budget - spent < cheapest;
  return { kind: 'budget', isUsedUp, spent, budget, period: period.key, resetsAt: period.endsAt };
}
