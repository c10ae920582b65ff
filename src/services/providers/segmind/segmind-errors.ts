// Segmind's refusals, told apart by status and words: one function from an answer to the kind of error it is.
import type { HttpAnswer } from '../http-client.js';
import { ProviderError, type ProviderErrorKind } from '../provider-error.js';
import { vendorReason } from '../vendor-reason.js';
import { waitAsked } from '../wait-asked.js';
import { errorWords, parseJson } from './segmind-wire.js';

const BLOCKED = /content[_ ]policy|moderation|safety|blocked/i;
const NO_CREDITS = /insufficient|credits|spend|balance/i;
const NAMES_PARAMETER =
  /param|invalid|prompt|size|quality|background|format|compression|moderation|image_urls|mask|required|must be/i;

export type Step = 'submit' | 'poll' | 'result' | 'download';

/** The error that an answer means, or nothing when it is none. */
export function errorIn(answer: HttpAnswer, step: Step, now: number, secret: string): ProviderError | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const words = errorWords(parseJson(answer.body));
  const kind = kindOf(answer.status, words, step);
  return new ProviderError({
    kind,
    retryable: isRetryable(kind, answer.status, step),
    status: answer.status,
    requestId: header(answer, 'x-request-id'),
    reason: kind === 'rejected' ? vendorReason(words, secret) : undefined,
    retryAfterMs: waitAsked(answer.headers, now),
  });
}

/** The error in a body that says FAILED: the vendor tried and did not draw; it is not billed. */
export function failedError(words: string, secret: string): ProviderError {
  const kind = rejectedOrBlocked(words);
  return new ProviderError({ kind, retryable: false, reason: kind === 'rejected' ? vendorReason(words, secret) : undefined });
}

function kindOf(status: number, words: string, step: Step): ProviderErrorKind {
  switch (status) {
    case 401:
    case 403:
      // A picture's link that is forbidden is one that has run out; it says nothing about the key.
      return step === 'download' ? 'expired' : 'unauthorised';
    case 404:
      return step === 'submit' ? 'rejected' : 'expired';
    case 402:
    case 406:
      return NO_CREDITS.test(words) ? 'out-of-credits' : 'rejected';
    case 410:
      return step === 'download' ? 'expired' : 'rejected';
    case 429:
      return 'rate-limited';
    case 500:
      return step === 'submit' && NAMES_PARAMETER.test(words) ? rejectedOrBlocked(words) : 'unavailable';
    case 503:
      return 'unavailable';
    default:
      if (status >= 500) return step === 'submit' ? 'outcome-unknown' : 'unavailable';
      return rejectedOrBlocked(words);
  }
}

function rejectedOrBlocked(words: string): ProviderErrorKind {
  return BLOCKED.test(words) ? 'moderation' : 'rejected';
}

/** A submit is sent again only where the answer says that it was not taken; looking again does no harm while there is hope. */
function isRetryable(kind: ProviderErrorKind, status: number, step: Step): boolean {
  if (step === 'submit') return status === 429 || status === 503;
  return kind === 'rate-limited' || kind === 'unavailable';
}

function header(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : undefined;
}
