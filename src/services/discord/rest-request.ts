// How discord.js sends its requests: as it would by itself, but with our undici, and a message's files without a copy.
import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { Agent, type Dispatcher } from 'undici';
import { type Ask, exchange } from '../http/exchange.js';
import { Multipart } from './multipart.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];

/** Discord's longest answers are lists of commands and messages. */
const MOST_BYTES = 32 * 1024 * 1024;

/** To be a client's only one: it keeps that client's connections. */
export function requestMaker(): MakeRequest {
  const agent = new Agent();
  return (url, init) => {
    const body: unknown = init.body;
    if (body instanceof FormData) return sendForm(agent, url, init, body);
    if (!(body instanceof Multipart)) return send(agent, url, init);
    const headers = { ...init.headers, 'content-length': String(body.length) };
    // discord.js has one time limit for all sizes; what carries files brings its own.
    return body.inTime((signal) => send(agent, url, { ...init, headers, signal }));
  };
}

/** Forms as discord.js makes them are Node's own, which our undici does not know. */
async function sendForm(agent: Dispatcher, url: string, init: Init, form: FormData): ReturnType<MakeRequest> {
  const written = new Response(form);
  const headers = { ...init.headers, 'content-type': written.headers.get('content-type') ?? '' };
  return send(agent, url, { ...init, headers, body: Buffer.from(await written.arrayBuffer()) });
}

async function send(agent: Dispatcher, url: string, init: Init): ReturnType<MakeRequest> {
  const { status, headers, body } = await exchange(agent, {
    url,
    method: init.method ?? 'GET',
    headers: init.headers as Ask['headers'],
    body: init.body as Ask['body'],
    signal: init.signal ?? undefined,
    mostBytes: MOST_BYTES,
  });
  const text = () => body.toString('utf8');
  return {
    body: null,
    arrayBuffer: async () => Uint8Array.from(body).buffer,
    json: async () => JSON.parse(text()),
    text: async () => text(),
    bodyUsed: false,
    headers: new Headers(headers as Record<string, string>),
    status,
    statusText: STATUS_CODES[status] ?? '',
    ok: status >= 200 && status < 300,
  };
}
