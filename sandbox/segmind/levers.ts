// What a test or the page may turn to make the vendor behave in one of the ways it is known to.
import { isBlocked } from '../vendor/blocked-words.js';
import type { Ending } from './job.js';

export type NamedEnding = 'completed' | 'failed-422' | 'failed-200' | 'moderation';

/** What the answers name as the cost: the list's price, nothing at all, or this many US$. */
export type NamedCost = 'list' | 'absent' | number;

/** v1's pages disagree: raw bytes, or JSON; and the bytes are sometimes mislabelled. */
export type SynchronousAnswer = 'image' | 'mislabelled-image' | 'json';

const endings: Readonly<Record<NamedEnding, Ending>> = {
  completed: { kind: 'completed' },
  'failed-422': { kind: 'failed', httpStatus: 422, error: 'Image generation failed. Please try again.' },
  'failed-200': { kind: 'failed', httpStatus: 200, error: 'Image generation failed. Please try again.' },
  moderation: {
    kind: 'failed',
    httpStatus: 422,
    error: 'content_policy_violation: Your request was rejected by the safety system.',
  },
};

export class Levers {
  cost: NamedCost = 'list';
  synchronousAnswer: SynchronousAnswer = 'image';
  readonly withoutV2 = new Set<string>();
  readonly #nextEndings: Ending[] = [];

  nextEnds(ending: NamedEnding, times = 1): void {
    for (let count = 0; count < times; count += 1) this.#nextEndings.push(endings[ending]);
  }

  takeEnding(): Ending | undefined {
    return this.#nextEndings.shift();
  }
}

export function endingByContent(prompt: string): Ending | undefined {
  return isBlocked(prompt) ? endings.moderation : undefined;
}

export function failedBecause(error: string): Ending {
  return { kind: 'failed', httpStatus: 422, error };
}
