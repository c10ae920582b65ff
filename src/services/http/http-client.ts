// The one way to talk to a vendor: bounded in time and bytes, no redirects, and failures told apart by whether anything was sent.
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { Agent, type Dispatcher, Pool } from 'undici';
import { type Clock, systemClock } from '../clock.js';
import { withTimeLimit } from '../time-limit.js';
import { type Ask, exchange, type HttpAnswer, TooLargeError } from './exchange.js';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In pieces, what is large need not be copied together first. */
  readonly body?: string | readonly Buffer[];
  readonly timeoutMs: number;
  readonly mostBytes: number;
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

/** What fails while the other side is looked for and called. The same errors may come later, from another call, when all was sent. */
const CALLING = new Set(['getaddrinfo', 'connect']);
const NEVER_CONNECTED = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_INVALID_ARG']);
const CONNECT_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 64;
/** What a rush has needed is kept for so long: longer than anything is drawn. */
const CLIENT_MS = 10 * 60_000;

interface Parts {
  readonly lookup?: LookupFunction;
  /** Time limits are kept by it. */
  readonly clock?: Clock;
}

export class HttpClient {
  readonly #shared: Pool.Options;
  readonly #kept: Agent;
  /** By origin. An agent would throw a pool away, and what it knows of TLS, with its last connection. */
  readonly #fresh = new Map<string, Pool>();
  readonly #clock: Clock;

  constructor({ lookup, clock = systemClock }: Parts = {}) {
    const connect = { timeout: CONNECT_TIMEOUT_MS, ...(lookup && { lookup }) };
    this.#shared = { connect, headersTimeout: 0, bodyTimeout: 0 };
    this.#kept = new Agent({ ...this.#shared, connections: MOST_CONNECTIONS, keepAliveTimeout: 10_000 });
    this.#clock = clock;
  }

  /** Throws a NoAnswerError or a TooLargeError. */
  async send(ask: HttpRequest): Promise<HttpAnswer> {
    const { url, method, mostBytes } = ask;
    const attempt = async (signal: AbortSignal) => {
      try {
        const dispatcher = method === 'POST' ? this.#freshTo(url) : this.#kept;
        return await exchange(dispatcher, { url, method, mostBytes, signal, ...withBody(ask) });
      } catch (error) {
        if (error instanceof TooLargeError) throw error;
        throw new NoAnswerError(!neverConnected(error), signal.aborted ? 'timed out' : 'connection lost', error);
      }
    };
    return withTimeLimit(ask.timeoutMs, attempt, this.#clock);
  }

  async close(): Promise<void> {
    await Promise.all([this.#kept, ...this.#fresh.values()].map((dispatcher) => dispatcher.close()));
  }

  /** A connection of its own for what must not be repeated: on a kept one, the other side's closing could look like a lost answer. */
  #freshTo(url: string): Dispatcher {
    // After the end nothing is opened any more: it refuses.
    if (this.#kept.closed) return this.#kept;
    const { origin } = new URL(url);
    const pool = this.#fresh.get(origin) ?? new Pool(origin, { ...this.#shared, pipelining: 0, clientTtl: CLIENT_MS });
    this.#fresh.set(origin, pool);
    return pool;
  }
}

function withBody({ headers, body }: HttpRequest): Pick<Ask, 'headers' | 'body'> {
  if (typeof body !== 'object') return { headers, body: body ?? null };
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  return { headers: { ...headers, 'content-length': String(length) }, body: Readable.from(body, { objectMode: false }) };
}

function neverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverConnected);
  if (!(error instanceof Error)) return false;
  const { code, syscall }: NodeJS.ErrnoException = error;
  return CALLING.has(syscall ?? '') || NEVER_CONNECTED.has(code ?? '');
}

/** A header that is there once. */
export function headerOf({ headers }: Pick<HttpAnswer, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether it sends one elsewhere. The key is not taken along, so who asks with a key does not go. */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
