// A member calls a request off, or somebody else tries to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestTo } from '../../sandbox/http/faults.js';
import { openStudio, type Studio } from '../support/studio.js';

const PRINT = '> a lighthouse\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium';
const STOPPING =
  '⏹️ **Cancelled** · the image service had already begun and can’t be stopped. What it draws is charged: at most about 11 credits.';
const ONLY_REQUESTER =
  '(only you) Only the person who asked for this picture, or somebody who may manage messages here, can do that.';

const callback = requestTo('POST', /\/interactions\/\d+\/[^/]+\/callback$/);

let studio: Studio;
let release: () => void;

beforeEach(async () => {
  studio = await openStudio({ settings: { MAX_JOBS_PER_MEMBER: '1' }, remembers: true });
  release = studio.segmind.hold();
});

afterEach(() => studio.close());

async function drawing(): Promise<string> {
  const id = await studio.imagine('Ada');
  await studio.sees('Ada', 'Drawing');
  return id;
}

describe('a request that is cancelled', () => {
  it('while it waits costs nothing', async () => {
    await drawing();
    await studio.imagine('Ada', 'never mind');
    await studio.sees('Ada', 'Waiting');
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', '⏹️ **Cancelled** · No credits were used.\n> never mind');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 11, spent: 0 });
    release();
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.submits).toBe(1);
  });

  it('while it is drawn says what it may cost, and later what it has cost', async () => {
    await drawing();
    await studio.press('Ada', 'Cancel');
    expect(await studio.sees('Ada', 'Cancelled')).toBe(`${STOPPING}\n${PRINT} · 11 credits reserved`);
    expect(await studio.credits('Ada')).toMatchObject({ reserved: 11, spent: 0 });
    release();
    await studio.sees('Ada', `⏹️ **Cancelled** · the image service had already begun, so 11 credits were charged.\n${PRINT}`);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.transcript('Ben')).toHaveLength(1);
  });

  it('while it is drawn, and then fails at the vendor, costs nothing', async () => {
    studio.segmind.nextEnds('failed-422');
    await drawing();
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', STOPPING);
    release();
    await studio.sees('Ada', `⏹️ **Cancelled** · No credits were used.\n${PRINT}`);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('just before its end keeps its last words, though Discord hears of the button only later', async () => {
    await drawing();
    const before = () => studio.sees('Ada', 'so 11 credits were charged.');
    studio.discord.faults.add({ on: callback, fault: { kind: 'watch', before } });
    const pressed = await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', STOPPING);
    release();
    await studio.until(() => studio.discord.answerTo(pressed)?.answer !== 'none', 'the answer to the button');
    expect(studio.transcript('Ada')).toEqual([expect.stringContaining('so 11 credits were charged.')]);
  });

  it('is cancelled although Discord never hears the answer to the button', async () => {
    await drawing();
    studio.discord.faults.add({ on: callback, fault: { kind: 'reset', handled: false } });
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', STOPPING);
    release();
    await studio.sees('Ada', 'so 11 credits were charged.');
    expect(studio.story('Ada').join()).not.toContain('Something went wrong in the bot');
  });

  it('by a moderator is cancelled', async () => {
    await drawing();
    await studio.press('Mia', 'Cancel');
    await studio.sees('Ada', STOPPING);
    release();
    await studio.sees('Ada', 'so 11 credits were charged.');
  });

  it('by somebody else goes on, and only they read why', async () => {
    await drawing();
    await studio.press('Ben', 'Cancel');
    await studio.sees('Ben', ONLY_REQUESTER);
    expect(studio.story('Ada').join()).not.toContain('Only the person');
    release();
    expect(await studio.sees('Ada', '{atelier-1.png')).not.toContain('Cancelled');
  });

  it('twice is told that it is cancelled, and charged once', async () => {
    const id = await drawing();
    const forged = await studio.postButton(`cancel:${id}`);
    await studio.press('Ada', 'Cancel', id);
    await studio.sees('Ada', STOPPING);
    await studio.discord.pressButton({ userId: studio.idOf('Ada'), messageId: forged, customId: `cancel:${id}` });
    release();
    await studio.sees('Ada', 'so 11 credits were charged.');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });
});

describe('a button', () => {
  async function pressForged(customId: string): Promise<void> {
    const messageId = await studio.postButton(customId);
    await studio.discord.pressButton({ userId: studio.idOf('Ada'), messageId, customId });
  }

  it('of a request that has ended says so', async () => {
    const id = await drawing();
    release();
    await studio.sees('Ada', '{atelier-1.png');
    await pressForged(`cancel:${id}`);
    await studio.sees('Ada', '(only you) There is nothing to do here any more: this request has ended.');
  });

  it.each([
    ['cancel:123456789012345678', 'There is nothing to do here any more'],
    ['cancel:constructor', 'This button is not one this bot understands.'],
    ['cancel:', 'This button is not one this bot understands.'],
    ['grant:123456789012345678', 'This button is not one this bot understands.'],
    ['__proto__', 'This button is not one this bot understands.'],
  ])('with the forged id %s is answered in words', async (customId, words) => {
    await pressForged(customId);
    await studio.sees('Ada', `(only you) ${words}`);
    expect(studio.submits).toBe(0);
  });
});
