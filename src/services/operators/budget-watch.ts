// When a team's budget is nearly or wholly used up.
import type { TeamStatement } from '../credits/credit-ledger.js';
import type { Notice } from './notice.js';

const NEARLY = 0.8;

/**
 * `isShort`: something was just refused for want of it. That is news where what is left does not pay for the `cheapest` picture either.
 */
export function budgetNotice(
  { account, budget, period }: TeamStatement,
  { isShort, cheapest }: { readonly isShort: boolean; readonly cheapest: number },
): Notice | undefined {
  if (budget === null || account.spent < NEARLY * budget) return undefined;
  const { spent } = account;
  const isUsedUp = spent >= budget || (isShort && budget - spent < cheapest);
  return { kind: 'budget', isUsedUp, spent, budget, period: period.key, resetsAt: period.endsAt };
}
