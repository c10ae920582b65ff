// What a reference becomes before a vendor sees it: upright, plain, of a size that is taken, and with nothing of its story.
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/services/clock.js';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import { essentialPng } from '../../../src/services/images/essential-png.js';
import { wholePicture } from '../../../src/services/images/picture-check.js';
import { pictureLimits } from '../../../src/services/images/picture-limits.js';
import { animation, blackRows, chunk, flat, halves, handMadePng, near, noise, pixelAt, unnamed } from './made-pictures.js';

let darkroom: Darkroom;

beforeEach(() => {
  darkroom = new Darkroom();
});

const red = [255, 0, 0, 255];
const blue = [0, 0, 255, 255];

describe('a reference keeps its format where the vendor knows it:', () => {
  it.each([
    ['png', 'png', []],
    ['jpeg', 'jpeg', []],
    ['webp', 'webp', []],
    ['gif', 'png', ['converted']],
    ['avif', 'jpeg', ['converted']],
  ] as const)('an opaque %s becomes %s', async (from, to, notes) => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .toFormat(from)
      .toBuffer();
    const reference = await darkroom.readReference(bytes, unnamed);
    expect(reference).toMatchObject({ type: to, width: 30, height: 20, notes });
    expect(wholePicture(reference.bytes)).toBe(to);
    expect(near(await pixelAt(reference.bytes, 5, 5), red)).toBe(true);
  });

  it.each(['png', 'webp', 'avif'] as const)('%s with transparency becomes png and keeps it', async (from) => {
    const bytes = await flat(30, 20, { r: 255, g: 0, b: 0, alpha: 0.5 }).toFormat(from).toBuffer();
    const reference = await darkroom.readReference(bytes, unnamed);
    expect(reference.type).toBe('png');
    expect(near(await pixelAt(reference.bytes, 5, 5), [255, 0, 0, 128])).toBe(true);
  });

  it('whatever only one of name and declared type says, the bytes decide', async () => {
    const bytes = await flat(30, 20, 'red').webp().toBuffer();
    for (const [name, contentType] of [
      ['a.png', 'image/webp'],
      ['a.png', null],
      ['a', 'image/png'],
      ['a.png', 'image/jpeg'],
    ] as const) {
      expect((await darkroom.readReference(bytes, { name, contentType })).width).toBe(30);
    }
  });
});

describe('only the first frame of something that moves is taken, and that is said:', () => {
  it.each(['gif', 'webp'] as const)('%s', async (type) => {
    const reference = await darkroom.readReference(await animation(type), unnamed);
    expect(reference).toMatchObject({ width: 32, height: 24 });
    expect(reference.notes).toContain('first-frame');
    expect(near(await pixelAt(reference.bytes, 5, 5), red)).toBe(true);
  });

  it('png', async () => {
    const moving = handMadePng(16, 16, blackRows(16, 16), chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])));
    expect((await darkroom.readReference(moving, unnamed)).notes).toEqual(['first-frame']);
  });

  it('a gif that stands still is only converted', async () => {
    expect((await darkroom.readReference(await flat(9, 9, 'red').gif().toBuffer(), unnamed)).notes).toEqual(['converted']);
  });
});

describe('a photo', () => {
  const photo = async () =>
    (await halves(80, 40, 'red', 'blue'))
      .flatten()
      .withExif({ IFD0: { Make: 'Fotophone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 19/1 57/1' } })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><where>Stockholm</where></x:xmpmeta>')
      .jpeg({ quality: 95 })
      .toBuffer();

  it('comes out upright', async () => {
    const reference = await darkroom.readReference(await photo(), unnamed);
    expect(reference).toMatchObject({ type: 'jpeg', width: 40, height: 80 });
    // Rotated a quarter clockwise, what was on the left is at the top.
    expect(near(await pixelAt(reference.bytes, 20, 10), red)).toBe(true);
    expect(near(await pixelAt(reference.bytes, 20, 70), blue)).toBe(true);
  });

  it('says no longer where it was taken, nor with what', async () => {
    const before = await photo();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const told = ['Exif', 'Fotophone', 'Stockholm', 'xmpmeta', 'http://ns.adobe.com'];
    expect(told.filter((word) => before.includes(word))).toEqual(told);
    const { bytes } = await darkroom.readReference(before, unnamed);
    expect(told.filter((word) => bytes.includes(word))).toEqual([]);
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
  });

  it('may have something behind its end, as phones append', async () => {
    const bytes = Buffer.concat([await photo(), Buffer.from('Image_UTC_Data1700000000000'), Buffer.alloc(5000, 7)]);
    const reference = await darkroom.readReference(bytes, unnamed);
    expect(reference.bytes.includes('Image_UTC_Data')).toBe(false);
  });
});

describe('nothing but pixels goes out:', () => {
  it('the notes in a png stay behind', async () => {
    const note = chunk('tEXt', Buffer.from('Comment\0meet me at the harbour'));
    const exif = chunk('tIME', Buffer.from([7, 0xea, 11, 20, 12, 0, 0]));
    const bytes = handMadePng(16, 16, blackRows(16, 16), note, exif);
    const reference = await darkroom.readReference(bytes, unnamed);
    const chunks = [...reference.bytes.toString('latin1').matchAll(/IHDR|IDAT|IEND|pHYs|tEXt|zTXt|iTXt|eXIf|iCCP|tIME/g)].map(
      ([name]) => name,
    );
    expect(new Set(chunks)).toEqual(new Set(['IHDR', 'IDAT', 'IEND', ...(chunks.includes('pHYs') ? ['pHYs'] : [])]));
  });

  it.each(['webp', 'avif', 'png'] as const)('what a %s carries stays behind', async (type) => {
    const bytes = await flat(20, 20, 'red')
      .withExif({ IFD0: { Copyright: 'Fotophone' } })
      .toFormat(type)
      .toBuffer();
    expect(bytes.includes('Fotophone')).toBe(true);
    expect((await darkroom.readReference(bytes, unnamed)).bytes.includes('Fotophone')).toBe(false);
  });

  it('colours of another space are brought to sRGB', async () => {
    const bytes = await flat(20, 20, 'red').flatten().withIccProfile('p3').png().toBuffer();
    const [asStored = 255] = [...(await sharp(essentialPng(bytes).bytes).raw().toBuffer())];
    const reference = await darkroom.readReference(bytes, unnamed);
    expect((await sharp(reference.bytes).metadata()).icc).toBeUndefined();
    expect(asStored).toBeGreaterThan(0);
    expect(near(await pixelAt(reference.bytes, 5, 5), red, 4)).toBe(true);
  });
});

describe('every flavour comes out as plain 8 bits of sRGB:', () => {
  const grey = () => flat(20, 20, '#808080').flatten();
  it.each([
    ['16 bits', () => flat(20, 20, '#808080').flatten().toColourspace('rgb16').png()],
    ['16 bits and grey', () => grey().toColourspace('grey16').png()],
    ['grey', () => grey().toColourspace('b-w').png()],
    ['grey and jpeg', () => grey().toColourspace('b-w').jpeg()],
    ['a palette', () => grey().png({ palette: true })],
    ['the colours of print', () => grey().toColourspace('cmyk').jpeg()],
  ])('%s', async (_, made) => {
    const reference = await darkroom.readReference(await made().toBuffer(), unnamed);
    const { space, depth, channels, isPalette } = await sharp(reference.bytes).metadata();
    expect({ space, depth, channels, isPalette }).toEqual({ space: 'srgb', depth: 'uchar', channels: 3, isPalette: false });
    expect(near(await pixelAt(reference.bytes, 5, 5), [128, 128, 128, 255], 20)).toBe(true);
  });
});

describe('what is too large for a vendor is made smaller:', () => {
  it('in pixels, and that is said', async () => {
    const bytes = await flat(6000, 300, 'red').jpeg().toBuffer();
    expect(await darkroom.readReference(bytes, unnamed)).toMatchObject({
      type: 'jpeg',
      width: 4096,
      height: 205,
      notes: ['shrunk'],
    });
  });

  it('in bytes: noise of the largest size still goes out', async () => {
    const reference = await darkroom.readReference(await noise(4096, 4096).png({ compressionLevel: 0 }).toBuffer(), unnamed);
    expect(reference).toMatchObject({ type: 'jpeg', width: 4096, height: 4096, notes: ['converted'] });
    expect(reference.bytes.length).toBeLessThan(pictureLimits.mostBytes);
  });

  it('in bytes, keeping its transparency', async () => {
    const small = new Darkroom(systemClock, { ...pictureLimits, mostBytes: 60_000 });
    const bytes = await noise(200, 200).ensureAlpha(0.5).png().toBuffer();
    const reference = await small.readReference(bytes, unnamed);
    expect(reference.type).toBe('webp');
    expect(near([(await pixelAt(reference.bytes, 5, 5))[3] ?? 0], [128], 2)).toBe(true);
  });
});
