// The texts of /credits, in English: what is available and what is reserved stand before any other number.
import type { PeriodKind } from '../../credits/period.js';
import type { Quality, Size } from '../../providers/image-request.js';
import { credits, pictures } from './words.js';

const thisPeriod: Record<PeriodKind, string> = { day: 'today', week: 'this week', month: 'this month' };
const shape = (size: Size) => (size === '1024x1024' ? 'square' : size.replace('x', '×'));

/** How what there was in a period comes about: `allowance + granted + lasting`. */
export interface Sum {
  readonly allowance: number;
  readonly period: PeriodKind;
  /** Set for this member alone. */
  readonly isOwn: boolean;
  /** For this period; below zero where more was taken back. */
  readonly granted: number;
  /** Until used up. */
  readonly lasting: number;
}

interface Entry {
  readonly at: number;
  readonly credits: number;
}

export const englishCredits = {
  'credits.summary': ({ available, reserved, spent, all }: { available: number; reserved: number; spent: number; all: number }) =>
    `Available: ${available}\nReserved: ${reserved}\nSpent: ${spent} of ${all}`,
  'credits.share': ({ percent }: { percent: number }) => `${percent} % left`,
  'credits.sum': ({ allowance, period, isOwn, granted, lasting }: Sum) =>
    [
      `${allowance} a ${period}${isOwn ? ', set for you' : ''}`,
      ...(granted > 0 ? [` + ${granted} granted for ${thisPeriod[period]}`] : []),
      ...(granted < 0 ? [` − ${-granted} taken back`] : []),
      ...(lasting > 0 ? [` + ${lasting} granted until used up`] : []),
    ].join(''),
  'credits.resets': ({ at }: { at: number }) => `You get new credits <t:${at}:R> (<t:${at}:f>).`,
  'credits.team': ({ left }: { left: number }) =>
    `⚠️ Your team’s budget has ${credits(left)} left for all of you together: fewer than you have, so that is what counts.`,
  'credits.enough': ({ model, size }: { model: string; size: Size }) => `**Enough for** · ${model}, ${shape(size)}`,
  'credits.typical': ({ quality, left, cost }: { quality: Quality; left: number; cost: number }) =>
    `- ${quality}: ${pictures(left)} · ${credits(cost)} each`,
  'credits.held': () => '**Reserved for**',
  'credits.count': ({ credits: count }: { credits: number }) => credits(count),
  'credits.unapproved': () => 'waits for approval',
  'credits.earlier': () => 'from an earlier period',
  'credits.reason': ({ reason }: { reason: string }) => `“${reason}”`,
  'credits.besides': ({ count }: { count: number }) => `${count} more ${count === 1 ? 'request' : 'requests'}`,
  'credits.noEntries': () =>
    'Nothing was spent yet in this period. Try `/imagine` with a few words, such as “a lighthouse at dusk”.',
  'credits.entries': () => '**Latest**',
  'credits.spent': ({ at, credits: count }: Entry) => `<t:${at}:R> · ${credits(count)} spent`,
  'credits.returned': ({ at, credits: count }: Entry) => `<t:${at}:R> · ${credits(count)} given back`,
  'credits.granted': ({ at, credits: count }: Entry) => `<t:${at}:R> · ${credits(count)} granted`,
  'credits.taken': ({ at, credits: count }: Entry) => `<t:${at}:R> · ${credits(count)} taken back`,
} as const;
