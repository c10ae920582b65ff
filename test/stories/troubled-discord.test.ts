// Discord is slow, busy or closed to the bot in places: what is promised is kept, what is not promised costs nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited } from '../../sandbox/discord/rate-limits.js';
import { type ApiRequest, json } from '../../sandbox/http/answer.js';
import { type Fault, requestTo } from '../../sandbox/http/faults.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import type { Store } from '../../src/services/store/store.js';
import { openStudio, type Studio } from '../support/studio.js';

const callback = requestTo('POST', /\/interactions\/\d+\/[^/]+\/callback$/);
const edit = (request: ApiRequest) => request.method === 'PATCH' && /original$/.test(request.path);

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

describe('a request whose acknowledgement', () => {
  it.each<[string, Fault]>([
    ['is lost on its way to Discord', { kind: 'reset', handled: false }],
    ['reaches Discord, whose answer is lost', { kind: 'reset', handled: true }],
    ['is answered with 500', { kind: 'answer', answer: json(500, {}) }],
  ])('%s is drawn all the same', async (_, fault) => {
    studio.discord.faults.add({ on: callback, fault });
    await studio.imagine('Ada');
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.transcript('Ben')).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.submits).toBe(1);
  });

  it('comes too late for Discord is neither drawn nor charged', async () => {
    const tooLate = json(404, { code: 10062, message: 'Unknown interaction' });
    studio.discord.faults.add({ on: callback, fault: { kind: 'answer', answer: tooLate } });
    await studio.imagine('Ada');
    await studio.until(() => studio.discord.seen.some(({ path }) => /\/callback$/.test(path)), 'the callback');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    await studio.stopApp();
    await studio.startApp();
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.submits).toBe(0);
  });
});

it('a request that can not be written down is told to have failed, also when the answer to its acknowledgement was lost', async () => {
  await studio.close();
  studio = await openStudio({ store: withoutRoomForJobs() });
  studio.discord.faults.add({ on: callback, fault: { kind: 'reset', handled: true } });
  await studio.imagine('Ada');
  await studio.sees('Ada', 'Something went wrong');
  expect(studio.submits).toBe(0);
});

function withoutRoomForJobs(): Store {
  const store = new MemoryStore();
  return {
    async records(collection, schema) {
      const records = await store.records(collection, schema);
      const set = () => Promise.reject(new Error('disk full'));
      return collection === 'open_jobs' ? { ...records, set } : records;
    },
    together: store.together,
    close: () => store.close(),
  };
}

it('words that were not taken are said again: whoever cancels sees that it was heard', async () => {
  const release = studio.segmind.hold();
  await studio.imagine('Ada');
  await studio.sees('Ada', 'Drawing');
  studio.discord.faults.add({ on: edit, fault: { kind: 'answer', answer: json(503, {}) } });
  await studio.press('Ada', 'Cancel');
  await studio.sees('Ada', 'had already begun');
  release();
});

describe('a picture that Discord', () => {
  it.each(['user', 'shared', 'global'] as const)('is too busy to take (429, %s) is delivered a little later', async (scope) => {
    studio.discord.faults.add({ on: edit, fault: { kind: 'answer', answer: rateLimited(scope, 0.2) }, times: 2 });
    await studio.imagine('Ada');
    await studio.sees('Ada', 'credits left');
    expect(studio.transcript('Ben').join()).toContain('{atelier-1.png');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('lets nobody put into the channel reaches the requester as a direct message', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    studio.discord.levers.setPermission(studio.general, 'SendMessages', false);
    studio.discord.deleteMessage(studio.view('Ada')[0]?.id ?? '');
    release();
    await studio.sees('Ada', '{atelier-1.png', studio.discord.directMessageChannel(studio.idOf('Ada')));
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('lets nobody put anywhere ends its job all the same, and is booked', async () => {
    const release = studio.segmind.hold();
    const id = await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    studio.discord.levers.setPermission(studio.general, 'SendMessages', false);
    studio.discord.levers.closeDirectMessages(studio.idOf('Ada'));
    studio.discord.levers.expireToken(id);
    studio.discord.deleteMessage(studio.view('Ada')[0]?.id ?? '');
    release();
    await studio.settled('Ada');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    await studio.imagine('Ben', { prompt: 'another', private: true });
    await studio.sees('Ben', '{atelier-1.png');
  });
});

describe('a thread that is archived while a picture is drawn in it', () => {
  it.each([
    ['wakes for the picture', false],
    ['and locked leaves it to a direct message', true],
  ])('%s', async (_, locked) => {
    const thread = studio.discord.channels().find(({ kind }) => kind === 'thread')?.id ?? '';
    const release = studio.segmind.hold();
    await studio.use('Ada', 'imagine', { prompt: 'a fox' }, thread);
    await studio.sees('Ada', 'Drawing', thread);
    studio.discord.levers.archiveThread(thread, locked);
    release();
    const place = locked ? studio.discord.directMessageChannel(studio.idOf('Ada')) : thread;
    expect(await studio.sees('Ada', '{atelier-1.png', place)).toContain('> a fox');
    await studio.settled('Ada');
    expect(studio.transcript('Ben', thread).filter((text) => text.includes('{atelier'))).toHaveLength(locked ? 0 : 1);
  });
});

describe('in direct messages', () => {
  it('a picture is drawn there, from an account of its own', async () => {
    const direct = studio.discord.directMessageChannel(studio.idOf('Ada'));
    await studio.use('Ada', 'imagine', { prompt: 'a fox' }, direct);
    await studio.sees('Ada', 'You have 1989 credits left', direct);
    expect(studio.transcript('Ada', direct)[0]).toContain('{atelier-1.png: Picture drawn from the prompt: a fox}');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
