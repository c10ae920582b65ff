// A member says with a mask which part of a picture is to change.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { halves, pixelAt } from '../services/images/made-pictures.js';
import { cutOutMask, givenToSegmind, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

const CHANGES = 0;
const STAYS = 255;

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

/** The left half is white. */
async function drawnMask(filename: string, width: number, height: number): Promise<UploadedFile> {
  return { filename, bytes: await (await halves(width, height, 'white', 'black')).png().toBuffer() };
}

/** What the vendor got: a mask's shape, and its alpha on the left and on the right. */
async function maskGiven(request = 0) {
  const { mask = Buffer.alloc(0) } = await givenToSegmind(studio, request);
  const { width = 0, height = 0, format } = await sharp(mask).metadata();
  const alphaAt = async (x: number) => (await pixelAt(mask, x, Math.floor(height / 2)))[3];
  return { format, width, height, left: await alphaAt(2), right: await alphaAt(width - 3) };
}

describe('a mask', () => {
  it('with a hole in it goes with the picture, and the message counts it', async () => {
    const files = { reference: await png('house.png', 'red', 64, 48), mask: await cutOutMask('roof.png', 64, 48) };
    await studio.imagine('Ada', 'a new roof', files);
    expect(await studio.sees('Ada', '{atelier-1.png')).toBe(
      '> a new roof\n-# @Ada · 1 reference and a mask · GPT Image 1 Edit Mini · 1536×1024 · medium · 15 credits\n' +
        '{atelier-1.png: Picture drawn from the prompt: a new roof}\n[Again] [Edit] [High quality · 52] [Details] [Delete]',
    );
    expect(await maskGiven()).toEqual({ format: 'png', width: 64, height: 48, left: CHANGES, right: STAYS });
  });

  it.each([
    ['smaller', 32, 24],
    ['larger', 640, 480],
    ['nearly of its shape', 636, 480],
  ])('%s than the first picture is brought to its size', async (_, width, height) => {
    const files = {
      reference: await png('house.png', 'red', 128, 96),
      reference2: await png('other.png', 'blue', 60, 60),
      mask: await cutOutMask('roof.png', width, height),
    };
    await studio.imagine('Ada', 'a new roof', files);
    await studio.sees('Ada', '{atelier-1.png');
    expect(await maskGiven()).toEqual({ format: 'png', width: 128, height: 96, left: CHANGES, right: STAYS });
  });

  it('is measured against the picture that is left when the first option is empty', async () => {
    const files = { reference3: await png('house.png', 'red', 96, 128), mask: await cutOutMask('roof.png', 48, 64) };
    await studio.imagine('Ada', 'a new roof', files);
    await studio.sees('Ada', '{atelier-1.png');
    expect(await maskGiven()).toMatchObject({ width: 96, height: 128 });
  });

  it('painted white on black is turned into a hole, and the message says so from the beginning', async () => {
    const release = studio.segmind.hold();
    const files = { reference: await png('house.png', 'red', 64, 48), mask: await drawnMask('painted.png', 64, 48) };
    await studio.imagine('Ada', 'a new roof', files);
    const note = '-# “painted.png” is drawn in black and white: what is white is changed.';
    expect(await studio.sees('Ada', 'Drawing')).toContain(`15 credits reserved\n${note}\n[Cancel]`);
    release();
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(`15 credits\n${note}\n`);
    expect(await maskGiven()).toEqual({ format: 'png', width: 64, height: 48, left: CHANGES, right: STAYS });
  });

  it('painted and saved as a JPEG is understood too', async () => {
    const bytes = await (await halves(64, 48, 'white', 'black')).flatten().jpeg({ quality: 80 }).toBuffer();
    const files = { reference: await png('house.png', 'red', 64, 48), mask: { filename: 'painted.jpg', bytes } };
    await studio.imagine('Ada', 'a new roof', files);
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('“painted.jpg” is drawn in black and white');
    expect(await maskGiven()).toEqual({ format: 'png', width: 64, height: 48, left: CHANGES, right: STAYS });
  });
});

describe('a mask is refused, and nothing is spent,', () => {
  async function refusedWith(words: string): Promise<void> {
    await studio.sees('Ada', `(only you) ${words}`);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.transcript('Ben')).toEqual([]);
    expect(studio.segmind.seen).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  }

  it('when it has another shape: both sizes are named', async () => {
    const files = { reference: await png('house.png', 'red', 120, 80), mask: await cutOutMask('roof.png', 64, 64) };
    await studio.imagine('Ada', 'a new roof', files);
    await refusedWith(
      '“roof.png” has 64×64 pixels and the picture 120×80: a mask must have the picture’s shape. No credits were used.',
    );
  });

  it('when it is a photo', async () => {
    const bytes = await (await halves(64, 48, 'teal', 'orange')).flatten().png().toBuffer();
    await studio.imagine('Ada', 'a new roof', {
      reference: await png('house.png', 'red', 64, 48),
      mask: { filename: 'photo.png', bytes },
    });
    await refusedWith(
      '“photo.png” can’t be used as a mask: make transparent what is to be changed, or paint it white on black. No credits were used.',
    );
  });

  it('when it changes nothing', async () => {
    const files = { reference: await png('house.png', 'red', 64, 48), mask: await png('black.png', 'black', 64, 48) };
    await studio.imagine('Ada', 'a new roof', files);
    await refusedWith('“black.png” is a mask that changes nothing:');
  });

  it('when there is no picture: before anything is fetched', async () => {
    await studio.imagine('Ada', 'a new roof', { mask: await cutOutMask('roof.png', 64, 64) });
    await refusedWith(
      'A mask says what to change in a picture, and no picture is attached. No credits were used. Attach one as reference.',
    );
    expect(studio.story('Ben')).toEqual([]);
  });

  it('when the model takes none: before anything is fetched', async () => {
    await studio.close();
    studio = await openStudio({ vendors: ['onemin'], remembers: true });
    await studio.imagine('Ada', 'a new roof', {
      reference: await png('house.png', 'red', 64, 48),
      mask: await cutOutMask('roof.png', 64, 48),
    });
    await refusedWith(
      'GPT Image 1 Mini by 1min.ai takes no mask. No credits were used. Leave it out and say in words what to change.',
    );
    expect(studio.story('Ben')).toEqual([]);
  });
});
