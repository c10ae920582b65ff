// 1min.ai's refusals, told apart by status, code and words: from an answer to the kind of error it is.
import { z } from 'zod';
import type { HttpAnswer } from '../../http/exchange.js';
import { headerOf, isRedirect } from '../../http/http-client.js';
import { waitAsked } from '../../http/wait-asked.js';
import { ProviderError, type ProviderErrorKind } from '../provider-error.js';
import { refusalKind, vendorReason } from '../vendor-reason.js';
import { type Trouble, troubleIn } from './onemin-trouble.js';

const NO_CREDITS = /insufficient.{0,3}credits|requires \d+ credits/i;
/** The model's maker has answered with an error, which the vendor hands on. */
const FROM_MAKER = 'EXTERNAL_API_RESPONSE_WITH_ERROR';

const failureSchema = z.object({ success: z.literal(false) });

export type Call = 'submit' | 'upload' | 'look';

interface Asked {
  readonly call: Call;
  /** Whether there is a record in the answer: it says more than what stands beside it. */
  readonly hasRecord: boolean;
  readonly now: number;
  readonly secret: string;
}

/** The error that an answer means, or nothing when it is none. */
export function errorIn(answer: HttpAnswer, body: unknown, asked: Asked): ProviderError | undefined {
  const { status } = answer;
  const { call, hasRecord, now, secret } = asked;
  const trouble = troubleIn(body);
  const isError = trouble?.code !== undefined || saysFailure(body);
  if (status >= 200 && status < 300 && (hasRecord || !isError)) return undefined;
  const kind = kindOf(status, trouble, call);
  return new ProviderError({
    kind,
    retryable: isRetryable({ kind, status, trouble, call }),
    status,
    requestId: headerOf(answer, 'x-request-id'),
    reason: kind === 'rejected' ? vendorReason(trouble?.reason ?? '', secret) : undefined,
    retryAfterMs: waitAsked(answer.headers, now),
  });
}

function saysFailure(body: unknown): boolean {
  return failureSchema.safeParse(body).success;
}

/** The picture was not drawn, and nothing will change that. */
export function failedError(trouble: Trouble, secret: string): ProviderError {
  const kind = saysNoCredits(trouble) ? 'out-of-credits' : refusalKind(trouble.words);
  return new ProviderError({
    kind,
    retryable: false,
    reason: kind === 'rejected' ? vendorReason(trouble.reason, secret) : undefined,
  });
}

function kindOf(status: number, trouble: Trouble | undefined, call: Call): ProviderErrorKind {
  if (saysNoCredits(trouble)) return 'out-of-credits';
  switch (status) {
    case 401:
      return 'unauthorised';
    case 402:
      return 'out-of-credits';
    case 403:
      // The vendor itself speaks JSON: a page comes from what stands before it, and says nothing about the key.
      return trouble ? 'unauthorised' : 'unavailable';
    case 404:
      if (call === 'look') return 'expired';
      return call === 'submit' ? 'rejected' : 'unavailable';
    case 429:
      return 'rate-limited';
    case 503:
      return 'unavailable';
    default:
      if (status >= 500 || status === 408) return call === 'submit' ? 'outcome-unknown' : 'unavailable';
      return isRedirect(status) ? 'unavailable' : kindOfRefusal(trouble, call);
  }
}

function kindOfRefusal(trouble: Trouble | undefined, call: Call): ProviderErrorKind {
  const fromMaker = trouble?.code === FROM_MAKER;
  // Whatever else a look is refused with is not about the picture.
  if (call === 'look') return fromMaker ? refusalKind(trouble.words) : 'unavailable';
  if (fromMaker && !isAboutRequest(trouble.upstream)) return 'unavailable';
  return refusalKind(trouble?.words ?? '');
}

/** That the service is busy is said of requests that never will be drawn, too: the maker's status tells. */
function isAboutRequest(upstream: number | undefined): boolean {
  return upstream !== undefined && upstream >= 400 && upstream < 500 && ![401, 403, 408, 429].includes(upstream);
}

interface Judged {
  readonly kind: ProviderErrorKind;
  readonly status: number;
  readonly trouble: Trouble | undefined;
  readonly call: Call;
}

/** A submit is sent again only where it was turned away at the door, the vendor's or the maker's. */
function isRetryable({ kind, status, trouble, call }: Judged): boolean {
  if (kind === 'rate-limited') return true;
  if (kind !== 'unavailable') return false;
  if (call !== 'submit' || status === 503 || status === 403) return true;
  return trouble?.upstream === 429 || trouble?.upstream === 503;
}

function saysNoCredits(trouble: Trouble | undefined): boolean {
  return trouble !== undefined && NO_CREDITS.test(trouble.words);
}
