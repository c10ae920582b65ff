// Tells open pages that something changed: server-sent events, several changes of one moment as one.
import type { ServerResponse } from 'node:http';

const QUIET_MS = 20;
/** So that a proxy between does not take the silence for the end. */
const HEARTBEAT_MS = 15_000;

export class ChangeEvents {
  readonly #listening = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  #pending: NodeJS.Timeout | undefined;

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  open(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.#listening.add(response);
    response.once('close', () => this.#listening.delete(response));
  }

  readonly changed = (): void => {
    if (this.#pending) return;
    this.#pending = setTimeout(() => {
      this.#pending = undefined;
      this.#write('event: change\ndata: {}\n\n');
    }, QUIET_MS);
    this.#pending.unref();
  };

  stop(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#pending);
    for (const response of this.#listening) response.end();
  }

  #write(text: string): void {
    for (const response of this.#listening) response.write(text);
  }
}
