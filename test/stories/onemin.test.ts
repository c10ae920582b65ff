// A team that has only a key of 1min.ai's: everything works there, as far as that vendor can.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flat, pixelAt } from '../services/images/made-pictures.js';
import { fetched, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ vendors: ['onemin'], remembers: true });
});

afterEach(() => studio.close());

const house = () => png('house.png', 'red', 60, 60);

describe('with 1min.ai alone, /imagine', () => {
  it('offers its model and no other', () => {
    const command = z.object({
      options: z.array(z.object({ name: z.string(), choices: z.array(z.object({ value: z.string() })).optional() })),
    });
    const [imagine] = studio.discord.registeredCommands().filter(({ name }) => name === 'imagine');
    const model = command.parse(imagine?.payload).options.find(({ name }) => name === 'model');
    expect(model?.choices?.map(({ value }) => value)).toEqual(['1min/gpt-image-1-mini']);
  });

  it('draws from words', async () => {
    const release = studio.onemin.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    release();
    await studio.sees('Ada', 'credits left');
    expect(studio.story('Ada')).toEqual([
      'thinking…',
      '🎨 **Drawing** ▰▱ · about N s left\n> a lighthouse\n-# @Ada · GPT Image 1 Mini by 1min.ai · 1024×1024 · medium · 11 credits reserved\n[Cancel]',
      '> a lighthouse\n-# @Ada · GPT Image 1 Mini by 1min.ai · 1024×1024 · medium · 11 credits\n{atelier-1.png: Picture drawn from the prompt: a lighthouse}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
      '(only you) You have 1989 credits left. You get new ones <soon>.',
    ]);
    expect(studio.onemin.jobs.map(({ body }) => body)).toEqual([
      {
        type: 'IMAGE_GENERATOR',
        model: 'gpt-image-1-mini',
        async: true,
        promptObject: {
          prompt: 'a lighthouse',
          size: '1024x1024',
          n: 1,
          quality: 'medium',
          output_format: 'png',
          output_compression: 100,
          background: 'opaque',
        },
      },
    ]);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.segmind.seen).toEqual([]);
  });

  it('edits one picture: fetched once, and nothing but its pixels is handed on', async () => {
    const photo = flat(60, 60, 'red')
      .flatten()
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Make: 'Telephone' } });
    await studio.imagine('Ada', 'a new roof', { reference2: { filename: 'house.jpg', bytes: await photo.toBuffer() } });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('· 1 reference · GPT Image 1 Mini by 1min.ai · 1024×1024');
    expect(fetched(studio)).toEqual(['house.jpg']);
    const [asset, ...others] = studio.onemin.assets;
    expect(others).toEqual([]);
    expect(asset?.bytes.toString('latin1')).not.toMatch(/Exif|Telephone/);
    const [red = 0] = await pixelAt(asset?.bytes ?? Buffer.alloc(0), 5, 5);
    expect(red).toBeGreaterThan(240);
    expect(studio.onemin.jobs[0]?.body).toMatchObject({ type: 'IMAGE_EDITOR', promptObject: { imageUrl: asset?.path } });
  });

  it.each(['auto', 'preserve', 'transparent', 'white', 'black'])('edits on the background %s as it is', async (background) => {
    await studio.imagine('Ada', { prompt: 'a new roof', background }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-1.png')).not.toContain('does not offer');
    expect(studio.onemin.jobs[0]?.body).toMatchObject({ promptObject: { background } });
  });

  it('draws an automatic size as a square, and says so', async () => {
    await studio.imagine('Ada', { prompt: 'a fox', size: 'auto' });
    expect(await studio.sees('Ada', '{atelier-1.png')).toBe(
      '> a fox\n-# @Ada · GPT Image 1 Mini by 1min.ai · 1024×1024 · medium · 11 credits\n' +
        '-# GPT Image 1 Mini by 1min.ai does not offer size auto: 1024×1024 is used.\n' +
        '{atelier-1.png: Picture drawn from the prompt: a fox}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
    );
  });

  it('edits on what is nearest to an opaque background, and says so', async () => {
    await studio.imagine('Ada', { prompt: 'a new roof', background: 'opaque' }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(
      '-# GPT Image 1 Mini by 1min.ai does not offer background opaque: auto is used.',
    );
  });

  it('draws four pictures, each as a request of its own', async () => {
    await studio.imagine('Ada', { prompt: 'a series', count: 4 }, { reference: await house() });
    expect(await studio.sees('Ada', '{atelier-4.png')).toContain('44 credits');
    expect(studio.onemin.jobs).toHaveLength(4);
    expect(studio.onemin.assets).toHaveLength(1);
  });

  it.each([
    ['failure', '“The server had an error”'],
    ['moderation', 'The image service’s content filter stopped this prompt. Try to say it in other words.'],
    ['out-of-credits', 'The team’s account at the image service has run out. Whoever runs this bot has been told.'],
  ] as const)('that ends as “%s” is explained and refunded', async (ending, words) => {
    studio.onemin.nextEnds(ending);
    const id = await studio.imagine('Ada');
    const told = await studio.ending(id);
    expect(told).toContain(`⚠️ **Not drawn** · `);
    expect(told).toContain(words);
    expect(told).toContain('Nothing was charged: all credits came back.');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('whose submit may or may not have been taken is refunded, and not sent again', async () => {
    studio.onemin.fault('submit', 'reset-accepted');
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain('it is not known whether it was drawn');
    expect(studio.onemin.jobs).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('picks up after a restart what was being drawn', async () => {
    const release = studio.onemin.hold();
    await studio.imagine('Ada', 'a new roof', { reference: await house() });
    await studio.sees('Ada', 'Drawing');
    await studio.stopApp();
    await studio.startApp();
    release();
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.onemin.jobs).toHaveLength(1);
    expect(fetched(studio)).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });
});

describe('with 1min.ai alone, what it can’t do is refused with what would work:', () => {
  async function refusedWith(words: string): Promise<void> {
    await studio.sees('Ada', `(only you) ${words}`);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.story('Ben')).toEqual([]);
    expect([...studio.onemin.seen, ...fetched(studio)]).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  }

  it('a prompt of more than 4,000 characters', async () => {
    await studio.imagine('Ada', 'x'.repeat(4001));
    await refusedWith(
      'The prompt has 4001 characters; this model takes at most 4000. No credits were used. Shorten it a little.',
    );
  });

  it('two pictures', async () => {
    await studio.imagine('Ada', 'together', { reference: await house(), reference3: await png('garden.png', 'green') });
    await refusedWith('GPT Image 1 Mini by 1min.ai works from at most 1 picture. No credits were used. Leave some pictures out.');
  });

  it('a transparent WebP', async () => {
    await studio.imagine('Ada', { prompt: 'a logo', background: 'transparent', format: 'webp' });
    await refusedWith('GPT Image 1 Mini by 1min.ai draws a transparent background only as PNG. No credits were used.');
  });

  it('a white background without a picture', async () => {
    await studio.imagine('Ada', { prompt: 'a fox', background: 'white' });
    await refusedWith(
      'GPT Image 1 Mini by 1min.ai does not offer that background. No credits were used. It offers: opaque, transparent.',
    );
  });
});

describe('a prompt of exactly 4,000 characters', () => {
  it('is drawn, counted as people count', async () => {
    await studio.imagine('Ada', '🦊'.repeat(2000) + 'x'.repeat(2000));
    await studio.sees('Ada', '{atelier-1.png');
  });
});
