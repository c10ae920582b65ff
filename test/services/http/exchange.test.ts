// One request and the whole of its answer, whatever comes before it and whoever gives up.
import type { RequestListener } from 'node:http';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange, TooLargeError } from '../../../src/services/http/exchange.js';
import { LoopbackServer } from './loopback-server.js';

let answer: RequestListener;
let server: LoopbackServer;
let agent: Agent;

beforeEach(async () => {
  server = await LoopbackServer.start((request, response) => answer(request, response));
  agent = new Agent();
});

afterEach(async () => {
  await server.stop();
  await agent.destroy();
});

const ask = (more: { readonly signal?: AbortSignal; readonly mostBytes?: number } = {}) =>
  exchange(agent, { method: 'GET', url: `${server.origin}/a?b=c%20d`, mostBytes: 1_000_000, ...more });

describe('an answer', () => {
  it.each([
    ['of announced length', (length: number) => ({ 'content-length': length })],
    ['of unknown length', () => ({})],
  ])('%s is whole, however many pieces it comes in', async (_, headers) => {
    const pieces = Array.from({ length: 40 }, (__, index) => Buffer.alloc(1 + 1_000 * (index % 7), index));
    const whole = Buffer.concat(pieces);
    answer = (request, response) => {
      response.writeHead(201, { ...headers(whole.length), 'x-asked': request.url ?? '' });
      for (const piece of pieces) response.write(piece);
      response.end();
    };
    const { status, headers: sent, body } = await ask();
    expect([status, sent['x-asked']]).toEqual([201, '/a?b=c%20d']);
    expect(body.equals(whole)).toBe(true);
  });

  it('without a body is one too', async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await ask()).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });

  it('is not what is sent ahead of it', async () => {
    answer = (_, response) => {
      response.writeEarlyHints({ link: '</b>; rel=preload' });
      response.end('the answer');
    };
    const { status, body } = await ask();
    expect([status, body.toString()]).toEqual([200, 'the answer']);
  });

  it('that is too large ends nothing but itself', async () => {
    answer = (_, response) => response.end('four');
    await expect(ask({ mostBytes: 3 })).rejects.toBeInstanceOf(TooLargeError);
    expect((await ask({ mostBytes: 4 })).body.toString()).toBe('four');
  });
});

describe('whoever gives up', () => {
  it('beforehand asks nothing', async () => {
    answer = (_, response) => response.end();
    await expect(ask({ signal: AbortSignal.abort(new Error('no longer wanted')) })).rejects.toThrow('no longer wanted');
    expect(server.seen).toEqual([]);
  });

  it('in the middle of the answer has none', async () => {
    const giveUp = new AbortController();
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('half', () => giveUp.abort(new Error('no longer wanted')));
    };
    await expect(ask({ signal: giveUp.signal })).rejects.toThrow('no longer wanted');
  });

  it('after it has come changes nothing', async () => {
    const giveUp = new AbortController();
    answer = (_, response) => response.end('whole');
    const { body } = await ask({ signal: giveUp.signal });
    giveUp.abort();
    expect(body.toString()).toBe('whole');
    expect((await ask()).body.toString()).toBe('whole');
  });
});
