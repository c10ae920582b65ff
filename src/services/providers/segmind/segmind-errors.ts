// Segmind's refusals, told apart by status and words: one function from an answer to the kind of error it is.
import type { HttpAnswer } from '../../http/exchange.js';
import { headerOf, isRedirect } from '../../http/http-client.js';
import { waitAsked } from '../../http/wait-asked.js';
import { ProviderError, type ProviderErrorKind } from '../provider-error.js';
import { refusalKind, vendorReason } from '../vendor-reason.js';
import { errorWords, statusAnswer } from './segmind-wire.js';

const NO_CREDITS = /insufficient|credits|spend|balance/i;
const NAMES_PARAMETER =
  /param|invalid|prompt|size|quality|background|format|compression|moderation|image_urls|mask|required|must be/i;

/** What was asked for. `draw` is v1's submit: it is over only when the picture is there, so most errors come after it was taken. */
export type Call = 'submit' | 'draw' | 'upload' | 'poll' | 'result';

interface Asked {
  readonly call: Call;
  readonly now: number;
  readonly secret: string;
}

/** The error that an answer means, or nothing when it is none. A body that says FAILED decides, whatever the status above it. */
export function errorIn(answer: HttpAnswer, body: unknown, { call, now, secret }: Asked): ProviderError | undefined {
  const { status } = answer;
  const hasFailed = saysFailed(body);
  if (!hasFailed && status >= 200 && status < 300) return undefined;
  const words = errorWords(body);
  const requestId = headerOf(answer, 'x-request-id');
  if (hasFailed) return refusal(refusalKind(words), { words, secret, requestId, status: undefined });
  const kind = kindOf(status, words, call);
  if (kind === 'rejected' || kind === 'moderation') return refusal(kind, { words, secret, requestId, status });
  const retryAfterMs = waitAsked(answer.headers, now);
  return new ProviderError({ kind, retryable: isRetryable(kind, status, call), status, requestId, retryAfterMs });
}

/** The vendor tried, or would not try, and did not draw; it is not billed. */
function saysFailed(body: unknown): boolean {
  const parsed = statusAnswer.safeParse(body);
  return parsed.success && parsed.data.status === 'FAILED';
}

interface Refusal {
  readonly words: string;
  readonly secret: string;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
}

function refusal(kind: 'rejected' | 'moderation', { words, secret, requestId, status }: Refusal): ProviderError {
  const reason = kind === 'rejected' ? vendorReason(words, secret) : undefined;
  return new ProviderError({ kind, retryable: false, status, requestId, reason });
}

function kindOf(status: number, words: string, call: Call): ProviderErrorKind {
  const submitting = isSubmit(call);
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised';
    case 404:
      if (call === 'upload') return 'unavailable';
      return submitting ? 'rejected' : 'expired';
    case 402:
    case 406:
      return NO_CREDITS.test(words) ? 'out-of-credits' : refusalKind(words);
    case 429:
      return 'rate-limited';
    case 500:
      if ((submitting || call === 'upload') && NAMES_PARAMETER.test(words)) return refusalKind(words);
      return call === 'draw' ? 'outcome-unknown' : 'unavailable';
    case 503:
      return 'unavailable';
    default:
      if (status >= 500 || status === 408) return submitting ? 'outcome-unknown' : 'unavailable';
      return isRedirect(status) ? 'unavailable' : refusalKind(words);
  }
}

/** A submit is sent again only where the answer says that it was not taken; looking again does no harm while there is hope. */
function isRetryable(kind: ProviderErrorKind, status: number, call: Call): boolean {
  if (isSubmit(call)) return status === 429 || status === 503;
  return kind === 'rate-limited' || kind === 'unavailable';
}

function isSubmit(call: Call): boolean {
  return call === 'submit' || call === 'draw';
}
