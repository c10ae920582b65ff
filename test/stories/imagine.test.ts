// A member asks for a picture and gets it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

afterEach(() => studio.close());

describe('a member asks for a picture', () => {
  beforeEach(async () => {
    studio = await openStudio({ remembers: true });
  });

  it('sees it thought about, drawn and delivered, and is told what is left', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'a lighthouse at dusk');
    await studio.sees('Ada', 'Drawing');
    release();
    await studio.sees('Ada', 'credits left');
    expect(studio.story('Ada')).toEqual([
      'thinking…',
      '🎨 **Drawing** ▰▱ · about N s left\n> a lighthouse at dusk\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits reserved\n[Cancel]',
      '> a lighthouse at dusk\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits\n{atelier-1.png: Picture drawn from the prompt: a lighthouse at dusk}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
      '(only you) You have 1989 credits left. You get new ones <soon>.',
    ]);
  });

  it('alone reads what is left; everybody sees the picture', async () => {
    await studio.imagine('Ada', 'a lighthouse at dusk');
    await studio.sees('Ada', 'credits left');
    expect(studio.transcript('Ben')).toEqual([
      '> a lighthouse at dusk\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits\n{atelier-1.png: Picture drawn from the prompt: a lighthouse at dusk}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
    ]);
  });

  it('pays once, for one job at the vendor', async () => {
    await studio.imagine('Ada');
    await studio.sees('Ada', '{atelier-1.png');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(await studio.credits('Ben')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.submits).toBe(1);
    expect(studio.segmind.jobs.map(({ costUsd }) => costUsd)).toEqual([0.011]);
  });

  it('finds in /credits what is held while it is drawn', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.until(() => studio.segmind.jobs.length === 1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 11, spent: 0 });
    expect(studio.transcript('Ada').at(-1)).toMatch(/^\(only you\) Available: 1989\nReserved: 11\n/);
    release();
    await studio.sees('Ada', '{atelier-1.png');
  });

  it('gets what the options ask for', async () => {
    const options = { size: '1536x1024', quality: 'low', format: 'webp', background: 'transparent', compression: 80 };
    await studio.imagine('Ada', { prompt: 'a fox', ...options });
    expect(await studio.sees('Ada', '{atelier-1.webp')).toContain('1536×1024 · low · 6 credits');
    expect(studio.segmind.jobs[0]?.body).toEqual({
      prompt: 'a fox',
      size: '1536x1024',
      quality: 'low',
      output_format: 'webp',
      background: 'transparent',
      output_compression: 80,
      moderation: 'auto',
    });
  });

  it('is charged in full, and told, when it costs more than estimated', async () => {
    studio.segmind.cost = 0.09;
    await studio.imagine('Ada');
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('The image service charged 79 credits more than estimated.');
    expect(await studio.credits('Ada')).toEqual({ available: 1910, reserved: 0, spent: 90 });
  });

  it('is charged the estimate when the vendor names no cost', async () => {
    studio.segmind.cost = 'absent';
    await studio.imagine('Ada');
    await studio.sees('Ada', '· 11 credits\n{atelier-1.png');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });
});

describe('a private request', () => {
  it('is seen by nobody else at any time, and says itself what is left', async () => {
    studio = await openStudio({ remembers: true });
    const release = studio.segmind.hold();
    await studio.imagine('Ada', { prompt: 'a surprise', private: true });
    await studio.sees('Ada', 'Drawing');
    release();
    expect(await studio.sees('Ada', '{atelier-1.png')).toBe(
      '(only you) > a surprise\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits\nYou have 1989 credits left. You get new ones <soon>.\n' +
        '{atelier-1.png: Picture drawn from the prompt: a surprise}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
    );
    expect(studio.story('Ben')).toEqual([]);
    expect(studio.story('Mia')).toEqual([]);
    expect(studio.transcript('Ada')).toHaveLength(1);
  });
});

describe('with one running at a time', () => {
  it('says where each further request stands in line, and draws them in that order', async () => {
    studio = await openStudio({ settings: { MAX_JOBS_PER_MEMBER: '1' } });
    const release = studio.segmind.hold();
    for (const prompt of ['first', 'second', 'third']) {
      await studio.imagine('Ada', prompt);
      await studio.sees('Ada', `> ${prompt}`);
    }
    await studio.until(() => studio.transcript('Ada').every((text) => text.includes('[Cancel]')));
    expect(studio.transcript('Ada').map((text) => text.split('\n')[0])).toEqual([
      '🎨 **Drawing** ▰▱ · about N s left',
      '🕓 **Waiting** · next in line',
      '🕓 **Waiting** · number 2 in line',
    ]);
    release();
    await studio.until(() => studio.transcript('Ada').filter((text) => text.includes('{atelier')).length === 3);
    expect(studio.segmind.jobs.map(({ body }) => body.prompt)).toEqual(['first', 'second', 'third']);
  });
});
