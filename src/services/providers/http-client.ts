// The one way to talk to a vendor: bounded in time and bytes, no redirects, and failures told apart by whether anything was sent.
import { Agent, type Dispatcher, request } from 'undici';

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

export class HttpClient {
  readonly #kept = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });
  // A connection of its own for what must not be repeated: on a kept one, the other side's closing could look like a lost answer.
  readonly #fresh = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: 0, bodyTimeout: 0, pipelining: 0 });

  async send(ask: HttpRequest): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(ask.timeoutMs);
    try {
      const { statusCode, headers, body } = await request(ask.url, {
        method: ask.method,
        dispatcher: ask.method === 'POST' ? this.#fresh : this.#kept,
        signal,
        ...(ask.headers && { headers: ask.headers }),
        ...(ask.body !== undefined && { body: ask.body }),
      });
      return { status: statusCode, headers, body: await readAtMost(body, ask.mostBytes) };
    } catch (error) {
      if (error instanceof NoAnswerError) throw error;
      throw new NoAnswerError(!neverConnected(error), signal.aborted ? 'timed out' : 'connection lost', error);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#kept.close(), this.#fresh.close()]);
  }
}

async function readAtMost(body: Dispatcher.ResponseData['body'], most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) {
      body.destroy();
      throw new NoAnswerError(true, `more than ${most} bytes`);
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
}

function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  return error instanceof Error && 'code' in error && NEVER_CONNECTED.has(String(error.code));
}
