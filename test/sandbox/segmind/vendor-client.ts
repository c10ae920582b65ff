// A small client of the vendor's API for tests: raw requests, with the headers the vendor wants.
import { SandboxClock } from '../../../sandbox/clock.js';
import { SandboxSegmind, type SegmindOptions } from '../../../sandbox/segmind/segmind.js';
import { flatPainter } from './flat-painter.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
  // What an answer holds is what the tests are about.
  readonly json: Record<string, unknown>;
}

export class VendorClient {
  readonly clock: SandboxClock;
  readonly segmind: SandboxSegmind;

  static async start(options: Partial<SegmindOptions> = {}): Promise<VendorClient> {
    const clock = options.clock ?? new SandboxClock();
    return new VendorClient(clock, await SandboxSegmind.start({ paint: flatPainter, ...options, clock }));
  }

  constructor(clock: SandboxClock, segmind: SandboxSegmind) {
    this.clock = clock;
    this.segmind = segmind;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(path.startsWith('http') ? path : `${this.segmind.apiUrl}${path}`, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return { status: response.status, headers: response.headers, text, bytes, json: parse(text) };
  }

  get headers(): Record<string, string> {
    return { 'x-api-key': this.segmind.apiKey, 'content-type': 'application/json' };
  }

  get(path: string): Promise<Answer> {
    return this.ask(path, { headers: this.headers });
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.ask(path, { method: 'POST', headers: this.headers, body: JSON.stringify(body) });
  }

  async submit(body: Record<string, unknown> = {}, slug = 'gpt-image-1-mini'): Promise<string> {
    const answer = await this.post(`/v2/${slug}`, { prompt: 'a lighthouse at dusk', ...body });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return String(answer.json.request_id);
  }

  async upload(...pictures: readonly Buffer[]): Promise<readonly string[]> {
    const data_urls = pictures.map((bytes) => `data:image/png;base64,${bytes.toString('base64')}`);
    const answer = await this.post('/upload-asset', { data_urls });
    return Array.isArray(answer.json.file_urls) ? answer.json.file_urls.map(String) : [];
  }

  /** Turns the clock to where every job so far is over. */
  finish(): void {
    const last = Math.max(...this.segmind.jobs.map(({ doneAt }) => doneAt));
    this.clock.advance(Math.max(0, last - this.clock.now()));
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return { ...Object(JSON.parse(text)) };
  } catch {
    return {};
  }
}
