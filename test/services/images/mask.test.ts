// Masks: transparent where the picture changes, of the first picture's size, whatever a member made them with.
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/services/clock.js';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import { pictureLimits } from '../../../src/services/images/picture-limits.js';
import { blackRows, flat, halves, handMadePng, noise, pixelAt, problemOf, unnamed } from './made-pictures.js';

const darkroom = new Darkroom();
const first = { width: 80, height: 40 };
const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const read = async (picture: Sharp | Promise<Sharp>, shape = first) =>
  darkroom.readMask(await (await picture).toBuffer(), unnamed, shape);

const changes = [0, 0, 0, 0];
const stays = [0, 0, 0, 255];

describe('a mask with transparency', () => {
  it.each(['png', 'webp', 'avif'] as const)('is taken as it is: %s', async (type) => {
    const mask = await read((await halves(80, 40, clear, 'orange')).toFormat(type));
    expect(mask).toMatchObject({ width: 80, height: 40, notes: [] });
    expect(await pixelAt(mask.bytes, 10, 20)).toEqual(changes);
    expect(await pixelAt(mask.bytes, 70, 20)).toEqual(stays);
  });

  it('is a png of four channels and no palette', async () => {
    const mask = await read((await halves(80, 40, clear, 'orange')).png({ palette: true }));
    const { format, channels, isPalette } = await sharp(mask.bytes).metadata();
    expect({ format, channels, isPalette }).toEqual({ format: 'png', channels: 4, isPalette: false });
  });

  it('is brought to the size of the picture where it has its shape', async () => {
    const mask = await read(halves(200, 101, clear, 'orange'));
    expect(mask).toMatchObject({ width: 80, height: 40, notes: ['mask-resized'] });
    expect(await sharp(mask.bytes).metadata()).toMatchObject({ width: 80, height: 40 });
    expect(await pixelAt(mask.bytes, 10, 20)).toEqual(changes);
    expect(await pixelAt(mask.bytes, 70, 20)).toEqual(stays);
  });

  it('has nothing half transparent: each pixel changes or stays', async () => {
    const soft = await halves(80, 40, { r: 0, g: 0, b: 0, alpha: 0.2 }, { r: 9, g: 9, b: 9, alpha: 0.8 });
    const mask = await read(soft);
    expect(await pixelAt(mask.bytes, 10, 20)).toEqual(changes);
    expect(await pixelAt(mask.bytes, 70, 20)).toEqual(stays);
  });
});

describe('a mask drawn in black and white', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'becomes transparent where it is white, and that is said: %s',
    async (type) => {
      const mask = await read((await halves(80, 40, 'white', 'black')).flatten().toFormat(type));
      expect(mask).toMatchObject({ width: 80, height: 40, notes: ['mask-drawn'] });
      expect(await pixelAt(mask.bytes, 10, 20)).toEqual(changes);
      expect(await pixelAt(mask.bytes, 70, 20)).toEqual(stays);
    },
  );

  it('may have soft edges and the noise of a bad jpeg', async () => {
    const soft = await (await halves(800, 400, 'white', 'black')).flatten().blur(6).jpeg({ quality: 20 }).toBuffer();
    const mask = await darkroom.readMask(soft, unnamed, first);
    expect(mask.notes).toEqual(['mask-drawn', 'mask-resized']);
    expect(await pixelAt(mask.bytes, 10, 20)).toEqual(changes);
    expect(await pixelAt(mask.bytes, 70, 20)).toEqual(stays);
  });

  it('may be a png whose transparency is used nowhere', async () => {
    expect((await read(halves(80, 40, 'white', 'black'))).notes).toEqual(['mask-drawn']);
  });

  it('of black alone changes nothing and is refused', async () => {
    expect(await problemOf(read(flat(80, 40, 'black').png()))).toEqual({ problem: 'mask-changes-nothing' });
  });
});

describe('a mask is refused', () => {
  it('with both sizes when its shape is another', async () => {
    const upright = flat(40, 80, clear).png();
    const shapes = { mask: { width: 40, height: 80 }, picture: first };
    expect(await problemOf(read(upright, { ...first, kept: 'source-1' } as typeof first))).toEqual({
      problem: 'mask-shape',
      ...shapes,
    });
  });

  it('when its shape is a little off, not when it was rounded', async () => {
    const large = { width: 1536, height: 1024 };
    expect(await problemOf(read(flat(1536, 1000, clear).png(), large))).toMatchObject({ problem: 'mask-shape' });
    expect(await problemOf(read(flat(768, 511, clear).png(), large))).toBeUndefined();
    expect(await problemOf(read(flat(8, 5, clear).png(), { width: 15, height: 10 }))).toBeUndefined();
  });

  it('when it is a photo', async () => {
    expect(await problemOf(read(noise(80, 40).jpeg()))).toEqual({ problem: 'mask-colours' });
    expect(await problemOf(read(noise(80, 40).greyscale().png()))).toEqual({ problem: 'mask-colours' });
  });

  it('when it is drawn in colours', async () => {
    expect(await problemOf(read(halves(80, 40, 'yellow', 'black')))).toEqual({ problem: 'mask-colours' });
  });

  it('for what any picture is refused for', async () => {
    const bomb = handMadePng(30_000, 15_000, Buffer.alloc(0));
    expect(await problemOf(darkroom.readMask(bomb, unnamed, first))).toMatchObject({ problem: 'too-many-pixels' });
    const cut = handMadePng(80, 40, blackRows(80, 40)).subarray(0, -4);
    expect(await problemOf(darkroom.readMask(cut, unnamed, first))).toEqual({ problem: 'cut-off' });
  });
});

describe('a mask stays light enough for the vendor:', () => {
  it('at the largest size', async () => {
    const ring = Buffer.from(
      '<svg width="4096" height="4096"><rect width="100%" height="100%"/><circle cx="2000" cy="2000" r="1500" fill="white"/></svg>',
    );
    const mask = await read(sharp(ring).png(), { width: 4096, height: 4096 });
    expect(mask.bytes.length).toBeLessThan(pictureLimits.mostMaskBytes / 10);
  });

  it('even when it is noise', async () => {
    const grains = noise(300, 300).greyscale().threshold(128).png();
    const small = new Darkroom(systemClock, { ...pictureLimits, mostMaskBytes: 20_000 });
    const mask = await small.readMask(await grains.toBuffer(), unnamed, { width: 300, height: 300 });
    expect(mask.bytes.length).toBeLessThan(20_000);
    const { hasAlpha, format } = await sharp(mask.bytes).metadata();
    expect({ hasAlpha, format }).toEqual({ hasAlpha: true, format: 'png' });
  });
});
