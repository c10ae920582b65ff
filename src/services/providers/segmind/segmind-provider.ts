// Segmind behind the port: its asynchronous API (v2), and its blocking one (v1) for models that v2 does not know.
import type { Clock } from '../../clock.js';
import type { HttpAnswer } from '../../http/exchange.js';
import type { Metrics } from '../../metrics.js';
import { modelById } from '../catalogue.js';
import type { Commission, Drawn, ImageProvider, RemoteStatus, Submitted, Upload } from '../image-provider.js';
import { ProviderError } from '../provider-error.js';
import { VendorLine } from '../vendor-line.js';
import { type Call, errorIn } from './segmind-errors.js';
import {
  jsonOf,
  type Result,
  readResult,
  readSynchronous,
  statusAnswer,
  submitAnswer,
  submitBody,
  uploadBody,
  uploadedLink,
} from './segmind-wire.js';

interface Settings {
  readonly key: string;
  readonly apiUrl: string;
  readonly uploadUrl: string;
  readonly requestsPerMinute: number;
}

interface Parts {
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Told what is left on the account, in US$, whenever the vendor says it. */
  readonly onBalance?: (usd: number) => void;
}

const PICTURE_HOSTS = ['images.segmind.com', 'storage.segmind.com', 'segmind-resources.s3.amazonaws.com'];
const SUBMIT_TIMEOUT_MS = 60_000;
/** The connection is open for as long as v1 draws. */
const DRAW_TIMEOUT_MS = 200_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const LOOK_TIMEOUT_MS = 15_000;
/** For how long v2 is not asked again for a model that it did not know. */
const UNKNOWN_FOR_MS = 10 * 60_000;

export class SegmindProvider implements ImageProvider {
  readonly name = 'segmind';
  readonly #settings: Settings;
  readonly #parts: Parts;
  readonly #line: VendorLine;
  /** Models that v2 does not know, and until when that is believed. */
  readonly #unknownUntil = new Map<string, number>();

  constructor(settings: Settings, parts: Parts) {
    const { apiUrl, uploadUrl, requestsPerMinute } = settings;
    const isTrusted = ({ hostname }: URL) => PICTURE_HOSTS.includes(hostname);
    const trust = { isTrusted, ownOrigins: [apiUrl, uploadUrl] };
    this.#settings = settings;
    this.#parts = parts;
    this.#line = new VendorLine({ ...parts, vendor: 'segmind', requestsPerMinute, trust });
  }

  roomForSubmit(giveUp: AbortSignal): Promise<void> {
    return this.#line.roomForSubmit(giveUp);
  }

  async upload(picture: Upload): Promise<string> {
    const answer = await this.#line.ask('upload', {
      method: 'POST',
      url: this.#settings.uploadUrl,
      headers: this.#headers(),
      body: uploadBody(picture),
      timeoutMs: UPLOAD_TIMEOUT_MS,
    });
    const link = uploadedLink(this.#read(answer, 'upload'));
    if (link === undefined) throw new ProviderError({ kind: 'unreadable', retryable: true, status: answer.status });
    // It would be handed on as the vendor's word: a stranger's is not.
    if (!this.#line.trusts(link)) throw new ProviderError({ kind: 'unreadable', retryable: false, reason: 'untrusted host' });
    return link;
  }

  async submit(commission: Commission): Promise<Submitted> {
    const model = modelById(commission.request.model);
    if (!model) throw new ProviderError({ kind: 'rejected', retryable: false, reason: 'unknown model' });
    const { slug } = model;
    const body = JSON.stringify(submitBody(commission, model));
    if ((this.#unknownUntil.get(slug) ?? 0) <= this.#parts.clock.now()) {
      const answer = await this.#post(`/v2/${slug}`, body, SUBMIT_TIMEOUT_MS);
      if (answer.status !== 404) return this.#accepted(answer);
      this.#unknownUntil.set(slug, this.#parts.clock.now() + UNKNOWN_FOR_MS);
      // The room that was taken beforehand is used up.
      await this.#line.roomForSubmit();
    }
    const answer = await this.#post(`/v1/${slug}`, body, DRAW_TIMEOUT_MS);
    // Known to neither: nothing is gained by leaving v2 out.
    if (answer.status === 404) this.#unknownUntil.delete(slug);
    return this.#drawnAtOnce(answer);
  }

  async status(remoteId: string): Promise<RemoteStatus> {
    const parsed = statusAnswer.safeParse(await this.#look('poll', `/v2/requests/${encodeURIComponent(remoteId)}/status`));
    if (!parsed.success) throw new ProviderError({ kind: 'unreadable', retryable: true });
    const { status } = parsed.data;
    if (status === 'COMPLETED') return { state: 'done', drawn: undefined };
    return { state: status === 'QUEUED' ? 'queued' : 'drawing' };
  }

  async result(remoteId: string): Promise<Drawn> {
    const result = readResult(await this.#look('result', `/v2/requests/${encodeURIComponent(remoteId)}`));
    if (!result) throw new ProviderError({ kind: 'unreadable', retryable: true });
    return this.#drawn(result);
  }

  download(url: string): Promise<Buffer> {
    return this.#line.download(url);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #post(path: string, body: string, timeoutMs: number): Promise<HttpAnswer> {
    const url = `${this.#settings.apiUrl}${path}`;
    return this.#line.ask('submit', { method: 'POST', url, headers: this.#headers(), body, timeoutMs });
  }

  #accepted(answer: HttpAnswer): Submitted {
    const accepted = submitAnswer.safeParse(this.#read(answer, 'submit'));
    // An answer that can't be read may well stand for a picture that is being drawn and billed.
    if (!accepted.success) throw new ProviderError({ kind: 'outcome-unknown', retryable: false, status: answer.status });
    return { outcome: 'accepted', remoteId: accepted.data.request_id };
  }

  #drawnAtOnce(answer: HttpAnswer): Submitted {
    const result = readSynchronous(answer, this.#read(answer, 'draw'));
    if (!result) throw new ProviderError({ kind: 'outcome-unknown', retryable: false, status: answer.status });
    return { outcome: 'drawn', remoteId: undefined, drawn: this.#drawn(result) };
  }

  #drawn({ drawn, balanceUsd }: Result): Drawn {
    if (balanceUsd !== undefined) this.#parts.onBalance?.(balanceUsd);
    return drawn;
  }

  async #look(call: 'poll' | 'result', path: string): Promise<unknown> {
    const url = `${this.#settings.apiUrl}${path}`;
    const answer = await this.#line.ask(call, { method: 'GET', url, headers: this.#headers(), timeoutMs: LOOK_TIMEOUT_MS });
    return this.#read(answer, call);
  }

  /** An answer's JSON, unless it is an error. */
  #read(answer: HttpAnswer, call: Call): unknown {
    const body = jsonOf(answer);
    const error = errorIn(answer, body, { call, now: this.#parts.clock.now(), secret: this.#settings.key });
    if (error) throw error;
    return body;
  }

  /** The content type is asked for even where there is no content. */
  #headers(): Record<string, string> {
    return { 'x-api-key': this.#settings.key, 'content-type': 'application/json' };
  }
}
