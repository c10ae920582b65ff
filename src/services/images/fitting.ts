// A result made light enough for what Discord takes: the same format first, then webp, then smaller.
import type { Sharp } from 'sharp';
import { essentialPng } from './essential-png.js';
import type { PictureType } from './picture-check.js';
import type { PictureLimits } from './picture-limits.js';
import { pixelEngine } from './pixel-engine.js';

export interface Fitted {
  readonly bytes: Buffer;
  readonly type: PictureType;
  readonly how: 'lighter' | 'webp' | 'smaller';
}

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** Of 100, best first. */
const QUALITIES = [92, 85, 75];
const SMALLEST_QUALITY = 75;
/** How often it is made smaller: each try aims for the limit and takes at least a tenth off both sides. */
const SHRINKINGS = 6;
/** Pixels along the longer side below which a picture is no longer worth showing. */
const LEAST_SIDE = 64;
/** A webp can't be larger, in pixels along one side. */
const MOST_WEBP_SIDE = 16_383;

/** Call it with what is too large: whatever comes in is written anew. Nothing comes back when it can't be read or won't fit. */
export async function fitPicture(
  picture: { readonly bytes: Buffer; readonly type: PictureType },
  mostBytes: number,
  limits: PictureLimits,
  signal: AbortSignal,
): Promise<Fitted | undefined> {
  const pixels = await decoded(picture, limits).catch(() => undefined);
  if (!pixels) return undefined;
  for (const { type, how, write } of writings(picture.type, pixels)) {
    if (signal.aborted) return undefined;
    const bytes = await write(await pipeline(pixels));
    if (bytes.length <= mostBytes) return { bytes, type, how };
  }
  return smaller(pixels, mostBytes, signal);
}

async function decoded({ bytes, type }: { bytes: Buffer; type: PictureType }, limits: PictureLimits): Promise<Pixels> {
  const engine = await pixelEngine();
  const content = type === 'png' ? essentialPng(bytes).bytes : bytes;
  const { data, info } = await engine(content, { autoOrient: true, limitInputPixels: limits.mostMegapixels * 1e6 })
    .toColourspace('srgb')
    .timeout({ seconds: Math.ceil(limits.milliseconds / 1000) })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

async function pipeline({ data, width, height, channels }: Pixels): Promise<Sharp> {
  const engine = await pixelEngine();
  return engine(data, { raw: { width, height, channels } });
}

interface Writing {
  readonly type: PictureType;
  readonly how: Fitted['how'];
  write(pixels: Sharp): Promise<Buffer>;
}

/** A png's colours are left alone: a palette makes bands of skies, webp does not. */
function writings(type: PictureType, { width, height }: Pixels): Writing[] {
  // Filtered by row, a photo weighs a quarter less; higher levels take minutes over noise for next to nothing.
  const png: Writing = { type: 'png', how: 'lighter', write: (pixels) => pixels.png({ adaptiveFiltering: true }).toBuffer() };
  const jpegs = QUALITIES.map(
    (quality): Writing => ({ type: 'jpeg', how: 'lighter', write: (pixels) => pixels.jpeg({ quality }).toBuffer() }),
  );
  const webps = QUALITIES.map(
    (quality): Writing => ({
      type: 'webp',
      how: type === 'webp' ? 'lighter' : 'webp',
      write: (pixels) => pixels.webp({ quality }).toBuffer(),
    }),
  );
  const possible = Math.max(width, height) <= MOST_WEBP_SIDE ? webps : [];
  return [...(type === 'png' ? [png] : []), ...(type === 'jpeg' ? jpegs : []), ...possible];
}

async function smaller(pixels: Pixels, mostBytes: number, signal: AbortSignal): Promise<Fitted | undefined> {
  let side = Math.min(Math.max(pixels.width, pixels.height), MOST_WEBP_SIDE);
  let factor = 0.8;
  for (let tries = 0; tries < SHRINKINGS && !signal.aborted; tries += 1) {
    side = Math.floor(side * factor);
    if (side < LEAST_SIDE) return undefined;
    const shrunk = (await pipeline(pixels)).resize({ width: side, height: side, fit: 'inside' });
    const bytes = await shrunk.webp({ quality: SMALLEST_QUALITY }).toBuffer();
    if (bytes.length <= mostBytes) return { bytes, type: 'webp', how: 'smaller' };
    // A picture weighs about as much as it has pixels: sides go with the square root.
    factor = Math.min(0.9, 0.95 * Math.sqrt(mostBytes / bytes.length));
  }
  return undefined;
}
