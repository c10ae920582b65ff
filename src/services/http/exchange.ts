// One request and the whole of its answer, by undici's own events: its streams would cost more than most answers are long.
import type { Dispatcher } from 'undici';

interface Bounds {
  readonly signal?: AbortSignal | undefined;
  readonly mostBytes: number;
}

export interface Ask extends Bounds {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** In pieces, what is large need not be copied together first. */
  readonly body?: Dispatcher.DispatchOptions['body'];
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An answer that goes on and on, or says that it would. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Resolves with an answer that is whole: one that stops halfway is none. */
export function exchange(dispatcher: Dispatcher, { method, url, headers, body, ...bounds }: Ask): Promise<HttpAnswer> {
  const { origin, pathname, search } = new URL(url);
  return answerTo(dispatcher, { origin, path: pathname + search, method, headers: headers ?? {}, body: body ?? null }, bounds);
}

/** The same for who has its path at hand, and one place to send it to. */
export function answerTo(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions, bounds: Bounds): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    dispatcher.dispatch(request, new Listener({ ...bounds, resolve, reject }));
  });
}

interface Heard extends Bounds {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: Error) => void;
}

class Listener implements Dispatcher.DispatchHandler {
  readonly #heard: Heard;
  #leave = () => {};
  #status = 0;
  #headers: HttpAnswer['headers'] = {};
  #body = Buffer.alloc(0);
  #length = 0;

  constructor(heard: Heard) {
    this.#heard = heard;
  }

  /** Comes again when the connection proves to be closed already, and another one is taken. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#leave();
    const { signal } = this.#heard;
    if (!signal) return;
    const abort = () => controller.abort(signal.reason);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    this.#leave = () => signal.removeEventListener('abort', abort);
  }

  /**
   * Comes again when something is sent ahead of the answer: the last one is the answer’s. Where the length is announced, every piece
   * goes straight to its place: pictures are large.
   */
  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: HttpAnswer['headers']): void {
    this.#status = status;
    this.#headers = headers;
    const announced = Number(headers['content-length']);
    if (announced > this.#heard.mostBytes) this.#refuse(controller);
    else if (announced > 0) this.#body = Buffer.allocUnsafe(announced);
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    const length = this.#length + piece.length;
    if (length > this.#heard.mostBytes) {
      this.#refuse(controller);
      return;
    }
    if (length > this.#body.length) this.#body = Buffer.concat([this.#body.subarray(0, this.#length)], 2 * length);
    this.#length += piece.copy(this.#body, this.#length);
  }

  onResponseEnd(): void {
    this.#leave();
    this.#heard.resolve({ status: this.#status, headers: this.#headers, body: this.#body.subarray(0, this.#length) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#leave();
    this.#heard.reject(error);
  }

  #refuse(controller: Dispatcher.DispatchController): void {
    controller.abort(new TooLargeError(`more than ${this.#heard.mostBytes} bytes`));
  }
}
