// What a test or the page may turn to make the vendor behave in one of the ways it is known to.
import { isBlocked } from '../vendor/blocked-words.js';
import type { Ending } from './job.js';
import { blockedByFilter, busyWords, creditsMissing, externalError, falselyBusy, type VendorError } from './vendor-error.js';

export type NamedEnding = 'completed' | 'failure' | 'failed' | 'moderation' | 'out-of-credits' | 'busy' | 'busy-permanent';

/** What answers an order that wants no waiting: that it is being drawn, or, after all, how it ended. */
export type AsyncAnswer = 'processing' | 'final';

/** Where an answer has the link to the picture: in the record, beside it as was seen once, or nowhere. */
export type TemporaryUrlPlace = 'record' | 'top' | 'nowhere';

/**
 * How the results endpoint tells a failure, which nobody documents: an object or a list of words where the pictures would be, the
 * error beside the record, the error instead of it under 400, or the bare status.
 */
export type FailureWording = 'object' | 'list' | 'beside' | 'refusal' | 'none';

const brokenDown = externalError('Image generation failed. Please try again.', 500, { message: 'The server had an error' });

const endings: Readonly<Record<NamedEnding, Ending>> = {
  completed: { kind: 'completed' },
  failure: failedBecause(brokenDown),
  failed: { kind: 'failed', status: 'FAILED', error: brokenDown },
  moderation: failedBecause(blockedByFilter),
  'out-of-credits': failedBecause(creditsMissing(1726, 139)),
  busy: failedBecause(externalError(busyWords, 503, { message: 'The server is overloaded' })),
  'busy-permanent': failedBecause(falselyBusy('size', "Invalid parameter 'size'")),
};

export class Levers {
  asyncAnswer: AsyncAnswer = 'processing';
  temporaryUrlIn: TemporaryUrlPlace = 'record';
  failureWording: FailureWording = 'object';
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

export function failedBecause(error: VendorError): Ending {
  return { kind: 'failed', status: 'FAILURE', error };
}
