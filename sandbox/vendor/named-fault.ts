// A fault of a vendor's that has a name, and those of the connection, which every vendor knows.
import type { ApiAnswer } from '../http/answer.js';
import type { Fault } from '../http/faults.js';
import type { Spoil } from './spoiled-pictures.js';

export interface NamedFault<Place extends string> {
  readonly fault: Fault;
  /** Where it strikes when it makes no sense at the place that was named: a picture is spoiled where pictures are. */
  readonly moves?: Partial<Record<Place, Place>>;
}

export const transport = {
  hang: { kind: 'hang', handled: false },
  'hang-accepted': { kind: 'hang', handled: true },
  reset: { kind: 'reset', handled: false },
  'reset-accepted': { kind: 'reset', handled: true },
  cut: { kind: 'cut' },
  slow: { kind: 'slow', milliseconds: 2000 },
} as const satisfies Readonly<Record<string, Fault>>;

/** The same made of every entry of a table. */
export function each<Name extends string, From, To>(
  table: Readonly<Record<Name, From>>,
  make: (from: From) => To,
): Record<Name, To> {
  // Object.entries forgets that the names are known ones.
  return Object.fromEntries(Object.entries<From>(table).map(([name, from]) => [name, make(from)])) as Record<Name, To>;
}

/** Answered so instead of being handled. */
export function answered(answer: ApiAnswer): { readonly fault: Fault } {
  return { fault: { kind: 'answer', answer } };
}

/** Answered so, and reckoned at the instant when it strikes. */
export function answeredThen(answerNow: () => ApiAnswer): { readonly fault: Fault } {
  const fault = {
    kind: 'answer',
    get answer() {
      return answerNow();
    },
  } as const;
  return { fault };
}

/** Handled, and the answer changed on the way. */
export function changed(change: Spoil): { readonly fault: Fault } {
  return { fault: { kind: 'change', change } };
}
