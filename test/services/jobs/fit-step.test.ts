// Pictures too large for Discord are made to fit, each and all together; the others are left as they came, to the byte.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Fetched, fitted } from '../../../src/services/jobs/fit-step.js';
import { aQueuedJob, stepWorld } from './step-world.js';

const LINK = 'https://images.segmind.com/1.png';
const MEGABYTE = 2 ** 20;

/** A png that can't be packed tightly. */
async function grain(side: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width: side, height: side, channels: 3, background: 'white', noise } })
    .png()
    .toBuffer();
}

const fetched = (bytes: Buffer, original: string | null = LINK): Fetched => ({ bytes, type: 'png', original });

async function madeToFit(pictures: readonly Fetched[], uploadLimit: number) {
  const { tools } = await stepWorld();
  const { place } = aQueuedJob();
  return fitted(tools, aQueuedJob({ place: { ...place, uploadLimit } }), pictures);
}

describe('pictures', () => {
  it('that fit are left as they came', async () => {
    const bytes = await grain(64);
    expect(await madeToFit([fetched(bytes), fetched(bytes)], bytes.length)).toEqual([
      { bytes, type: 'png' },
      { bytes, type: 'png' },
    ]);
  });

  it('that are too large are made to fit, and it is said how and where the original is', async () => {
    const bytes = await grain(300);
    const limit = Math.floor(bytes.length / 2);
    const [small, large] = await madeToFit([fetched(await grain(8)), fetched(bytes)], limit);
    expect(small?.fitted).toBeUndefined();
    expect(large?.fitted).toEqual({ how: 'webp', original: LINK });
    expect(large?.bytes.length).toBeLessThanOrEqual(limit);
    expect((await sharp(large?.bytes).metadata()).format).toBe(large?.type);
  });

  it('whose original can’t be had any more are made to fit as well', async () => {
    const bytes = await grain(300);
    const [picture] = await madeToFit([fetched(bytes, null)], Math.floor(bytes.length / 2));
    expect(picture?.fitted).toEqual({ how: 'webp', original: null });
  });

  it('that can’t be made to fit are left as they are', async () => {
    const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5000)]);
    expect(await madeToFit([fetched(bytes)], 1000)).toEqual([{ bytes, type: 'png' }]);
  });

  it('that fit alone and not together share what one message takes', async () => {
    const bytes = Buffer.concat([await grain(8), Buffer.alloc(7 * MEGABYTE)]);
    const pictures = await madeToFit(
      [bytes, bytes, bytes, bytes].map((one) => fetched(one)),
      10 * MEGABYTE,
    );
    expect(pictures.reduce((sum, picture) => sum + picture.bytes.length, 0)).toBeLessThan(25 * MEGABYTE);
    expect(pictures.every((picture) => picture.fitted)).toBe(true);
  });
});
