// The one way a provider asks its vendor anything: within the budget, counted, and with every silence named for what it means.
import type { Clock } from '../clock.js';
import { type HttpAnswer, TooLargeError } from '../http/exchange.js';
import { HttpClient, type HttpRequest, NoAnswerError } from '../http/http-client.js';
import { resolveByDns } from '../http/public-lookup.js';
import { type Trust, TrustedDownloads, UntrustedError } from '../http/trusted-download.js';
import { waitAsked } from '../http/wait-asked.js';
import type { Metrics } from '../metrics.js';
import type { ProviderName } from './catalogue.js';
import { ProviderError } from './provider-error.js';
import { RequestBudget, type Urgency } from './request-budget.js';

export type VendorStep = 'submit' | 'upload' | 'poll' | 'result' | 'download';

interface Parts {
  readonly vendor: ProviderName;
  readonly requestsPerMinute: number;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly trust: Trust;
}

const URGENCY = { upload: 'fetch', poll: 'look', result: 'fetch' } as const satisfies Partial<Record<VendorStep, Urgency>>;
/** What a vendor that says 429 and not for how long is left alone for. */
const PAUSE_AFTER_429_MS = 2000;
const DOWNLOAD_TIMEOUT_MS = 60_000;
const MOST_PICTURE_BYTES = 50 * 2 ** 20;
/** A picture may come within the JSON, written out as text. */
const MOST_ANSWER_BYTES = 72 * 2 ** 20;

export class VendorLine {
  readonly #parts: Parts;
  readonly #http: HttpClient;
  readonly #downloads: TrustedDownloads;
  readonly #budget: RequestBudget;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#http = new HttpClient(parts);
    this.#downloads = new TrustedDownloads(parts.trust, resolveByDns, parts.clock);
    this.#budget = new RequestBudget(parts.requestsPerMinute, parts.clock);
  }

  /** A submit is asked for only after this: its room is taken before it is written down as going out. */
  async roomForSubmit(giveUp?: AbortSignal): Promise<void> {
    await this.#budget.take('submit', giveUp);
  }

  /** The answer, whatever its status; an answer that did not come is a ProviderError. */
  async ask(step: Exclude<VendorStep, 'download'>, request: Omit<HttpRequest, 'mostBytes'>): Promise<HttpAnswer> {
    if (step !== 'submit') await this.#budget.take(URGENCY[step]);
    return this.#counted(step, () => this.#http.send({ ...request, mostBytes: MOST_ANSWER_BYTES }));
  }

  /** Whether something would be fetched from there. */
  trusts(link: string): boolean {
    return this.#downloads.accepts(link);
  }

  /** A picture's bytes. Pictures are public: no key goes with it. */
  async download(link: string): Promise<Buffer> {
    if (!this.trusts(link)) throw new ProviderError({ kind: 'unreadable', retryable: false, reason: 'untrusted host' });
    await this.#budget.take('fetch');
    const limits = { timeoutMs: DOWNLOAD_TIMEOUT_MS, mostBytes: MOST_PICTURE_BYTES };
    const answer = await this.#counted('download', () => this.#downloads.fetch(link, limits));
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw this.#downloadError(answer);
  }

  /** Ends what is idle; requests in flight go on to their end. */
  async close(): Promise<void> {
    await Promise.all([this.#http.close(), this.#downloads.close()]);
  }

  async #counted(step: VendorStep, act: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const { vendor, metrics, clock } = this.#parts;
    try {
      const answer = await act();
      metrics.vendorRequest(vendor, step, outcomeOf(answer.status));
      if (answer.status === 429) this.#budget.pause(waitAsked(answer.headers, clock.now()) ?? PAUSE_AFTER_429_MS);
      return answer;
    } catch (error) {
      metrics.vendorRequest(vendor, step, 'no-answer');
      throw silenceError(error, step);
    }
  }

  #downloadError({ status, headers }: HttpAnswer): ProviderError {
    if (status === 429) {
      const retryAfterMs = waitAsked(headers, this.#parts.clock.now());
      return new ProviderError({ kind: 'rate-limited', retryable: true, status, retryAfterMs });
    }
    if (status >= 500 || status === 408) return new ProviderError({ kind: 'unavailable', retryable: true, status });
    // A link that is refused is one that has run out, however a bucket says it; it says nothing about the key.
    return new ProviderError({ kind: status >= 400 ? 'expired' : 'unreadable', retryable: false, status });
  }
}

/** A submit that may have arrived may have been taken; everything else may be asked again. */
function silenceError(cause: unknown, step: VendorStep): ProviderError {
  if (cause instanceof UntrustedError)
    return new ProviderError({ kind: 'unreadable', retryable: false, reason: cause.message, cause });
  const neverSent = cause instanceof NoAnswerError && !cause.sent;
  if (step === 'submit' && !neverSent) return new ProviderError({ kind: 'outcome-unknown', retryable: false, cause });
  if (cause instanceof TooLargeError) return new ProviderError({ kind: 'unreadable', retryable: false, cause });
  return new ProviderError({ kind: 'unavailable', retryable: true, cause });
}

function outcomeOf(status: number): 'ok' | 'refused' | 'rate-limited' | 'failed' {
  if (status < 300) return 'ok';
  if (status === 429) return 'rate-limited';
  return status < 500 ? 'refused' : 'failed';
}
