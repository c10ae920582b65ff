// The first answer to a request: on the wire it is discord.js's own, and so are the errors when it is not taken.
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Deferrals } from '../../../src/services/discord/deferrals.js';
import { codeOf, verdictOn } from '../../../src/services/discord/discord-failure.js';
import { LoopbackServer } from '../http/loopback-server.js';

let answer: RequestListener;
let server: LoopbackServer;
let deferrals: Deferrals;

beforeEach(async () => {
  server = await LoopbackServer.start((request, response) => answer(request, response));
  deferrals = new Deferrals({ api: `${server.origin}/api`, version: '10', userAgentAppendix: 'discord.js/14' });
});

afterEach(async () => {
  await deferrals.close();
  await server.stop();
});

const send = (isPrivate = false) => deferrals.send({ id: '11', token: 'its-token' }, isPrivate);
const refused = () =>
  send().then(
    () => undefined,
    (error: unknown) => error,
  );

it.each([
  ['all see', false, 0],
  ['its asker alone sees', true, 64],
])('an answer that %s goes out as discord.js sends it', async (_, isPrivate, flags) => {
  const asked: unknown[] = [];
  answer = async (request, response) => {
    const { 'user-agent': agent, 'content-type': type } = request.headers;
    asked.push(request.method, request.url, type, agent, JSON.parse(await text(request)));
    response.writeHead(204).end();
  };
  await send(isPrivate);
  expect(asked).toEqual([
    'POST',
    '/api/v10/interactions/11/its-token/callback?with_response=false',
    'application/json',
    expect.stringMatching(/^DiscordBot \(https:\/\/discord\.js\.org, .*\) discord\.js\/14$/),
    { type: 5, data: { flags } },
  ]);
});

it.each<[string, number, string, typeof HTTPError | typeof DiscordAPIError, number | undefined, string]>([
  ['an interaction that is over', 404, '{"code":10062,"message":"Unknown interaction"}', DiscordAPIError, 10062, 'next-way'],
  ['one that another process has answered', 400, '{"code":40060,"message":"Already"}', DiscordAPIError, 40060, 'next-way'],
  ['a gateway before Discord that refuses', 403, '<html>', HTTPError, undefined, 'next-way'],
  ['too much at once', 429, '{"message":"Slow down","retry_after":1,"global":false}', HTTPError, undefined, 'later'],
  ['a Discord in trouble', 503, '<html>', HTTPError, undefined, 'later'],
  ['a Discord in trouble that says so', 500, '{"code":0,"message":"500"}', HTTPError, undefined, 'later'],
])('%s is told in the errors of discord.js', async (_, status, body, kind, code, verdict) => {
  answer = (__, response) => response.writeHead(status).end(body);
  const error = await refused();
  expect(error).toBeInstanceOf(kind);
  expect([codeOf(error), verdictOn(error)]).toEqual([code, verdict]);
});

it('a connection that is lost may have carried it', async () => {
  answer = (request) => request.socket.destroy();
  expect(verdictOn(await refused())).toBe('later');
});
