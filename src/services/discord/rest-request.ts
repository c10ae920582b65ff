// How discord.js sends its requests: as it would by itself, but with our undici, and a message's files without a copy.
import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { RESTOptions } from 'discord.js';
import { type Dispatcher, request } from 'undici';
import { Multipart } from './multipart.js';

type MakeRequest = RESTOptions['makeRequest'];

export const makeRequest: MakeRequest = async (url, init) => {
  const multipart: unknown = init.body;
  const sized = multipart instanceof Multipart ? { 'content-length': String(multipart.length) } : {};
  const response = await request(url, {
    method: init.method as Dispatcher.HttpMethod,
    headers: { ...(init.headers as Record<string, string>), ...sized },
    body: (init.body ?? null) as string | Buffer | Readable | null,
    signal: init.signal ?? null,
  });
  return {
    body: null,
    arrayBuffer: () => response.body.arrayBuffer(),
    json: () => response.body.json(),
    text: () => response.body.text(),
    get bodyUsed() {
      return response.body.bodyUsed;
    },
    headers: new Headers(response.headers as Record<string, string>),
    status: response.statusCode,
    statusText: STATUS_CODES[response.statusCode] ?? '',
    ok: response.statusCode >= 200 && response.statusCode < 300,
  };
};
