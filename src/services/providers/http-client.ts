// The one way to talk to a vendor: bounded in time and bytes, no redirects, and failures told apart by whether anything was sent.
import { Agent, type Dispatcher, request } from 'undici';
import { withTimeLimit } from '../time-limit.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** No answer. `sent`: the request may have reached the other side; otherwise it certainly did not. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly sent: boolean;

  constructor(sent: boolean, message: string, cause?: unknown) {
    super(message, { cause });
    this.sent = sent;
  }
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CONNECT_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 64;

export class HttpClient {
  readonly #kept = new Agent({
    connections: MOST_CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });
  // A connection of its own for what must not be repeated: on a kept one, the other side's closing could look like a lost answer.
  readonly #fresh = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: 0, bodyTimeout: 0, pipelining: 0 });

  async send(ask: HttpRequest): Promise<HttpAnswer> {
    return withTimeLimit(ask.timeoutMs, async (signal) => {
      try {
        const { statusCode, headers, body } = await request(ask.url, {
          method: ask.method,
          dispatcher: ask.method === 'POST' ? this.#fresh : this.#kept,
          signal,
          ...(ask.headers && { headers: ask.headers }),
          ...(ask.body !== undefined && { body: ask.body }),
        });
        return { status: statusCode, headers, body: await readAtMost(body, Number(headers['content-length']), ask.mostBytes) };
      } catch (error) {
        if (error instanceof NoAnswerError) throw error;
        throw new NoAnswerError(!neverConnected(error), signal.aborted ? 'timed out' : 'connection lost', error);
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#kept.close(), this.#fresh.close()]);
  }
}

/** The whole body. Where its length was announced, every piece goes straight to its place: pictures are large. */
async function readAtMost(body: Dispatcher.ResponseData['body'], announced: number, most: number): Promise<Buffer> {
  let whole = Buffer.allocUnsafeSlow(announced >= 0 && announced <= most ? announced : 0);
  let length = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    if (length + piece.length > most) {
      body.destroy();
      throw new NoAnswerError(true, `more than ${most} bytes`);
    }
    if (length + piece.length > whole.length) whole = Buffer.concat([whole.subarray(0, length)], 2 * (length + piece.length));
    length += piece.copy(whole, length);
  }
  return whole.subarray(0, length);
}

function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  return error instanceof Error && 'code' in error && NEVER_CONNECTED.has(String(error.code));
}
