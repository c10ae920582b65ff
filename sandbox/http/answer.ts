// Requests and answers as plain data, so that a pretend API is a function from one to the other.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): ApiAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function html(status: number, body: string): ApiAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function writeAnswer(response: ServerResponse, answer: ApiAnswer): void {
  const body = answer.body ?? '';
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(body), ...answer.headers });
  response.end(body);
}
