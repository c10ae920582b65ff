// 1min.ai behind the port: asked for a picture without waiting for it, and then what has become of it; the answer carries everything.
import type { Clock } from '../../clock.js';
import type { HttpAnswer } from '../../http/exchange.js';
import type { Metrics } from '../../metrics.js';
import { parseJson } from '../../parse-json.js';
import { modelById } from '../catalogue.js';
import type { Commission, Drawn, ImageProvider, RemoteStatus, Submitted, Upload } from '../image-provider.js';
import { ProviderError } from '../provider-error.js';
import { VendorLine } from '../vendor-line.js';
import { type Call, errorIn, failedError } from './onemin-errors.js';
import { balanceIn, readRecord, submitBody, uploadedPath, uploadForm } from './onemin-wire.js';

interface Settings {
  readonly key: string;
  readonly apiUrl: string;
  readonly requestsPerMinute: number;
}

interface Parts {
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Told what is left on the account, in its own credits, whenever the vendor says it. */
  readonly onBalance?: (credits: number) => void;
}

/** It may draw before it answers, although asked not to. */
const SUBMIT_TIMEOUT_MS = 200_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const LOOK_TIMEOUT_MS = 15_000;

export class OneminProvider implements ImageProvider {
  readonly name = 'onemin';
  readonly #settings: Settings;
  readonly #clock: Clock;
  readonly #onBalance: Parts['onBalance'];
  readonly #line: VendorLine;

  constructor(settings: Settings, parts: Parts) {
    const { apiUrl, requestsPerMinute } = settings;
    this.#settings = settings;
    this.#clock = parts.clock;
    this.#onBalance = parts.onBalance;
    this.#line = new VendorLine({
      ...parts,
      vendor: 'onemin',
      requestsPerMinute,
      trust: { isTrusted: holdsPictures, ownOrigins: [apiUrl] },
    });
  }

  roomForSubmit(giveUp: AbortSignal): Promise<void> {
    return this.#line.roomForSubmit(giveUp);
  }

  async upload(picture: Upload): Promise<string> {
    const { contentType, pieces } = uploadForm(picture);
    const answer = await this.#line.ask('upload', {
      method: 'POST',
      url: `${this.#settings.apiUrl}/api/assets`,
      headers: { 'API-KEY': this.#settings.key, 'content-type': contentType },
      body: pieces,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    });
    const path = uploadedPath(this.#read(answer, 'upload').body);
    if (path === undefined) throw new ProviderError({ kind: 'unreadable', retryable: true, status: answer.status });
    return path;
  }

  async submit(commission: Commission): Promise<Submitted> {
    const model = modelById(commission.request.model);
    if (!model) throw new ProviderError({ kind: 'rejected', retryable: false, reason: 'unknown model' });
    const answer = await this.#line.ask('submit', {
      method: 'POST',
      url: `${this.#settings.apiUrl}/api/features`,
      headers: { 'API-KEY': this.#settings.key, 'content-type': 'application/json' },
      body: JSON.stringify(submitBody(commission, model)),
      timeoutMs: SUBMIT_TIMEOUT_MS,
    });
    const { reading } = this.#read(answer, 'submit');
    if (reading.state === 'failed') throw failedError(reading.trouble, this.#settings.key);
    if (reading.state === 'drawn') return { outcome: 'drawn', remoteId: reading.uuid, drawn: reading.drawn };
    const remoteId = 'uuid' in reading ? reading.uuid : undefined;
    // An answer that can't be read, or asked about again, may well stand for a picture that is being drawn and billed.
    if (remoteId === undefined) throw new ProviderError({ kind: 'outcome-unknown', retryable: false, status: answer.status });
    return { outcome: 'accepted', remoteId };
  }

  async status(remoteId: string): Promise<RemoteStatus> {
    const drawn = await this.#look(remoteId, 'poll');
    return drawn ? { state: 'done', drawn } : { state: 'drawing' };
  }

  async result(remoteId: string): Promise<Drawn> {
    const drawn = await this.#look(remoteId, 'result');
    if (!drawn) throw new ProviderError({ kind: 'unreadable', retryable: true });
    return drawn;
  }

  download(url: string): Promise<Buffer> {
    return this.#line.download(url);
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  /** The picture, or nothing while it is being drawn. */
  async #look(remoteId: string, step: 'poll' | 'result'): Promise<Drawn | undefined> {
    const answer = await this.#line.ask(step, {
      method: 'GET',
      url: `${this.#settings.apiUrl}/api/results/${encodeURIComponent(remoteId)}`,
      headers: { 'API-KEY': this.#settings.key },
      timeoutMs: LOOK_TIMEOUT_MS,
    });
    const { reading } = this.#read(answer, 'look');
    switch (reading.state) {
      case 'drawing':
        return undefined;
      case 'drawn':
        return reading.drawn;
      case 'failed':
        throw failedError(reading.trouble, this.#settings.key);
      case 'gone':
        throw new ProviderError({ kind: 'expired', retryable: false, status: answer.status });
      default:
        throw new ProviderError({ kind: 'unreadable', retryable: true, status: answer.status });
    }
  }

  /** An answer's JSON and what it says of the picture, unless it is an error. */
  #read(answer: HttpAnswer, call: Call) {
    const body = parseJson(answer.body);
    const reading = readRecord(body);
    const hasRecord = reading.state !== 'unreadable';
    const error = errorIn(answer, body, { call, hasRecord, now: this.#clock.now(), secret: this.#settings.key });
    if (error) throw error;
    const balance = balanceIn(body);
    if (balance !== undefined) this.#onBalance?.(balance);
    return { body, reading };
  }
}

/** The vendor's own hosts, and its bucket at a host that it shares with the whole world. */
function holdsPictures({ hostname, pathname }: URL): boolean {
  if (hostname === 's3.us-east-1.amazonaws.com') return pathname.startsWith('/asset.1min.ai/');
  return hostname.endsWith('.1min.ai');
}
