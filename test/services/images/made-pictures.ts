// Pictures and files for the tests of this room, made by sharp or by hand.
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { Claim } from '../../../src/services/images/claim.js';
import { BadFileError, type FileProblem } from '../../../src/services/images/file-problem.js';

export const unnamed: Claim = { name: 'file', contentType: null };

export function flat(width: number, height: number, background: string | object): Sharp {
  return sharp({ create: { width, height, channels: 4, background } });
}

/** As hard to compress as pixels get, opaque, and the same each time. */
export function noise(width: number, height: number): Sharp {
  const words = new Uint32Array(Math.ceil((width * height * 3) / 4));
  let word = 2463534242;
  for (let at = 0; at < words.length; at += 1) {
    // Marsaglia's xorshift.
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[at] = word;
  }
  return sharp(Buffer.from(words.buffer, 0, width * height * 3), { raw: { width, height, channels: 3 } });
}

/** Left half one colour, right half the other. */
export async function halves(width: number, height: number, left: string | object, right: string | object): Promise<Sharp> {
  const half = Math.floor(width / 2);
  const extended = flat(half, height, left).extend({ right: width - half, background: right });
  return sharp(await extended.png().toBuffer());
}

export async function animation(type: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(['red', 'blue'].map((colour) => flat(32, 24, colour).raw().toBuffer()));
  return sharp(Buffer.concat(frames), { raw: { width: 32, height: 48, channels: 4, pageHeight: 24 } })
    .toFormat(type)
    .toBuffer();
}

export function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** The checksum of png and zip, bit by bit: Node's own came after the oldest Node that this runs on. */
function checksum(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return ~rest >>> 0;
}

/** A grey png of one bit a pixel, all black, with these chunks in front of its pixels. */
export function handMadePng(width: number, height: number, pixels: Buffer, ...extra: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([start, chunk('IHDR', header), ...extra, chunk('IDAT', pixels), chunk('IEND')]);
}

/** The pixels of a black grey png of one bit a pixel: a filter byte and the row's bits, row by row. */
export function blackRows(width: number, height: number): Buffer {
  return deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 });
}

/** Red, green, blue and alpha at a place. */
export async function pixelAt(picture: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
}

export function near(actual: readonly number[], expected: readonly number[], by = 12): boolean {
  return expected.every((value, index) => Math.abs(value - (actual[index] ?? Number.NaN)) <= by);
}

/** What a promise is refused for; a picture that is taken is none. */
export async function problemOf(reading: Promise<unknown>): Promise<FileProblem | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    if (error instanceof BadFileError) return error.problem;
    throw error;
  }
}
