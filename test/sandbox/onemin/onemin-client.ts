// A small client of the vendor's API for tests: raw requests, with the header the vendor wants.
import { SandboxClock } from '../../../sandbox/clock.js';
import { type OneminOptions, SandboxOnemin } from '../../../sandbox/onemin/onemin.js';
import { flatPainter } from '../segmind/flat-painter.js';

export interface AiRecord {
  readonly uuid: string;
  readonly status: string;
  readonly aiRecordDetail: { readonly resultObject: unknown };
  readonly teamUser: { readonly creditLimit: number; readonly usedCredit: number };
  readonly temporaryUrl?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  // What an answer holds is what the tests are about.
  readonly json: Record<string, unknown> & { readonly aiRecord?: AiRecord };
}

export class OneminClient {
  readonly clock: SandboxClock;
  readonly onemin: SandboxOnemin;

  static async start(options: Partial<OneminOptions> = {}): Promise<OneminClient> {
    const clock = options.clock ?? new SandboxClock();
    return new OneminClient(clock, await SandboxOnemin.start({ paint: flatPainter, ...options, clock }));
  }

  constructor(clock: SandboxClock, onemin: SandboxOnemin) {
    this.clock = clock;
    this.onemin = onemin;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(path.startsWith('http') ? path : `${this.onemin.apiUrl}${path}`, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return { status: response.status, headers: response.headers, text, bytes, json: parse(text) };
  }

  get headers(): Record<string, string> {
    return { 'api-key': this.onemin.apiKey };
  }

  post(body: unknown, signal: AbortSignal | null = null): Promise<Answer> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    return this.ask('/api/features', { method: 'POST', headers, body: JSON.stringify(body), signal });
  }

  /** Orders without waiting; resolves with the id. */
  async submit(promptObject: Record<string, unknown> = {}): Promise<string> {
    const { status, text, json } = await this.post({ ...order(promptObject), async: true });
    if (status !== 200) throw new Error(`${status} ${text}`);
    return json.aiRecord?.uuid ?? '';
  }

  result(id: string): Promise<Answer> {
    return this.ask(`/api/results/${id}`, { headers: this.headers });
  }

  /** Orders, lets it be drawn, and asks for the result. */
  async drawn(promptObject: Record<string, unknown> = {}): Promise<Answer> {
    const id = await this.submit(promptObject);
    this.finish();
    return this.result(id);
  }

  upload(bytes: Buffer, name = 'cat.png'): Promise<Answer> {
    const body = new FormData();
    body.append('asset', new File([new Uint8Array(bytes)], name));
    return this.ask('/api/assets', { method: 'POST', headers: this.headers, body });
  }

  async uploaded(bytes: Buffer): Promise<string> {
    const { json } = await this.upload(bytes);
    return String(Object(json.fileContent).path);
  }

  /** Turns the clock to where every job so far is over. */
  finish(): void {
    const last = Math.max(...this.onemin.jobs.map(({ doneAt }) => doneAt));
    this.clock.advance(Math.max(0, last - this.clock.now()));
  }
}

/** A good order: an edit when it has an `imageUrl`, else a picture from words. */
export function order(promptObject: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'imageUrl' in promptObject ? 'IMAGE_EDITOR' : 'IMAGE_GENERATOR',
    model: 'gpt-image-1-mini',
    promptObject: { prompt: 'a lighthouse at dusk', size: '1024x1024', n: 1, quality: 'low', ...promptObject },
  };
}

function parse(text: string): Answer['json'] {
  try {
    return { ...Object(JSON.parse(text)) };
  } catch {
    return {};
  }
}
