// The pictures of the sandbox: repeatable, different, and honest about being edits.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../sandbox/pictures/draw.js';
import type { PictureRequest } from '../../../sandbox/pictures/picture.js';

const small = { size: '256x256', quality: 'medium', background: 'opaque', format: 'png' } as const;

function draw(prompt: string, more: Partial<PictureRequest> = {}) {
  return drawPicture({ ...small, prompt, ...more });
}

/** How far two pictures are apart: the mean difference of a channel, 0 to 255. */
async function apart(one: Buffer, other: Buffer): Promise<number> {
  const [left, right] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).resize(64, 64).removeAlpha().raw().toBuffer()),
  );
  if (!left || !right) throw new Error('Nothing to compare');
  return left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0) / left.length;
}

describe('a picture', () => {
  it('is the same to the byte for the same prompt', async () => {
    const [one, other] = [await draw('a lighthouse at dusk'), await draw('a lighthouse at dusk')];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it.each([
    ['a lighthouse at dusk', 'a cat at night'],
    ['something', 'something else'],
    ['a red boat', 'a green forest'],
  ])('of "%s" looks different from one of "%s"', async (one, other) => {
    expect(await apart((await draw(one)).bytes, (await draw(other)).bytes)).toBeGreaterThan(15);
  });

  it('has variations', async () => {
    const [one, other] = [await draw('a lighthouse'), await draw('a lighthouse', { variation: 1 })];
    expect(await apart(one.bytes, other.bytes)).toBeGreaterThan(8);
  });

  it('shows the same scene with more detail at a higher quality', async () => {
    const [low, high] = [await draw('hills', { quality: 'low' }), await draw('hills', { quality: 'high' })];
    expect(low.bytes.equals(high.bytes)).toBe(false);
    expect(await apart(low.bytes, high.bytes)).toBeLessThan(15);
  });

  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
  ] as const)('comes as %s when asked for', async (format, contentType) => {
    const picture = await draw('a tree', { format, size: '384x256' });
    expect(picture).toMatchObject({ contentType, width: 384, height: 256 });
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format, width: 384, height: 256, hasAlpha: false });
  });

  it('is smaller the more it is compressed', async () => {
    const [rough, fine] = [await draw('a tree', { format: 'jpeg', compression: 20 }), await draw('a tree', { format: 'jpeg' })];
    expect(rough.bytes.length).toBeLessThan(fine.bytes.length / 2);
  });

  it.each(['png', 'webp'] as const)('has a background one can see through in %s', async (format) => {
    const { bytes } = await draw('a robot', { background: 'transparent', format });
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const alphaAt = (x: number, y: number) => data[(y * info.width + x) * 4 + 3];
    expect([alphaAt(2, 2), alphaAt(128, 150)]).toEqual([0, 255]);
  });

  it('of sixteen times the pixels takes less than ten times as long', async () => {
    const taking = async (size: PictureRequest['size']) => {
      const began = performance.now();
      await drawPicture({ ...small, size, prompt: 'neon city in the rain' });
      return performance.now() - began;
    };
    await taking('256x256');
    // By turns: whatever else keeps the machine busy falls to both.
    const spent = { small: 0, full: 0 };
    for (let count = 0; count < 4; count += 1) {
      spent.small += await taking('256x256');
      spent.full += await taking('1024x1024');
    }
    expect(spent.full / spent.small).toBeLessThan(10);
  });
});

describe('an edit', () => {
  it('shows its base, changed', async () => {
    const base = await draw('a lighthouse at dusk');
    const edited = await draw('add a fox', { base: base.bytes });
    const fromBase = await apart(edited.bytes, base.bytes);
    expect(fromBase).toBeGreaterThan(3);
    expect(fromBase).toBeLessThan(await apart(edited.bytes, (await draw('add a fox')).bytes));
  });

  it('is as different as its prompt', async () => {
    const { bytes: base } = await draw('a lighthouse at dusk');
    const [night, red] = [await draw('make it night', { base }), await draw('turn it red', { base })];
    expect(await apart(night.bytes, red.bytes)).toBeGreaterThan(15);
  });

  it('leaves alone what the mask covers', async () => {
    const { bytes: base } = await draw('a lighthouse at dusk');
    const black = { r: 0, g: 0, b: 0, alpha: 1 };
    const mask = await sharp({ create: { width: 256, height: 256, channels: 4, background: { ...black, alpha: 0 } } })
      .composite([{ input: { create: { width: 128, height: 256, channels: 4, background: black } }, left: 0, top: 0 }])
      .png()
      .toBuffer();
    const { bytes: edited } = await draw('make it night', { base, mask });
    const half = (bytes: Buffer, left: number) =>
      sharp(bytes).extract({ left, top: 0, width: 128, height: 256 }).png().toBuffer();
    expect(await apart(await half(edited, 0), await half(base, 0))).toBe(0);
    expect(await apart(await half(edited, 128), await half(base, 128))).toBeGreaterThan(10);
  });

  it('composes further references in', async () => {
    const { bytes: base } = await draw('a lighthouse at dusk');
    const { bytes: cat } = await draw('a cat');
    const [without, withCat] = [await draw('together', { base }), await draw('together', { base, references: [cat] })];
    expect(await apart(without.bytes, withCat.bytes)).toBeGreaterThan(2);
  });

  it('takes the size closest to its base when the size is left open', async () => {
    const { bytes: base } = await draw('a boat', { size: '192x128' });
    expect(await draw('bluer', { base, size: 'auto', quality: 'low' })).toMatchObject({ width: 1536, height: 1024 });
  });

  it('may lose its background', async () => {
    const { bytes: base } = await draw('a boat');
    const { bytes } = await draw('cut it out', { base, background: 'transparent' });
    const [alpha] = (await sharp(bytes).extractChannel('alpha').raw().toBuffer()).subarray(0, 1);
    expect(alpha).toBe(0);
  });
});
