// Segmind's asynchronous API (v2) behind the port: submit, poll, fetch the result, download the picture.
import type { Clock } from '../../clock.js';
import type { Metrics } from '../../metrics.js';
import { modelById } from '../catalogue.js';
import { type HttpAnswer, HttpClient, type HttpRequest, NoAnswerError } from '../http-client.js';
import type { Drawn, ImageProvider, RemoteStatus, Submitted } from '../image-provider.js';
import type { ImageRequest } from '../image-request.js';
import { ProviderError } from '../provider-error.js';
import { RequestBudget } from '../request-budget.js';
import { isTrustedSource } from '../trusted-source.js';
import { errorIn, failedError, type Step } from './segmind-errors.js';
import { errorWords, parseJson, readResult, statusAnswer, submitAnswer } from './segmind-wire.js';

interface Settings {
  readonly key: string;
  readonly apiUrl: string;
  readonly requestsPerMinute: number;
}

interface Parts {
  readonly clock: Clock;
  readonly metrics: Metrics;
}

const PICTURE_HOSTS = ['images.segmind.com', 'storage.segmind.com', 'segmind-resources.s3.amazonaws.com'];
const SUBMIT_TIMEOUT_MS = 60_000;
const LOOK_TIMEOUT_MS = 15_000;
const DOWNLOAD_TIMEOUT_MS = 60_000;
/** What a vendor that says 429 and not for how long is left alone for. */
const PAUSE_AFTER_429_MS = 2000;
const MOST_JSON_BYTES = 64 * 2 ** 20;
const MOST_PICTURE_BYTES = 50 * 2 ** 20;

export class SegmindProvider implements ImageProvider {
  readonly name = 'segmind';
  readonly #settings: Settings;
  readonly #parts: Parts;
  readonly #http = new HttpClient();
  readonly #budget: RequestBudget;

  constructor(settings: Settings, parts: Parts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#budget = new RequestBudget(settings.requestsPerMinute, parts.clock);
  }

  async roomForSubmit(giveUp: AbortSignal): Promise<void> {
    await this.#budget.take('submit', giveUp);
  }

  async submit(request: ImageRequest): Promise<Submitted> {
    const slug = modelById(request.model)?.slug ?? request.model;
    const answer = await this.#ask('submit', {
      method: 'POST',
      url: `${this.#settings.apiUrl}/v2/${slug}`,
      headers: this.#apiHeaders(),
      body: JSON.stringify(wireBody(request)),
      timeoutMs: SUBMIT_TIMEOUT_MS,
      mostBytes: MOST_JSON_BYTES,
    });
    const body = parseJson(answer.body);
    this.#throwErrorIn(answer, body, 'submit');
    const accepted = submitAnswer.safeParse(body);
    // An answer that can't be read may well stand for a picture that is being drawn and billed.
    if (!accepted.success) throw new ProviderError({ kind: 'outcome-unknown', retryable: false, status: answer.status });
    return { remoteId: accepted.data.request_id };
  }

  async status(remoteId: string): Promise<RemoteStatus> {
    const body = await this.#look('poll', `/v2/requests/${encodeURIComponent(remoteId)}/status`);
    const parsed = statusAnswer.safeParse(body);
    if (!parsed.success) throw new ProviderError({ kind: 'unreadable', retryable: true });
    const { status } = parsed.data;
    if (status === 'COMPLETED') return 'done';
    return status === 'QUEUED' ? 'queued' : 'drawing';
  }

  async result(remoteId: string): Promise<Drawn> {
    const body = await this.#look('result', `/v2/requests/${encodeURIComponent(remoteId)}`);
    const drawn = readResult(body);
    if (!drawn) throw new ProviderError({ kind: 'unreadable', retryable: true });
    return drawn;
  }

  async download(url: string): Promise<Buffer> {
    if (!isTrustedSource(url, PICTURE_HOSTS, this.#settings.apiUrl)) {
      throw new ProviderError({ kind: 'unreadable', retryable: false, reason: 'untrusted host' });
    }
    // Pictures are public: the key never goes there.
    const answer = await this.#ask('download', {
      method: 'GET',
      url,
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      mostBytes: MOST_PICTURE_BYTES,
    });
    this.#throwErrorIn(answer, undefined, 'download');
    return answer.body;
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  /** A GET of JSON. */
  async #look(step: Step, path: string): Promise<unknown> {
    const answer = await this.#ask(step, {
      method: 'GET',
      url: `${this.#settings.apiUrl}${path}`,
      headers: this.#apiHeaders(),
      timeoutMs: LOOK_TIMEOUT_MS,
      mostBytes: MOST_JSON_BYTES,
    });
    const body = parseJson(answer.body);
    this.#throwErrorIn(answer, body, step);
    return body;
  }

  /** A body that says FAILED decides, whatever the status above it. */
  #throwErrorIn(answer: HttpAnswer, body: unknown, step: Step): void {
    const parsed = statusAnswer.safeParse(body);
    if (parsed.success && parsed.data.status === 'FAILED') throw failedError(errorWords(body), this.#settings.key);
    const error = errorIn(answer, step, this.#parts.clock.now(), this.#settings.key);
    if (error?.kind === 'rate-limited') this.#budget.pause(error.retryAfterMs ?? PAUSE_AFTER_429_MS);
    if (error) throw error;
  }

  async #ask(step: Step, ask: HttpRequest): Promise<HttpAnswer> {
    // A submit has taken its room before it was written down as going out.
    if (step !== 'submit') await this.#budget.take('look');
    try {
      const answer = await this.#http.send(ask);
      this.#parts.metrics.vendorRequest('segmind', step, outcomeOf(answer.status));
      return answer;
    } catch (error) {
      this.#parts.metrics.vendorRequest('segmind', step, 'no-answer');
      const lost = error instanceof NoAnswerError && error.sent && step === 'submit';
      throw new ProviderError({ kind: lost ? 'outcome-unknown' : 'unavailable', retryable: !lost, cause: error });
    }
  }

  /** The content type is asked for even where there is no content. */
  #apiHeaders(): Record<string, string> {
    return { 'x-api-key': this.#settings.key, 'content-type': 'application/json' };
  }
}

/** Every field is sent: the vendor's defaults differ from page to page. */
function wireBody(request: ImageRequest): Record<string, unknown> {
  return {
    prompt: request.prompt,
    size: request.size,
    quality: request.quality,
    background: request.background,
    output_format: request.format,
    output_compression: request.compression,
    moderation: request.moderation,
  };
}

function outcomeOf(status: number): 'ok' | 'refused' | 'rate-limited' | 'failed' {
  if (status < 300) return 'ok';
  if (status === 429) return 'rate-limited';
  return status < 500 ? 'refused' : 'failed';
}
