// Requests that are not taken: told to the asker alone, with nothing submitted and nothing charged.
import { afterEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

afterEach(() => studio.close());

describe('a request that is refused', () => {
  it.each([
    [
      { background: 'transparent', format: 'jpeg' },
      '(only you) A JPEG can’t be transparent. No credits were used. Choose PNG or WebP',
    ],
    [{ prompt: '   ' }, '(only you) The prompt is empty. No credits were used. Describe what'],
  ])('for its options (%j) tells the asker alone', async (options, words) => {
    studio = await openStudio({ remembers: true });
    await studio.imagine('Ada', { prompt: 'a logo', ...options });
    await studio.sees('Ada', words);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.story('Ben')).toEqual([]);
    expect(studio.submits).toBe(0);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it.each([
    ['high', 1, '36 credits and you have 20 left: 16 credits short. No credits were used. Quality medium would do.'],
    ['medium', 2, '22 credits and you have 20 left: 2 credits short. No credits were used. Quality low would do.'],
    ['high', 4, '144 credits and you have 20 left: 124 credits short. No credits were used. Quality low would do.'],
  ])('for want of credits (%s, %i) says what would fit and when there are more', async (quality, count, words) => {
    studio = await openStudio({ settings: { QUOTA_DEFAULT: '20' }, remembers: true });
    await studio.imagine('Ada', { prompt: 'a lighthouse', quality, count });
    await studio.sees('Ada', `(only you) This costs ${words} You get new credits <soon>.`);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.story('Ben')).toEqual([]);
    expect(studio.submits).toBe(0);
    expect(await studio.credits('Ada')).toEqual({ available: 20, reserved: 0, spent: 0 });
  });

  it('as the fourteenth at once says how many there are, and the thirteen go on', async () => {
    studio = await openStudio({ seconds: 0.05 });
    const release = studio.segmind.hold();
    for (let count = 0; count < 13; count += 1) await studio.imagine('Ada', { prompt: `picture ${count}`, quality: 'low' });
    await studio.until(() => studio.transcript('Ada').filter((text) => text.includes('[Cancel]')).length === 13);
    await studio.imagine('Ada', 'one too many');
    await studio.sees(
      'Ada',
      '(only you) You already have 13 requests under way: 3 may run and 10 may wait. No credits were used.',
    );
    expect(studio.segmind.jobs).toHaveLength(3);
    expect(await studio.credits('Ada')).toEqual({ available: 1935, reserved: 65, spent: 0 });
    release();
    await studio.until(() => studio.transcript('Ben').filter((text) => text.includes('{atelier-1.png')).length === 13);
    expect(await studio.credits('Ada')).toEqual({ available: 1935, reserved: 0, spent: 65 });
    expect(studio.submits).toBe(13);
  });
});

describe('twenty requests at once from a member who can pay for three', () => {
  it('become exactly three pictures; the others are refused to the asker alone', async () => {
    studio = await openStudio({ settings: { QUOTA_DEFAULT: '40' }, seconds: 0.05 });
    await Promise.all(Array.from({ length: 20 }, (_, index) => studio.imagine('Ada', `picture ${index}`)));
    const refusals = () => studio.transcript('Ada').filter((text) => /^\(only you\) (This|You already)/.test(text));
    await studio.until(
      () => studio.transcript('Ben').filter((text) => text.includes('{atelier-1.png')).length === 3,
      '3 pictures',
    );
    await studio.until(() => refusals().length === 17, '17 refusals');
    for (const text of refusals()) expect(text).toContain('No credits were used.');
    expect(studio.transcript('Ben')).toHaveLength(3);
    expect(studio.submits).toBe(3);
    expect(await studio.credits('Ada')).toEqual({ available: 7, reserved: 0, spent: 33 });
  });
});
