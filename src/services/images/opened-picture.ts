// A member's file, identified and measured by its header; no pixel has been decoded yet.
import type { Sharp } from 'sharp';
import { messageOf } from '../errors.js';
import { type Claim, claimedType } from './claim.js';
import { essentialPng } from './essential-png.js';
import { BadFileError, type FileProblem, type SourceType } from './file-problem.js';
import { identify } from './identify.js';
import { wholePicture } from './picture-check.js';
import type { PictureLimits } from './picture-limits.js';
import { pixelEngine } from './pixel-engine.js';

export interface OpenedPicture {
  readonly type: SourceType;
  readonly bytes: Buffer;
  /** As it is looked at, a photo's rotation applied. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  readonly animated: boolean;
}

export async function openPicture(bytes: Buffer, claim: Claim, limits: PictureLimits): Promise<OpenedPicture> {
  const type = judgedType(bytes, claim);
  const png = type === 'png' ? essentialPng(bytes) : undefined;
  const content = png?.bytes ?? bytes;
  const header = await headerOf(content, type);
  const { width, height } = header.autoOrient;
  if (width * height > limits.mostMegapixels * 1e6 || Math.max(width, height) > limits.mostSide) {
    const { mostMegapixels, mostSide } = limits;
    throw new BadFileError({ problem: 'too-many-pixels', width, height, mostMegapixels, mostSide });
  }
  if (isCutOff(content, type)) throw new BadFileError({ problem: 'cut-off' });
  const animated = png?.animated || (header.pages ?? 1) > 1;
  return { type, bytes: content, width, height, hasAlpha: header.hasAlpha, animated };
}

/** The first frame's pixels, upright, in plain sRGB of 8 bits; what the pipeline writes carries no metadata. */
export async function pixelsOf(picture: OpenedPicture, limits: PictureLimits): Promise<Sharp> {
  const engine = await pixelEngine();
  return engine(picture.bytes, {
    autoOrient: true,
    failOn: 'error',
    limitInputPixels: limits.mostMegapixels * 1e6,
  })
    .toColourspace('srgb')
    .timeout({ seconds: Math.ceil(limits.milliseconds / 1000) });
}

/** Runs what decodes a file: its failures are the file's. */
export async function decoding<Result>(
  picture: Pick<OpenedPicture, 'bytes' | 'type'>,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw new BadFileError(problemOf(picture, messageOf(error)), error);
  }
}

function judgedType(bytes: Buffer, claim: Claim): SourceType {
  if (bytes.length === 0) throw new BadFileError({ problem: 'empty' });
  const kind = identify(bytes);
  if (kind.kind === 'other') throw new BadFileError({ problem: 'not-a-picture', looksLike: kind.looksLike });
  if (kind.kind === 'strange-picture') throw new BadFileError({ problem: 'unsupported', type: kind.type });
  const says = claimedType(claim);
  if (says && says !== kind.type) throw new BadFileError({ problem: 'lying', says, is: kind.type });
  return kind.type;
}

async function headerOf(bytes: Buffer, type: SourceType) {
  const engine = await pixelEngine();
  return decoding({ bytes, type }, () => engine(bytes, { failOn: 'error', limitInputPixels: false }).metadata());
}

function problemOf({ bytes, type }: Pick<OpenedPicture, 'bytes' | 'type'>, message: string): FileProblem {
  if (message.includes('timeout')) return { problem: 'too-slow' };
  if (isCutOff(bytes, type) || (type === 'gif' && message.includes('Unexpected end'))) return { problem: 'cut-off' };
  // Whole and not readable: the codec inside is one that the decoder was built without, as is hevc, or a rare flavour.
  if (type === 'heic' || type === 'avif') return { problem: 'unsupported', type };
  return { problem: 'damaged' };
}

/** By the container alone. A gif has no lengths to follow: its decoder tells. */
function isCutOff(bytes: Buffer, type: SourceType): boolean {
  if (type === 'gif') return false;
  if (type === 'heic' || type === 'avif') return !hasWholeBoxes(bytes);
  return wholePicture(bytes) !== type;
}

/** Boxes stand one behind the other, each with its length in front; whatever follows the pictures' data may be anything. */
function hasWholeBoxes(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    const isPixels = bytes.toString('latin1', at + 4, at + 8) === 'mdat';
    // 0: up to the end of the file; 1: the length stands behind the name, in 64 bits.
    if (short === 0) return true;
    if (short === 1 && at + 16 > bytes.length) return false;
    at += short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (isPixels) return at <= bytes.length;
  }
  return false;
}
