// A reference made ready for a vendor: decoded in full and written anew, so that nothing of the file but its pixels goes out.
import type { OutputInfo, Sharp } from 'sharp';
import type { Claim } from './claim.js';
import { BadFileError } from './file-problem.js';
import { decoding, type OpenedPicture, openPicture, pixelsOf } from './opened-picture.js';
import type { PictureType } from './picture-check.js';
import type { PictureLimits } from './picture-limits.js';

export type ReferenceNote = 'first-frame' | 'converted' | 'shrunk';

export interface Reference {
  readonly bytes: Buffer;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  /** What was done to it that a member may want to know. */
  readonly notes: readonly ReferenceNote[];
}

interface Writing {
  readonly type: PictureType;
  /** Of 100; a png loses nothing. */
  readonly quality: number;
}

export async function readReference(bytes: Buffer, claim: Claim, limits: PictureLimits, signal: AbortSignal): Promise<Reference> {
  const picture = await openPicture(bytes, claim, limits);
  for (const writing of writingsOf(picture)) {
    signal.throwIfAborted();
    const { data, info } = await decoding(picture, () => written(picture, writing, limits));
    if (data.length > limits.mostBytes) continue;
    const { width, height } = info;
    return { bytes: data, type: writing.type, width, height, notes: notesOf(picture, writing.type, info) };
  }
  throw new BadFileError({ problem: 'too-large', bytes: bytes.length, mostBytes: limits.mostBytes });
}

/** The first that is light enough goes out: even noise of the full size is, at the last. */
function writingsOf({ type, hasAlpha }: OpenedPicture): Writing[] {
  const last: Writing = { type: hasAlpha ? 'webp' : 'jpeg', quality: 80 };
  if (hasAlpha || type === 'png' || type === 'gif') return [{ type: 'png', quality: 100 }, last];
  return [{ type: type === 'webp' ? 'webp' : 'jpeg', quality: 95 }, last];
}

async function written(
  picture: OpenedPicture,
  writing: Writing,
  limits: PictureLimits,
): Promise<{ data: Buffer; info: OutputInfo }> {
  const side = limits.longSide;
  const pixels = (await pixelsOf(picture, limits)).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  return encoded(pixels, writing).toBuffer({ resolveWithObject: true });
}

function encoded(pixels: Sharp, { type, quality }: Writing): Sharp {
  // Filtered by row: of a photo that is a quarter less to upload.
  if (type === 'png') return pixels.png({ adaptiveFiltering: true });
  if (type === 'webp') return pixels.webp({ quality });
  // In full colour: what is edited must not get paler edges than it came with.
  return pixels.jpeg({ quality, chromaSubsampling: '4:4:4' });
}

function notesOf(picture: OpenedPicture, type: PictureType, { width, height }: OutputInfo): ReferenceNote[] {
  const notes: ReferenceNote[] = [];
  if (picture.animated) notes.push('first-frame');
  if (picture.type !== type) notes.push('converted');
  if (Math.max(width, height) < Math.max(picture.width, picture.height)) notes.push('shrunk');
  return notes;
}
