// A picture that is too large for Discord is made to fit, and loses as little as it must.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import type { Fitted } from '../../../src/services/images/fitting.js';
import { type PictureType, wholePicture } from '../../../src/services/images/picture-check.js';
import { flat, noise, pixelAt } from './made-pictures.js';

const darkroom = new Darkroom();
const MiB = 2 ** 20;

async function madeToFit(bytes: Buffer, type: PictureType, mostBytes: number): Promise<Fitted> {
  const fitted = await darkroom.fitPicture({ bytes, type }, mostBytes);
  if (!fitted) throw new Error('It was not made to fit');
  expect(fitted.bytes.length).toBeLessThanOrEqual(mostBytes);
  expect(wholePicture(fitted.bytes)).toBe(fitted.type);
  return fitted;
}

const sizeOf = async ({ bytes }: Fitted) => {
  const { width, height } = await sharp(bytes).metadata();
  return { width, height };
};

describe('a png', () => {
  it('that was written carelessly is written better, and not a pixel changes', async () => {
    const picture = sharp(await noise(400, 300).blur(3).png().toBuffer());
    const careless = await picture.png({ compressionLevel: 0 }).toBuffer();
    const fitted = await madeToFit(careless, 'png', Math.floor(careless.length * 0.8));
    expect(fitted).toMatchObject({ type: 'png', how: 'lighter' });
    expect((await sharp(fitted.bytes).raw().toBuffer()).equals(await picture.raw().toBuffer())).toBe(true);
  });

  it('of 14 MB, all noise, fits into 10 MiB with all its pixels', async () => {
    const bytes = await noise(2304, 2048).png({ compressionLevel: 0 }).toBuffer();
    expect(bytes.length).toBeGreaterThan(14e6);
    const fitted = await madeToFit(bytes, 'png', 10 * MiB);
    expect(fitted).toMatchObject({ type: 'webp', how: 'webp' });
    expect(await sizeOf(fitted)).toEqual({ width: 2304, height: 2048 });
  });

  it('of 14 MB with 16 bits and transparency fits into 10 MiB', async () => {
    const deep = noise(1536, 1024).ensureAlpha(0.5).toColourspace('rgb16').png({ compressionLevel: 0 });
    const bytes = await deep.toBuffer();
    expect(bytes.length).toBeGreaterThan(12e6);
    const fitted = await madeToFit(bytes, 'png', 10 * MiB);
    expect(fitted.how).toBe('lighter');
    expect((await pixelAt(fitted.bytes, 9, 9))[3]).toBe(127);
  });

  it('keeps its transparency at every step', async () => {
    const bytes = await noise(300, 200).ensureAlpha(0.5).png().toBuffer();
    const steps = new Set<string>();
    for (const part of [0.99, 0.4, 0.15, 0.05, 0.02]) {
      const fitted = await madeToFit(bytes, 'png', Math.floor(bytes.length * part));
      steps.add(fitted.how);
      expect((await sharp(fitted.bytes).metadata()).hasAlpha).toBe(true);
      expect(Math.abs(((await pixelAt(fitted.bytes, 3, 3))[3] ?? 0) - 127)).toBeLessThanOrEqual(2);
    }
    expect(steps).toContain('smaller');
  });
});

describe.each(['jpeg', 'webp'] as const)('a %s', (type) => {
  it('is made lighter first, then smaller', async () => {
    const bytes = await noise(600, 400).toFormat(type, { quality: 98 }).toBuffer();
    const lighter = await madeToFit(bytes, type, Math.floor(bytes.length * 0.85));
    expect(lighter).toMatchObject({ type, how: 'lighter' });
    expect(await sizeOf(lighter)).toEqual({ width: 600, height: 400 });
    const smaller = await madeToFit(bytes, type, Math.floor(bytes.length * 0.05));
    expect(smaller).toMatchObject({ type: 'webp', how: 'smaller' });
    const { width, height } = await sizeOf(smaller);
    expect(width / height).toBeCloseTo(1.5, 1);
  });
});

it('a picture too long for webp is made to fit all the same', async () => {
  const bytes = await noise(17_000, 60).png().toBuffer();
  expect((await madeToFit(bytes, 'png', 500_000)).how).toBe('smaller');
});

it('what can not be read, or not made that small, is left as it is', async () => {
  expect(await darkroom.fitPicture({ bytes: Buffer.from('no picture'), type: 'png' }, 5)).toBeUndefined();
  expect(await darkroom.fitPicture({ bytes: await flat(80, 80, 'red').png().toBuffer(), type: 'png' }, 10)).toBeUndefined();
});
