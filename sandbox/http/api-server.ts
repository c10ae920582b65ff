// A loopback HTTP server around one function, with faults that can be asked for and a list of what it has seen.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiAnswer, type ApiRequest, json, writeAnswer } from './answer.js';
import { type Fault, Faults } from './faults.js';

export type ApiHandler = (request: ApiRequest) => Promise<ApiAnswer> | ApiAnswer;

/** How many requests a server remembers, the newest last. */
const REMEMBERED = 5000;

export class ApiServer {
  readonly faults = new Faults();
  readonly seen: { readonly method: string; readonly path: string; readonly at: number }[] = [];
  readonly server: Server;
  readonly #handle: ApiHandler;
  readonly #gate: (request: ApiRequest) => ApiAnswer | undefined;

  /** `gate` sees each request before faults and handling do, and may answer it itself: the place of a rate limit. */
  constructor(handle: ApiHandler, gate: (request: ApiRequest) => ApiAnswer | undefined = () => undefined) {
    this.#handle = handle;
    this.#gate = gate;
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) writeAnswer(response, json(500, { error: String(error) }));
        else response.destroy();
      });
    });
    this.server.keepAliveTimeout = 30_000;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  listen(port = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    this.seen.push({ method: request.method, path: request.path, at: Date.now() });
    if (this.seen.length > REMEMBERED) this.seen.shift();
    const turnedAway = this.#gate(request);
    if (turnedAway) return writeAnswer(response, turnedAway);
    const fault = this.faults.take(request);
    if (!fault) return writeAnswer(response, await this.#handle(request));
    return this.#serveWithFault(request, response, fault);
  }

  async #serveWithFault(request: ApiRequest, response: ServerResponse, fault: Fault): Promise<void> {
    switch (fault.kind) {
      case 'answer':
        return writeAnswer(response, fault.answer);
      case 'hang':
        if (fault.handled) await this.#handle(request);
        return;
      case 'reset':
        if (fault.handled) await this.#handle(request);
        response.socket?.resetAndDestroy();
        return;
      case 'cut':
        return cutOff(response, await this.#handle(request));
      case 'slow':
        await sleep(fault.milliseconds);
        return writeAnswer(response, await this.#handle(request));
      case 'change':
        return writeAnswer(response, await fault.change(await this.#handle(request), request));
      case 'watch': {
        await fault.before?.(request);
        const answer = await this.#handle(request);
        await fault.after?.(request);
        return writeAnswer(response, answer);
      }
    }
  }
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://loopback');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: await buffer(incoming),
  };
}

/** Promises the whole body and sends half of it. */
function cutOff(response: ServerResponse, answer: ApiAnswer): void {
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}
