// How discord.js sends its requests: as it would by itself, but with our undici, and a message's files without a copy.
import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { RESTOptions } from 'discord.js';
import { type Dispatcher, Headers, request } from 'undici';
import { Multipart } from './multipart.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];
type Signal = Dispatcher.RequestOptions['signal'];

export const makeRequest: MakeRequest = (url, init) => {
  const body: unknown = init.body;
  if (!(body instanceof Multipart)) return send(url, init, {}, init.signal);
  // discord.js has one time limit for all sizes; what carries files brings its own.
  return body.inTime((signal) => send(url, init, { 'content-length': String(body.length) }, signal));
};

/** Resolves with the whole answer: one that stops halfway is none. */
async function send(url: string, init: Init, headers: Record<string, string>, signal: Signal): ReturnType<MakeRequest> {
  const response = await request(url, {
    method: init.method as Dispatcher.HttpMethod,
    headers: { ...(init.headers as Record<string, string>), ...headers },
    body: (init.body ?? null) as string | Buffer | Readable | null,
    signal: signal ?? null,
  });
  const bytes = await response.body.arrayBuffer();
  const text = () => Buffer.from(bytes).toString('utf8');
  return {
    body: null,
    arrayBuffer: async () => bytes,
    json: async () => JSON.parse(text()),
    text: async () => text(),
    bodyUsed: false,
    headers: new Headers(response.headers as Record<string, string>),
    status: response.statusCode,
    statusText: STATUS_CODES[response.statusCode] ?? '',
    ok: response.statusCode >= 200 && response.statusCode < 300,
  };
}
