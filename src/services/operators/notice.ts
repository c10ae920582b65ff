// What operators are told, and what makes it news: each occasion is told once, however often it is noticed.
import type { Trouble } from '../providers/breaker.js';
import type { ProviderName } from '../providers/catalogue.js';

export type Notice =
  | { readonly kind: 'trouble'; readonly vendor: ProviderName; readonly trouble: Trouble }
  /** What was told of a vendor's trouble is over. */
  | { readonly kind: 'well'; readonly vendor: ProviderName }
  | { readonly kind: 'low'; readonly vendor: ProviderName; readonly left: number; readonly below: number }
  | {
      readonly kind: 'budget';
      /** Used up: what is left pays for nothing any more. */
      readonly isUsedUp: boolean;
      readonly spent: number;
      readonly budget: number;
      readonly period: string;
      readonly resetsAt: number;
    }
  | { readonly kind: 'set-aside'; readonly collection: string };

const HOUR_MS = 3_600_000;

/** The same occasion is not told again for so long; one without an end is told once and for all. */
export interface Occasion {
  readonly name: string;
  readonly quietMs: number;
}

export function occasionOf(notice: Notice): Occasion {
  switch (notice.kind) {
    case 'trouble':
    case 'well':
      return { name: `trouble ${notice.vendor}`, quietMs: HOUR_MS };
    case 'low':
      return { name: `low ${notice.vendor} ${notice.below}`, quietMs: 24 * HOUR_MS };
    case 'budget': {
      const part = notice.isUsedUp ? 'used up' : 'nearly';
      return { name: `budget ${notice.period} ${notice.budget} ${part}`, quietMs: Number.POSITIVE_INFINITY };
    }
    case 'set-aside':
      return { name: `set aside ${notice.collection}`, quietMs: 24 * HOUR_MS };
  }
}
