// What goes wrong on purpose: rate limits of each kind, errors, silence, resets; and limits counted as Discord counts.
import { Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited } from '../../../sandbox/discord/rate-limits.js';
import { json } from '../../../sandbox/http/answer.js';
import { requestTo } from '../../../sandbox/http/faults.js';
import { logIn, type Stage, setUp } from './bot.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setUp();
});

afterEach(() => stage.close());

const post = (client = stage.client) => client.rest.post(Routes.channelMessages(stage.general), { body: { content: 'x' } });
const onPost = requestTo('POST', /messages$/);
const sent = () => stage.discord.view(stage.general, stage.ada).length;

describe('a request that fails', () => {
  it.each(['user', 'shared', 'global'] as const)('by a %s rate limit is sent again by discord.js', async (scope) => {
    stage.discord.faults.add({ on: onPost, fault: { kind: 'answer', answer: rateLimited(scope, 0.05) } });
    await post();
    expect(sent()).toBe(1);
    expect(stage.discord.seen.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(2);
  });

  it('by an error of the server is not sent again when told so', async () => {
    stage.discord.faults.add({ on: onPost, fault: { kind: 'answer', answer: json(500, {}) } });
    await expect(post()).rejects.toMatchObject({ status: 500 });
    expect(sent()).toBe(0);
  });

  it('by silence or a reset may have taken effect', async () => {
    const hasty = await logIn(stage.discord, { rest: { timeout: 100 } });
    stage.discord.faults.add({ on: onPost, fault: { kind: 'hang', handled: true } });
    await expect(post(hasty)).rejects.toThrow();
    stage.discord.faults.add({ on: onPost, fault: { kind: 'reset', handled: true } });
    await expect(post(hasty)).rejects.toThrow();
    expect(sent()).toBe(2);
    await hasty.destroy();
  });
});

const postByHand = () =>
  fetch(`${stage.discord.apiUrl}/v10${Routes.channelMessages(stage.general)}`, {
    method: 'POST',
    headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
    body: '{"content":"x"}',
  });

const gateway = () => fetch(`${stage.discord.apiUrl}/v10${Routes.gateway()}`);

it('counts sends when it is to, as Discord does', async () => {
  stage.discord.rateLimits.enforced = true;
  const answers = [];
  for (let count = 0; count < 6; count += 1) answers.push(await postByHand());
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers[4]?.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(await answers[5]?.json()).toMatchObject({ global: false, retry_after: expect.any(Number) });
});

it('takes not much longer to judge a body and keep a message than to answer at all', async () => {
  const spent = { post: 0, get: 0 };
  const taking = async (kind: keyof typeof spent, ask: () => Promise<Response>) => {
    const began = performance.now();
    await (await ask()).text();
    spent[kind] += performance.now() - began;
  };
  await Promise.all([postByHand(), gateway()]);
  // By turns: whatever else keeps the machine busy falls to both.
  for (let count = 0; count < 100; count += 1) {
    await taking('post', postByHand);
    await taking('get', gateway);
  }
  expect(spent.post / spent.get).toBeLessThan(4);
});
