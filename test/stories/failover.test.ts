// Two vendors can draw a request and the first does not take it: the second draws it. Never when the first may have taken it.
import { afterEach, describe, expect, it } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { faultPlaces as oneminPlaces } from '../../sandbox/onemin/fault-places.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { pixelAt } from '../services/images/made-pictures.js';
import { cutOutMask, fetched, givenToSegmind, png } from '../support/pictures-given.js';
import { openStudio, type Studio, type StudioOptions } from '../support/studio.js';

const NOTE = '-# Segmind is not available just now: 1min.ai draws this instead.';
const BACK = '-# 1min.ai is not available just now: Segmind draws this instead.';

let studio: Studio;

afterEach(() => studio.close());

async function open(options: StudioOptions = {}): Promise<void> {
  studio = await openStudio({ vendors: ['segmind', 'onemin'], ...options });
}

const taken = () => [studio.segmind.jobs.length, studio.onemin.jobs.length];
const house = () => png('house.png', 'red', 60, 60);

describe('a request that Segmind does not take', () => {
  it.each(['unavailable', 'out-of-credits', 'spend-limit', 'unauthorised'] as const)(
    'because of “%s” is drawn by 1min.ai: the message says so, and it is paid once',
    async (fault) => {
      await open();
      studio.segmind.fault('submit', fault);
      const release = studio.onemin.hold();
      await studio.imagine('Ada', 'a fox');
      expect(await studio.sees('Ada', NOTE)).toContain(
        `-# @Ada · GPT Image 1 Mini by 1min.ai · 1024×1024 · medium · 11 credits reserved\n${NOTE}\n[Cancel]`,
      );
      release();
      expect(await studio.sees('Ada', '{atelier-1.png')).toBe(
        `> a fox\n-# @Ada · GPT Image 1 Mini by 1min.ai · 1024×1024 · medium · 11 credits\n${NOTE}\n` +
          '{atelier-1.png: Picture drawn from the prompt: a fox}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
      );
      expect([studio.submits, ...taken()]).toEqual([1, 0, 1]);
      expect(studio.transcript('Ben')).toHaveLength(1);
      expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    },
  );

  it('because it can’t be reached at all is drawn by 1min.ai', async () => {
    await open({ settings: { SEGMIND_API_URL: 'http://127.0.0.1:9' } });
    await studio.imagine('Ada', 'a fox');
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(NOTE);
    expect(taken()).toEqual([0, 1]);
  });

  it('with a picture is drawn by 1min.ai from the same picture, handed on anew and not fetched again', async () => {
    await open();
    studio.segmind.fault('submit', 'unavailable');
    await studio.imagine('Ada', { prompt: 'a new roof', model: 'gpt-image-1-edit-mini' }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(`· 1 reference · GPT Image 1 Mini by 1min.ai · 1024×1024`);
    expect(taken()).toEqual([0, 1]);
    const [asset, ...others] = studio.onemin.assets;
    expect(others).toEqual([]);
    expect((await pixelAt(asset?.bytes ?? Buffer.alloc(0), 5, 5)).slice(0, 3)).toEqual([255, 0, 0]);
    expect(studio.onemin.jobs[0]?.body).toMatchObject({ promptObject: { imageUrl: asset?.path } });
    expect(fetched(studio)).toEqual(['house.png']);
  });

  it('because not even its picture was taken is drawn by 1min.ai', async () => {
    await open();
    studio.segmind.fault('upload', 'server-error');
    await studio.imagine('Ada', { prompt: 'a new roof', model: 'gpt-image-1-edit-mini' }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(NOTE);
    expect([studio.submits, ...taken()]).toEqual([0, 0, 1]);
  });

  it('is drawn in 1min.ai’s terms, and what had to be taken for something else is said', async () => {
    await open();
    studio.segmind.fault('submit', 'unavailable');
    await studio.imagine('Ada', { prompt: 'a fox', size: 'auto' });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(
      `${NOTE}\n-# GPT Image 1 Mini by 1min.ai does not offer size auto: 1024×1024 is used.`,
    );
  });

  it('of four pictures one is drawn by 1min.ai and three by Segmind: in one message, paid together', async () => {
    await open();
    studio.segmind.fault('submit', 'out-of-credits');
    await studio.imagine('Ada', { prompt: 'a series', count: 4 });
    const told = await studio.sees('Ada', '{atelier-4.png');
    expect(told).toContain('44 credits');
    expect(told.split(NOTE)).toHaveLength(2);
    expect(taken()).toEqual([3, 1]);
    expect(await studio.credits('Ada')).toEqual({ available: 1956, reserved: 0, spent: 44 });
  });

  it('waits for Segmind where it is merely busy', async () => {
    await open();
    studio.segmind.fault('submit', 'too-many');
    await studio.imagine('Ada', 'a fox');
    expect(await studio.sees('Ada', '{atelier-1.png')).not.toContain('instead');
    expect(taken()).toEqual([1, 0]);
  });

  it('and that is refused for what it is goes nowhere else', async () => {
    await open();
    studio.segmind.fault('submit', 'unprocessable');
    const id = await studio.imagine('Ada', 'a fox');
    expect(await studio.ending(id)).toContain('The image service refused this request');
    expect(taken()).toEqual([0, 0]);
  });

  it('with two pictures, which 1min.ai does not take, waits for Segmind', async () => {
    await open();
    studio.segmind.fault('submit', 'unavailable');
    await studio.imagine('Ada', 'together', { reference: await house(), reference2: await png('garden.png', 'green') });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('· 2 references · GPT Image 1 Edit Mini ·');
    expect([studio.submits, ...taken()]).toEqual([2, 1, 0]);
    expect(studio.segmind.seen.filter(({ path }) => path === '/upload-asset')).toHaveLength(2);
  });

  it('with a mask, which 1min.ai does not take, waits for Segmind', async () => {
    await open();
    studio.segmind.fault('submit', 'unavailable');
    await studio.imagine('Ada', 'a new roof', { reference: await house(), mask: await cutOutMask('roof.png', 60, 60) });
    await studio.sees('Ada', '{atelier-1.png');
    expect(taken()).toEqual([1, 0]);
    expect((await givenToSegmind(studio)).mask).toBeDefined();
  });

  it('nor 1min.ai either is given up after five minutes, and refunded', async () => {
    await open({ speed: 200 });
    studio.segmind.fault('submit', 'unavailable', 1000);
    studio.onemin.fault('submit', 'unavailable-html', 1000);
    const id = await studio.imagine('Ada', 'a fox');
    const told = await studio.ending(id);
    expect(told).toContain('The image service is not available just now. Try again in a few minutes.\nNothing was charged');
    expect(taken()).toEqual([0, 0]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});

describe('a request that Segmind may have taken', () => {
  it.each(['reset', 'reset-accepted', 'cut', 'bad-gateway', 'timeout-accepted', 'nonsense', 'empty'] as const)(
    '(%s) goes to nobody else: it is refunded',
    async (fault) => {
      await open();
      studio.segmind.fault('submit', fault);
      const id = await studio.imagine('Ada', 'a fox');
      expect(await studio.ending(id)).toContain('it is not known whether it was drawn. Try again.\nNothing was charged');
      expect(studio.submits).toBe(1);
      expect(studio.onemin.seen).toEqual([]);
      expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    },
  );

  it.each(['server-error', 'polling-error', 'server-error-accepted'] as const)(
    '(%s, after which nobody can know) goes to nobody else either',
    async (fault) => {
      await open();
      studio.segmind.fault('submit', fault);
      const id = await studio.imagine('Ada', 'a fox');
      expect(await studio.ending(id)).toContain(
        'The image service is not available just now. Try again in a few minutes.\nNothing was charged',
      );
      expect(studio.submits).toBe(1);
      expect(studio.onemin.seen).toEqual([]);
      expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    },
  );

  it('and then fails goes to nobody else', async () => {
    await open();
    studio.segmind.nextEnds('failed-422');
    const id = await studio.imagine('Ada', 'a fox');
    expect(await studio.ending(id)).toContain('Not drawn');
    expect(studio.onemin.seen).toEqual([]);
  });
});

describe('a request that 1min.ai does not take', () => {
  const model = '1min/gpt-image-1-mini';

  it.each(['unavailable-html', 'out-of-credits', 'unauthorised', 'busy'] as const)(
    'because of “%s” is drawn by Segmind, which charges its own price',
    async (fault) => {
      await open();
      studio.onemin.fault('submit', fault);
      studio.segmind.cost = 0.012;
      await studio.imagine('Ada', { prompt: 'a fox', model });
      expect(await studio.sees('Ada', '{atelier-1.png')).toContain(
        `-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 12 credits\n${BACK}\n`,
      );
      expect(taken()).toEqual([1, 0]);
      expect(await studio.credits('Ada')).toEqual({ available: 1988, reserved: 0, spent: 12 });
    },
  );

  it('with a picture is edited by Segmind’s editor', async () => {
    await open();
    studio.onemin.fault('submit', 'unavailable-html');
    await studio.imagine('Ada', { prompt: 'a new roof', model }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(`· 1 reference · GPT Image 1 Edit Mini ·`);
    expect(studio.segmind.jobs.map(({ slug }) => slug)).toEqual(['gpt-image-1-edit-mini']);
  });

  it('after a restart is not drawn by both', async () => {
    await open();
    const release = studio.segmind.hold();
    studio.onemin.fault('submit', 'unavailable-html');
    await studio.imagine('Ada', { prompt: 'a fox', model });
    await studio.until(() => studio.segmind.jobs.length === 1, 'the submit at Segmind');
    await studio.sees('Ada', 'Drawing');
    await studio.stopApp();
    await studio.startApp();
    release();
    await studio.sees('Ada', '{atelier-1.png');
    expect(taken()).toEqual([1, 0]);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('but may have taken is refunded, and goes to nobody else', async () => {
    await open();
    studio.onemin.fault('submit', 'reset-accepted');
    const id = await studio.imagine('Ada', { prompt: 'a fox', model });
    expect(await studio.ending(id)).toContain('it is not known whether it was drawn');
    expect(studio.segmind.seen).toEqual([]);
    expect(taken()).toEqual([0, 1]);
  });
});

describe('cancelled between the two vendors, a request', () => {
  it('is not drawn, and costs nothing', async () => {
    await open();
    const before = async () => {
      const pressed = await studio.press('Ada', 'Cancel');
      await studio.until(() => studio.discord.answerTo(pressed)?.answer !== 'none', 'the answer to the button');
    };
    studio.segmind.faults.add({ on: faultPlaces.submit, fault: { kind: 'answer', answer: json(503, { error: 'away' }) } });
    studio.onemin.faults.add({ on: oneminPlaces.upload, fault: { kind: 'watch', before } });
    await studio.imagine('Ada', { prompt: 'a new roof', model: 'gpt-image-1-edit-mini' }, { reference: await house() });
    await studio.sees('Ada', '⏹️ **Cancelled** · No credits were used.');
    expect(taken()).toEqual([0, 0]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
