// Which requests have gone out in this process and have neither been answered nor come to nothing, by the origin that was asked.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export class RequestsInFlight {
  /** Each request as undici hands it out, and since when it is on its way. */
  readonly #open = new Map<object, { readonly origin: string; readonly since: number }>();
  readonly #stop: () => void;

  constructor() {
    const begins = (message: unknown) => {
      const request = requestIn(message);
      if (request) this.#open.set(request, { origin: originOf(request), since: performance.now() });
    };
    const ends = (message: unknown) => {
      const request = requestIn(message);
      if (request) this.#open.delete(request);
    };
    subscribe('undici:request:create', begins);
    subscribe('undici:request:trailers', ends);
    subscribe('undici:request:error', ends);
    this.#stop = () => {
      unsubscribe('undici:request:create', begins);
      unsubscribe('undici:request:trailers', ends);
      unsubscribe('undici:request:error', ends);
    };
  }

  /** How many are on their way to one of these, not counting those that have been so for longer. */
  count(origins: readonly string[], noLongerThanMs = Number.POSITIVE_INFINITY): number {
    const since = performance.now() - noLongerThanMs;
    return [...this.#open.values()].filter((request) => origins.includes(request.origin) && request.since >= since).length;
  }

  stop(): void {
    this.#stop();
  }
}

function requestIn(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  return typeof message.request === 'object' && message.request !== null ? message.request : undefined;
}

function originOf(request: object): string {
  return 'origin' in request ? String(request.origin) : '';
}
