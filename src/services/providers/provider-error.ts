// What can go wrong at a vendor, in the few kinds that the rest of the house tells apart.

export type ProviderErrorKind =
  /** Refused for what was asked: a bad parameter, a retired model. */
  | 'rejected'
  /** Refused by the vendor's content filter. */
  | 'moderation'
  | 'rate-limited'
  | 'out-of-credits'
  | 'unauthorised'
  /** Not there just now. */
  | 'unavailable'
  /** The vendor no longer knows the request. */
  | 'expired'
  /** A submit whose answer never came: it may have been accepted and billed. */
  | 'outcome-unknown'
  /** An answer came whole and can't be understood. */
  | 'unreadable';

interface Details {
  readonly kind: ProviderErrorKind;
  /** The same request may be sent again; for a submit this means: it was definitely not accepted. */
  readonly retryable: boolean;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** The vendor's own reason, for people: short, and free of keys and headers. */
  readonly reason?: string | undefined;
  /** When the vendor asks to be left alone until, in milliseconds from now. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(details: Details) {
    super(`${details.kind}${details.status ? ` (${details.status})` : ''}`, { cause: details.cause });
    this.kind = details.kind;
    this.retryable = details.retryable;
    this.status = details.status;
    this.requestId = details.requestId;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
  }
}
