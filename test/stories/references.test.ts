// A member attaches pictures, and what is drawn is drawn from them.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { animation, flat, halves, near, pixelAt } from '../services/images/made-pictures.js';
import { cutOutMask, fetched, givenToSegmind, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

const RED = [255, 0, 0];
const GREEN = [0, 128, 0];
const BLUE = [0, 0, 255];

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

/** As a phone writes it, held upright: lying on its side, with a word about it, and with where it was taken. */
async function phonePhoto(): Promise<Buffer> {
  const lying = await halves(320, 240, 'red', 'blue');
  return lying
    .flatten()
    .jpeg({ quality: 95 })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitude: '51/1 30/1 26/1', GPSLatitudeRef: 'N' } })
    .toBuffer();
}

describe('a picture that is attached', () => {
  it('is edited: the message says what was understood, and the result comes in the same message', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'make it night', { reference: await png('house.png', 'red', 60, 60) });
    await studio.sees('Ada', 'Drawing');
    release();
    await studio.sees('Ada', 'credits left');
    expect(studio.story('Ada')).toEqual([
      'thinking…',
      '🎨 **Drawing** ▰▱ · about N s left\n> make it night\n-# @Ada · 1 reference · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits reserved\n[Cancel]',
      '> make it night\n-# @Ada · 1 reference · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits\n{atelier-1.png: Picture drawn from the prompt: make it night}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
      '(only you) You have 1989 credits left. You get new ones <soon>.',
    ]);
    expect(studio.submits).toBe(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('with others and a mask is understood as such: all are fetched at once, once each, though the picture takes long', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'together', {
      reference: await png('one.png', 'red'),
      reference2: await png('two.png', 'blue'),
      mask: await cutOutMask('hole.png', 64, 48),
    });
    expect(await studio.sees('Ada', 'Drawing')).toContain(
      '-# @Ada · 2 references and a mask · GPT Image 1 Edit Mini · 1536×1024',
    );
    expect(fetched(studio).sort()).toEqual(['hole.png', 'one.png', 'two.png']);
    release();
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('2 references and a mask');
    expect(fetched(studio)).toHaveLength(3);
  });

  it('reaches the vendor in the order of the options, whatever is left out in between', async () => {
    await studio.imagine('Ada', 'in order', {
      reference4: await png('last.png', 'blue'),
      reference: await png('first.png', 'red'),
      reference3: await png('middle.png', 'green'),
    });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('3 references');
    const { references } = await givenToSegmind(studio);
    const colours = await Promise.all(references.map((picture) => pixelAt(picture, 5, 5)));
    expect(colours.map((colour) => colour.slice(0, 3))).toEqual([RED, GREEN, BLUE]);
  });

  it('alone as the third is the picture that is edited', async () => {
    await studio.imagine('Ada', 'by itself', { reference3: await png('alone.png', 'green') });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('1 reference ·');
    const { references } = await givenToSegmind(studio);
    expect((await pixelAt(references[0] ?? Buffer.alloc(0), 5, 5)).slice(0, 3)).toEqual(GREEN);
  });

  it('four times over is downloaded and handed on once for four pictures', async () => {
    await studio.imagine('Ada', { prompt: 'a series', count: 4 }, { reference: await png('seed.png', 'red') });
    await studio.sees('Ada', '{atelier-4.png');
    expect(fetched(studio)).toEqual(['seed.png']);
    expect(studio.segmind.seen.filter(({ path }) => path === '/upload-asset')).toHaveLength(1);
    expect(new Set(studio.segmind.jobs.map(({ body }) => JSON.stringify(body.image_urls))).size).toBe(1);
  });

  it('is read before anything else: deleted or not at Discord, what waits in line is drawn', async () => {
    await studio.close();
    studio = await openStudio({ settings: { MAX_JOBS_PER_MEMBER: '1' } });
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'the one before');
    await studio.sees('Ada', 'Drawing');
    await studio.imagine('Ada', 'the one behind', { reference: await png('seed.png', 'red') });
    expect(await studio.sees('Ada', 'Waiting')).toContain('1 reference');
    expect(fetched(studio)).toEqual(['seed.png']);
    studio.discord.faults.add({
      on: ({ path }) => path.startsWith('/ephemeral'),
      fault: { kind: 'reset', handled: false },
      times: 99,
    });
    await studio.stopApp();
    await studio.startApp();
    release();
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: the one behind}');
    expect(fetched(studio)).toEqual(['seed.png']);
  });
});

describe('a photo from a phone', () => {
  it('reaches the vendor upright, and without a word about where and with what it was taken', async () => {
    const photo = await phonePhoto();
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    expect(photo.toString('latin1')).toContain('Telephone');
    await studio.imagine('Ada', 'brighter', { reference: { filename: 'IMG_1234.jpg', bytes: photo } });
    await studio.sees('Ada', '{atelier-1.png');
    const [given = Buffer.alloc(0)] = (await givenToSegmind(studio)).references;
    const { width, height, orientation, exif, icc, xmp } = await sharp(given).metadata();
    expect({ width, height, orientation, exif, icc, xmp }).toEqual({ width: 240, height: 320 });
    expect(given.toString('latin1')).not.toMatch(/Exif|GPS|Telephone/);
    expect(near(await pixelAt(given, 120, 40), RED)).toBe(true);
    expect(near(await pixelAt(given, 120, 280), BLUE)).toBe(true);
  });

  it('is drawn anew in the shape in which people see it', async () => {
    await studio.imagine('Ada', 'brighter', { reference: { filename: 'IMG_1234.jpg', bytes: await phonePhoto() } });
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('· 1024×1536 · medium · 15 credits');
  });
});

describe('a picture that moves', () => {
  it('is used by its first frame, and the message says so from the beginning', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'stand still', { reference: { filename: 'dance.gif', bytes: await animation('gif') } });
    expect(await studio.sees('Ada', 'Drawing')).toContain('-# “dance.gif” moves: its first frame is used.\n[Cancel]');
    release();
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('-# “dance.gif” moves: its first frame is used.');
    const [given = Buffer.alloc(0)] = (await givenToSegmind(studio)).references;
    expect((await sharp(given).metadata()).format).toBe('png');
    expect((await pixelAt(given, 5, 5)).slice(0, 3)).toEqual(RED);
  });
});

describe('while a file is fetched', () => {
  it('Discord’s passing troubles are outlasted', async () => {
    const busy = { status: 503, body: 'upstream' };
    studio.discord.faults.add({
      on: ({ path }) => path.startsWith('/ephemeral'),
      fault: { kind: 'answer', answer: busy },
      times: 2,
    });
    await studio.imagine('Ada', 'patience', { reference: await png('seed.png', 'red') });
    await studio.sees('Ada', '{atelier-1.png');
    expect(fetched(studio)).toHaveLength(3);
  });

  it('those who ask for something else do not wait', async () => {
    const large = await flat(1800, 1200, 'green').png({ compressionLevel: 0 }).toBuffer();
    studio.discord.faults.add({ on: ({ path }) => path.startsWith('/ephemeral'), fault: { kind: 'slow', milliseconds: 1000 } });
    await studio.imagine('Ada', 'the slow one', { reference: { filename: 'large.png', bytes: large } });
    await studio.imagine('Ada', 'the quick one');
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: the quick one}');
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: the slow one}');
  });
});
