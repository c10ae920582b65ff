// A picture that is larger than Discord takes is made to fit; the original stays where it can be had.
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Picture } from '../../sandbox/pictures/picture.js';
import { noise } from '../services/images/made-pictures.js';
import { openStudio, type Studio, type StudioOptions } from '../support/studio.js';

const MEGABYTE = 2 ** 20;
const SIDE = 2200;
/** Fitting is real work and bounded in time: a clock that runs much faster would call it off. */
const SPEED = 4;

let large: Picture;
let studio: Studio;

async function grains(side: number): Promise<Picture> {
  const bytes = await noise(side, side).png({ compressionLevel: 1 }).toBuffer();
  return { bytes, width: side, height: side, contentType: 'image/png' };
}

beforeAll(async () => {
  large = await grains(SIDE);
});

afterEach(() => studio.close());

/** The first file that Ada sees, and what is in it. */
async function shown() {
  const [file] = studio.view('Ada').flatMap(({ attachments }) => attachments);
  const bytes = studio.discord.attachmentBytes(file?.id ?? '') ?? Buffer.alloc(0);
  const { width, format } = await sharp(bytes).metadata();
  return { bytes, width, format };
}

/** What the message links to. */
async function original(told: string): Promise<Buffer> {
  const [, link = ''] = /The original, for about 7 days: <(\S+)>/.exec(told) ?? [];
  return Buffer.from(await (await fetch(link)).arrayBuffer());
}

describe('a picture of 14 MB', () => {
  it('is made a WebP, and the message says so and links to the original', async () => {
    expect(large.bytes.length).toBeGreaterThan(13 * MEGABYTE);
    studio = await openStudio({ paint: async () => large, speed: SPEED });
    await studio.imagine('Ada', 'grains of sand');
    const told = await studio.sees('Ada', '{atelier-1.webp: Picture drawn from the prompt: grains of sand}');
    expect(told).toMatch(
      /11 credits\n-# The picture was larger than Discord takes, so it was made a WebP\. The original, for about 7 days: <\S+>\n\{/,
    );
    expect((await original(told)).equals(large.bytes)).toBe(true);
    const { bytes, width, format } = await shown();
    expect({ width, format }).toEqual({ width: SIDE, format: 'webp' });
    expect(bytes.length).toBeLessThanOrEqual(10 * MEGABYTE);
    expect(studio.transcript('Ben')).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('goes as it is where Discord takes so much', async () => {
    studio = await openStudio({ paint: async () => large });
    studio.discord.attachmentSizeLimit = 25 * MEGABYTE;
    await studio.imagine('Ada', 'grains of sand');
    expect(await studio.sees('Ada', '{atelier-1.png')).not.toContain('larger than Discord');
    expect((await shown()).bytes.equals(large.bytes)).toBe(true);
  });
});

describe('where Discord takes less', () => {
  const small = async (limit: number, options: StudioOptions = {}) => {
    const picture = await grains(500);
    studio = await openStudio({ paint: async () => picture, ...options });
    studio.discord.attachmentSizeLimit = limit;
    await studio.imagine('Ada', { prompt: 'grains of sand' });
    return picture;
  };

  it('a picture is made smaller when even a WebP is too much', async () => {
    const limit = 60_000;
    const picture = await small(limit);
    const told = await studio.sees('Ada', '{atelier-1.webp');
    expect(told).toContain('so it was made smaller. The original, for about 7 days: <http');
    expect((await original(told)).equals(picture.bytes)).toBe(true);
    const { bytes, width = 500 } = await shown();
    expect(bytes.length).toBeLessThanOrEqual(limit);
    expect(width).toBeLessThan(500);
  });

  it('a picture of 1min.ai’s is linked to by its long, signed link', async () => {
    const picture = await small(500_000, { vendors: ['onemin'] });
    const told = await studio.sees('Ada', '{atelier-1.webp');
    expect((await original(told)).equals(picture.bytes)).toBe(true);
  });

  it('a picture that v1 sent along and that lies nowhere is made to fit, and no link is promised', async () => {
    const picture = await grains(500);
    studio = await openStudio({ paint: async () => picture });
    studio.segmind.switchOffV2('gpt-image-1-mini');
    studio.discord.attachmentSizeLimit = 500_000;
    await studio.imagine('Ada', 'grains of sand');
    expect(await studio.sees('Ada', '{atelier-1.webp')).toContain(
      '-# The picture was larger than Discord takes, so it was made a WebP.\n{atelier-1.webp',
    );
  });

  it('four pictures are made to fit, and each is linked to', async () => {
    const picture = await grains(500);
    studio = await openStudio({ paint: async () => picture });
    studio.discord.attachmentSizeLimit = 500_000;
    await studio.imagine('Ada', { prompt: 'grains of sand', count: 4 });
    const told = await studio.sees('Ada', '{atelier-4.webp');
    expect(told.match(/<http\S+>/g)).toHaveLength(4);
  });
});
