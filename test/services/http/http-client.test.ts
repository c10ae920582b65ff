// Talking to a vendor: what is sent, what comes back, and what it means when nothing does.
import type { RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TooLargeError } from '../../../src/services/http/exchange.js';
import { HttpClient, NoAnswerError } from '../../../src/services/http/http-client.js';
import { settled } from '../../support/manual-clock.js';
import { LoopbackServer } from './loopback-server.js';

let answer: RequestListener;
let server: LoopbackServer;
let http: HttpClient;

beforeEach(async () => {
  server = await LoopbackServer.start((request, response) => answer(request, response));
  http = new HttpClient();
});

afterEach(async () => {
  await server.stop();
  await http.close();
});

const limits = { timeoutMs: 5000, mostBytes: 1000 };
const get = (more: Partial<typeof limits> = {}) => http.send({ method: 'GET', url: `${server.origin}/a`, ...limits, ...more });
const post = (body?: string | Buffer[]) =>
  http.send({ method: 'POST', url: `${server.origin}/a`, ...limits, ...(body && { body }) });

describe('a body', () => {
  it.each([
    ['of words', 'Grüße 🎨', Buffer.from('Grüße 🎨')],
    ['in pieces', [Buffer.from('one'), Buffer.alloc(70_000, 7), Buffer.from('two')], undefined],
  ])('%s arrives byte for byte, its length announced', async (_, body, expected) => {
    const bodies: Buffer[] = [];
    answer = async (request, response) => {
      bodies.push(await buffer(request));
      response.end();
    };
    await post(body);
    const whole = expected ?? Buffer.concat(body as Buffer[]);
    expect(bodies[0]?.equals(whole)).toBe(true);
    expect(server.seen[0]?.headers['content-length']).toBe(String(whole.length));
  });
});

describe('an answer', () => {
  it.each([
    ['of announced length', (piece: Buffer) => ({ 'content-length': 2 * piece.length })],
    ['of unknown length', () => ({})],
  ])('%s is taken up to the limit and not a byte further', async (_, headers) => {
    const piece = Buffer.alloc(500, 1);
    answer = (_request, response) => {
      response.writeHead(200, headers(piece)).write(piece);
      response.end(piece);
    };
    expect((await get()).body.length).toBe(1000);
    await expect(get({ mostBytes: 999 })).rejects.toBeInstanceOf(TooLargeError);
  });

  it('that goes on and on is not waited for', async () => {
    answer = (_, response) => {
      const more = () => void (response.destroyed || response.write(Buffer.alloc(400), more));
      more();
    };
    await expect(get()).rejects.toBeInstanceOf(TooLargeError);
  });

  it('that is a redirect is handed on, not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/b' }).end();
    expect(await get()).toMatchObject({ status: 302, headers: { location: '/b' } });
    expect(server.seen).toHaveLength(1);
  });
});

describe('no answer', () => {
  it('for want of anybody there: nothing was sent', async () => {
    await server.stop();
    await expect(post()).rejects.toMatchObject({ name: 'NoAnswerError', sent: false });
  });

  it('for want of such a host: nothing was sent', async () => {
    const unknown = http.send({ method: 'POST', url: 'http://nowhere.invalid/', ...limits });
    await expect(unknown).rejects.toMatchObject({ name: 'NoAnswerError', sent: false });
  });

  it.each([
    ['the connection was lost', (request) => request.socket.destroy()],
    [
      'it ended in the middle',
      (request, response) => response.writeHead(200, { 'content-length': 9 }).write('a', () => request.socket.destroy()),
    ],
    ['it took too long', () => {}],
    ['it came too slowly', (_, response) => response.writeHead(200).write('a')],
  ] satisfies [string, RequestListener][])('because %s: it may have been sent', async (_, listener) => {
    answer = listener;
    const error = await get({ timeoutMs: 100 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ sent: true });
  });
});

describe('a connection', () => {
  it('is made to the address that the given lookup names', async () => {
    answer = (_, response) => response.end('a');
    const asked: string[] = [];
    const named = new HttpClient({
      lookup: (hostname, _, callback) => {
        asked.push(hostname);
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    for (const method of ['GET', 'POST'] as const)
      await named.send({ method, url: `http://some.host:${server.port}/`, ...limits });
    await named.close();
    expect(asked).toEqual(['some.host', 'some.host']);
    expect(server.seen.map(({ headers }) => headers.host)).toEqual(Array(2).fill(`some.host:${server.port}`));
  });

  it('is kept for the next look, and made anew for what must not be repeated', async () => {
    answer = (_, response) => response.end('a');
    await get();
    await settled();
    await get();
    expect(server.connections.size).toBe(1);
    await post();
    await post();
    expect(server.connections.size).toBe(3);
  });
});
