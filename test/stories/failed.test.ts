// The vendor takes a request and does not draw it, or not all of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

describe('a request that fails at the vendor', () => {
  it.each([
    ['failed-422', 'The image service refused this request: “Image generation failed. Please try again.”'],
    ['failed-200', 'The image service refused this request: “Image generation failed. Please try again.”'],
    ['moderation', 'The image service’s content filter stopped this prompt. Try to say it in other words.'],
  ] as const)('as %s is explained and refunded', async (ending, words) => {
    studio.segmind.nextEnds(ending);
    await studio.imagine('Ada');
    const told = await studio.sees('Ada', 'Not drawn');
    expect(told).toContain(words);
    expect(told).toContain('Nothing was charged: all credits came back.\n> a lighthouse');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.submits).toBe(1);
  });

  it('for the words of its prompt says so too', async () => {
    await studio.imagine('Ada', 'something nsfw');
    await studio.sees('Ada', 'content filter stopped this prompt');
    expect(await studio.credits('Ada')).toMatchObject({ available: 2000, spent: 0 });
  });
});

describe('four pictures at once', () => {
  const four = { prompt: 'a fox', count: 4 };

  it('come in one message, each charged on its own', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', four);
    await studio.sees('Ada', '0 of 4 done');
    expect(await studio.credits('Ada')).toEqual({ available: 1956, reserved: 44, spent: 0 });
    release();
    const alt = 'Picture drawn from the prompt: a fox';
    await studio.sees(
      'Ada',
      `· 44 credits\n{atelier-1.png: ${alt}}\n{atelier-2.png: ${alt}}\n{atelier-3.png: ${alt}}\n{atelier-4.png: ${alt}}`,
    );
    expect(studio.transcript('Ben')).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1956, reserved: 0, spent: 44 });
  });

  it('of which one fails are three, and the fourth is refunded', async () => {
    studio.segmind.nextEnds('failed-422');
    await studio.imagine('Ada', four);
    const told = await studio.sees('Ada', '{atelier-3.png');
    expect(told).toContain('· 33 credits\n⚠️ 1 picture could not be drawn and was not charged. The image service refused');
    expect(told).not.toContain('{atelier-4.png');
    expect(await studio.credits('Ada')).toEqual({ available: 1967, reserved: 0, spent: 33 });
  });

  it('of which one is turned away for now are four: that one alone is sent again', async () => {
    studio.segmind.fault('submit', 'too-many');
    await studio.imagine('Ada', four);
    await studio.sees('Ada', '{atelier-4.png');
    expect(studio.submits).toBe(5);
    expect(studio.segmind.jobs).toHaveLength(4);
    expect(await studio.credits('Ada')).toEqual({ available: 1956, reserved: 0, spent: 44 });
  });

  it('of which one may or may not have been taken are three, and it is not sent again', async () => {
    studio.segmind.fault('submit', 'reset-accepted');
    await studio.imagine('Ada', four);
    expect(await studio.sees('Ada', '{atelier-3.png')).toContain('it is not known whether it was drawn');
    expect(studio.submits).toBe(4);
    expect(await studio.credits('Ada')).toEqual({ available: 1967, reserved: 0, spent: 33 });
  });

  it('that all fail are told once and refunded', async () => {
    studio.segmind.nextEnds('moderation', 4);
    await studio.imagine('Ada', four);
    await studio.sees('Ada', 'Not drawn');
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('of which one can’t be downloaded are three, and that one is not charged', async () => {
    const lost = /^\/generations\//;
    let first: string | undefined;
    studio.segmind.faults.add({
      on: ({ path }) => {
        if (!lost.test(path)) return false;
        first ??= path;
        return path === first;
      },
      fault: { kind: 'reset', handled: false },
      times: 20,
    });
    await studio.imagine('Ada', four);
    expect(await studio.sees('Ada', '{atelier-3.png')).toContain('1 picture could not be drawn and was not charged.');
    expect(await studio.credits('Ada')).toEqual({ available: 1967, reserved: 0, spent: 33 });
  });
});
