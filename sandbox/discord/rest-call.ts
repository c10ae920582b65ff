// One request to Discord's REST API, taken apart, and the table entry that answers such requests.
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import type { RequestBody, SentFile } from './request-body.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments after `/api/v10`; those that begin with a colon are parameters. */
  readonly pattern: string;
  /** Routes that carry their own token in the path take no bot token. */
  readonly open?: true;
  readonly handle: (call: RestCall) => ApiAnswer;
}

export class RestCall {
  readonly query: URLSearchParams;
  readonly payload: unknown;
  readonly files: readonly SentFile[];
  readonly #parameters: ReadonlyMap<string, string>;

  constructor(request: ApiRequest, body: RequestBody, parameters: ReadonlyMap<string, string>) {
    this.query = request.query;
    this.payload = body.payload;
    this.files = body.files;
    this.#parameters = parameters;
  }

  param(name: string): string {
    const value = this.#parameters.get(name);
    if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
    return value;
  }
}

export function ok(value: unknown): ApiAnswer {
  return json(200, value);
}

export function noContent(): ApiAnswer {
  return { status: 204 };
}
