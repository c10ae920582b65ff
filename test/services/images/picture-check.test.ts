// Whole pictures are taken for what they are; nothing that was cut off is ever taken for whole.
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PictureType, wholePicture } from '../../../src/services/images/picture-check.js';

const types: readonly PictureType[] = ['png', 'jpeg', 'webp'];
const pictures = new Map<string, { readonly type: PictureType; readonly bytes: Buffer }>();

beforeAll(async () => {
  // Noise, so that any pair of bytes occurs in the middle of the file too.
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const canvas = { width: 160, height: 120, channels: 3, background: 'white', noise } as const;
  for (const type of types) {
    const flat = { create: { width: 3, height: 2, channels: 4, background: { r: 9, g: 8, b: 7, alpha: 0.5 } } } as const;
    pictures.set(`${type}, noise`, { type, bytes: await sharp({ create: canvas }).toFormat(type).toBuffer() });
    pictures.set(`${type}, tiny`, { type, bytes: await sharp(flat).toFormat(type).toBuffer() });
    pictures.set(`${type}, with metadata`, {
      type,
      bytes: await sharp({ create: canvas })
        .withMetadata({ density: 300 })
        .withExif({ IFD0: { Copyright: 'nobody' } })
        .toFormat(type)
        .toBuffer(),
    });
  }
  pictures.set('jpeg, progressive', {
    type: 'jpeg',
    bytes: await sharp({ create: canvas }).jpeg({ progressive: true }).toBuffer(),
  });
  pictures.set('png, interlaced', { type: 'png', bytes: await sharp({ create: canvas }).png({ progressive: true }).toBuffer() });
  pictures.set('webp, lossless', { type: 'webp', bytes: await sharp({ create: canvas }).webp({ lossless: true }).toBuffer() });
});

/** A jpeg that carries a smaller one, as cameras and editors write them. */
async function withThumbnail(): Promise<Buffer> {
  const jpeg = (width: number) =>
    sharp({ create: { width, height: 90, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
  const [outer, inner] = await Promise.all([jpeg(400), jpeg(40)]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0'), inner]);
  segment.writeUInt16BE(segment.length - 2, 2);
  return Buffer.concat([outer.subarray(0, 2), segment, outer.subarray(2)]);
}

const names = [
  ...types.flatMap((type) => [`${type}, noise`, `${type}, tiny`, `${type}, with metadata`]),
  'jpeg, progressive',
  'png, interlaced',
  'webp, lossless',
];

describe.each(names)('%s', (name) => {
  const picture = () => pictures.get(name) ?? { type: 'none', bytes: Buffer.alloc(0) };

  it('is whole', () => {
    expect(wholePicture(picture().bytes)).toBe(picture().type);
  });

  it('is not whole at any tenth of its length', () => {
    const { bytes } = picture();
    for (let tenth = 0; tenth < 10; tenth += 1) {
      expect(wholePicture(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10))), `${tenth} tenths`).toBeUndefined();
    }
  });

  it('is not whole wherever it is cut off, be it by one byte', () => {
    const { bytes } = picture();
    expect(wholePicture(bytes.subarray(0, -1))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
        expect(wholePicture(bytes.subarray(0, length))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('is whole with a little padding behind it', () => {
    const { bytes, type } = picture();
    expect(wholePicture(Buffer.concat([bytes, Buffer.alloc(16)]))).toBe(type);
  });

  it('is not whole when it was cut off and filled up with zeros', () => {
    const { bytes } = picture();
    const cut = Buffer.alloc(bytes.length);
    bytes.copy(cut, 0, 0, Math.floor(bytes.length / 2));
    // A webp that was filled up has its full length: only its pixels could tell.
    if (!name.startsWith('webp')) expect(wholePicture(cut)).toBeUndefined();
  });
});

it('a jpeg whose segments are filled up with 0xff is whole', async () => {
  const plain = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const filled = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xff, 0xff]), plain.subarray(2)]);
  expect(wholePicture(filled)).toBe('jpeg');
  expect(wholePicture(filled.subarray(0, -2))).toBeUndefined();
});

it('the end of a thumbnail is not taken for the end of the picture', async () => {
  const bytes = await withThumbnail();
  expect(wholePicture(bytes)).toBe('jpeg');
  for (let length = 0; length < bytes.length; length += 1) expect(wholePicture(bytes.subarray(0, length))).toBeUndefined();
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><title>Maintenance</title>')],
  ['JSON', Buffer.from('{"error":"not found"}')],
  ['the beginning of a png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['the frame of a jpeg with nothing in it', Buffer.from('ffd8ffd9', 'hex')],
  ['a gif', Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')],
  ['a sound in the same container as webp', Buffer.from('RIFF\x08\x00\x00\x00WAVEfmt ', 'latin1')],
])('%s is no picture', (_, bytes) => {
  expect(wholePicture(bytes)).toBeUndefined();
});
