// A picture takes longer than it should: what its message says meanwhile.
import { afterEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

const MODEL = 'gpt-image-1-mini';
const PRINT = '> a lighthouse\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits reserved\n[Cancel]';
const HELD_UP = `🕓 **Waiting** · the image service can’t take it just now. Trying again until <soon>.\n${PRINT}`;

let studio: Studio;

afterEach(() => studio.close());

describe('while the vendor is too busy', () => {
  it('the message says so once, however often it is tried, until it is drawn', async () => {
    studio = await openStudio({ remembers: true });
    studio.segmind.fault('submit', 'too-many', 3);
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', HELD_UP);
    await studio.sees('Ada', 'Drawing');
    expect(studio.submits).toBe(4);
    expect(studio.story('Ada').filter((text) => text === HELD_UP)).toHaveLength(1);
    release();
    await studio.sees('Ada', '{atelier-1.png');
  });

  it('it can be cancelled, and costs nothing', async () => {
    studio = await openStudio();
    studio.segmind.fault('submit', 'too-many', 1000);
    await studio.imagine('Ada');
    await studio.sees('Ada', HELD_UP);
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', 'No credits were used.\n> a lighthouse');
    expect(studio.segmind.jobs).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});

describe('a picture that takes much longer than usual', () => {
  it.each(['v2', 'v1'])('at %s is no longer promised for the next moment', async (api) => {
    studio = await openStudio({ speed: 100, remembers: true });
    if (api === 'v1') studio.segmind.switchOffV2(MODEL);
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    const seen = await studio.sees('Ada', 'it takes longer than usual');
    expect(seen).toBe(`🎨 **Drawing** ▰▱ · it takes longer than usual\n${PRINT}`);
    expect(studio.story('Ada')).toContain(`🎨 **Drawing** ▰▱ · about N s left\n${PRINT}`);
    release();
    await studio.sees('Ada', '{atelier-1.png');
  });
});
