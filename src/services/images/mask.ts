// A mask made ready for a vendor: black, transparent exactly where the picture changes, and of the first picture's size.
import type { Claim } from './claim.js';
import { BadFileError } from './file-problem.js';
import { decoding, type OpenedPicture, openPicture, pixelsOf } from './opened-picture.js';
import type { PictureLimits } from './picture-limits.js';
import { pixelEngine } from './pixel-engine.js';

export type MaskNote = 'mask-drawn' | 'mask-resized';

export interface Shape {
  readonly width: number;
  readonly height: number;
}

export interface Mask extends Shape {
  /** A png of red, green, blue and alpha. */
  readonly bytes: Buffer;
  readonly notes: readonly MaskNote[];
}

/** One byte a pixel: 0 changes, 255 stays. Nothing lies between, so that the vendor reads what the member sees. */
type Stencil = Buffer;

/** How far the sides' ratios may differ: 1 %, for crops and scales that were rounded. */
const SHAPE_TOLERANCE = 0.01;
/** From here on, of 255, a pixel stays; below it is (more or less) transparent, or black where it is drawn. */
const HALF = 128;

export async function readMask(
  bytes: Buffer,
  claim: Claim,
  first: Shape,
  limits: PictureLimits,
  signal: AbortSignal,
): Promise<Mask> {
  const picture = await openPicture(bytes, claim, limits);
  if (!isSameShape(picture, first))
    throw new BadFileError({ problem: 'mask-shape', mask: sizeOf(picture), picture: sizeOf(first) });
  const pixels = await decoding(picture, () => pixelsAt(picture, first, limits));
  signal.throwIfAborted();
  const { stencil, drawn } = await stencilOf(pixels, first);
  signal.throwIfAborted();
  const notes: MaskNote[] = [];
  if (drawn) notes.push('mask-drawn');
  if (picture.width !== first.width || picture.height !== first.height) notes.push('mask-resized');
  return { bytes: await cutOut(stencil, first, limits), ...sizeOf(first), notes };
}

/** Nothing but the size: a problem is kept in a record. */
function sizeOf({ width, height }: Shape): Shape {
  return { width, height };
}

/** Small pictures are granted a pixel: 1 % of them is less. */
function isSameShape(mask: Shape, first: Shape): boolean {
  const expected = (mask.width * first.height) / mask.height;
  return Math.abs(expected - first.width) <= Math.max(1, first.width * SHAPE_TOLERANCE);
}

async function pixelsAt(picture: OpenedPicture, { width, height }: Shape, limits: PictureLimits): Promise<Buffer> {
  return (await pixelsOf(picture, limits)).ensureAlpha().resize(width, height, { fit: 'fill' }).raw().toBuffer();
}

async function stencilOf(pixels: Buffer, { width, height }: Shape): Promise<{ stencil: Stencil; drawn: boolean }> {
  const engine = await pixelEngine();
  const rgba = () => engine(pixels, { raw: { width, height, channels: 4 } });
  const stencil = await rgba().extractChannel('alpha').threshold(HALF).toColourspace('b-w').raw().toBuffer();
  if (stencil.includes(0)) return { stencil, drawn: false };
  // A sample is enough to judge by, taken without blending: blending makes greys of stripes.
  const sample = rgba()
    .removeAlpha()
    .resize({ width: 512, height: 512, fit: 'inside', kernel: 'nearest', withoutEnlargement: true });
  if (!isBlackAndWhite(await sample.raw().toBuffer())) throw new BadFileError({ problem: 'mask-colours' });
  const drawn = await rgba().removeAlpha().greyscale().threshold(HALF).negate().toColourspace('b-w').raw().toBuffer();
  if (!drawn.includes(0)) throw new BadFileError({ problem: 'mask-changes-nothing' });
  return { stencil: drawn, drawn: true };
}

/** Soft brushes and a jpeg's noise leave some pixels in between; a photo has most of its own there. */
function isBlackAndWhite(rgb: Buffer): boolean {
  const count = rgb.length / 3;
  let between = 0;
  let coloured = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
    const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
    if (most > 64 && least < 192) between += 1;
    if (most - least > 48) coloured += 1;
  }
  return between <= count * 0.1 && coloured <= count * 0.01;
}

/** A stencil weighs next to nothing, except one of noise: that gets a palette, of which vendors are less fond. */
async function cutOut(stencil: Stencil, { width, height }: Shape, limits: PictureLimits): Promise<Buffer> {
  const engine = await pixelEngine();
  const black = engine(Buffer.alloc(width * height * 3), { raw: { width, height, channels: 3 } });
  const mask = black.joinChannel(stencil, { raw: { width, height, channels: 1 } });
  const plain = await mask.clone().png().toBuffer();
  if (plain.length <= limits.mostMaskBytes) return plain;
  return mask.png({ palette: true, colours: 2, dither: 0 }).toBuffer();
}
