// What a file is, by its bytes alone: names and declared types are only what somebody says.
import type { FileProblem, Looks, SourceType } from './file-problem.js';

type StrangeType = Exclude<Extract<FileProblem, { problem: 'unsupported' }>['type'], SourceType>;

export type FileKind =
  | { readonly kind: 'picture'; readonly type: SourceType }
  | { readonly kind: 'strange-picture'; readonly type: StrangeType }
  | { readonly kind: 'other'; readonly looksLike: Looks };

/** How far into a file text is looked at, in bytes: editors put long comments above an svg's first tag. */
const TEXT_HEAD = 4096;

/** Beginnings in latin1; the first that fits counts. */
const BEGINNINGS: readonly (readonly [start: string, kind: FileKind])[] = [
  ['\x89PNG\r\n\x1a\n', { kind: 'picture', type: 'png' }],
  ['\xff\xd8\xff', { kind: 'picture', type: 'jpeg' }],
  ['GIF87a', { kind: 'picture', type: 'gif' }],
  ['GIF89a', { kind: 'picture', type: 'gif' }],
  ['II*\0', { kind: 'strange-picture', type: 'tiff' }],
  ['MM\0*', { kind: 'strange-picture', type: 'tiff' }],
  ['8BPS', { kind: 'strange-picture', type: 'psd' }],
  ['\0\0\x01\0', { kind: 'strange-picture', type: 'ico' }],
  ['\xff\x0a', { kind: 'strange-picture', type: 'jxl' }],
  ['\0\0\0\x0cJXL ', { kind: 'strange-picture', type: 'jxl' }],
  ['\x1aE\xdf\xa3', { kind: 'other', looksLike: 'video' }],
  ['\0\0\x01\xba', { kind: 'other', looksLike: 'video' }],
  ['\0\0\x01\xb3', { kind: 'other', looksLike: 'video' }],
  ['FLV\x01', { kind: 'other', looksLike: 'video' }],
  ['ID3', { kind: 'other', looksLike: 'sound' }],
  ['OggS', { kind: 'other', looksLike: 'sound' }],
  ['fLaC', { kind: 'other', looksLike: 'sound' }],
  ['PK\x03\x04', { kind: 'other', looksLike: 'archive' }],
  ['PK\x05\x06', { kind: 'other', looksLike: 'archive' }],
  ['\x1f\x8b', { kind: 'other', looksLike: 'archive' }],
  ['7z\xbc\xaf\x27\x1c', { kind: 'other', looksLike: 'archive' }],
  ['Rar!\x1a\x07', { kind: 'other', looksLike: 'archive' }],
  ['\xfd7zXZ\0', { kind: 'other', looksLike: 'archive' }],
  ['\x28\xb5\x2f\xfd', { kind: 'other', looksLike: 'archive' }],
  ['\x7fELF', { kind: 'other', looksLike: 'program' }],
  ['MZ', { kind: 'other', looksLike: 'program' }],
];

export function identify(bytes: Buffer): FileKind {
  const head = bytes.toString('latin1', 0, 1024);
  const known = BEGINNINGS.find(([start]) => head.startsWith(start))?.[1];
  if (known) return known;
  if (head.startsWith('RIFF')) return riffKind(head.slice(8, 12));
  if (head.slice(4, 8) === 'ftyp') return boxKind(bytes);
  // A bitmap's two letters are too few to tell it from a text that begins with them: its reserved bytes are zero.
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return { kind: 'strange-picture', type: 'bmp' };
  if (head.includes('%PDF-')) return { kind: 'other', looksLike: 'pdf' };
  return { kind: 'other', looksLike: textLooks(bytes) };
}

function riffKind(form: string): FileKind {
  if (form === 'WEBP') return { kind: 'picture', type: 'webp' };
  if (form === 'AVI ') return { kind: 'other', looksLike: 'video' };
  return { kind: 'other', looksLike: form === 'WAVE' ? 'sound' : 'unknown' };
}

/** The family of mp4: what is in the boxes is told by the brands, the main one first, then those it is compatible with. */
function boxKind(bytes: Buffer): FileKind {
  const length = Math.min(bytes.readUInt32BE(0), 256);
  const brands: string[] = [];
  // The four bytes at 12 are the main brand's version.
  for (let at = 8; at + 4 <= length && at + 4 <= bytes.length; at += at === 8 ? 8 : 4) {
    brands.push(bytes.toString('latin1', at, at + 4));
  }
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return { kind: 'picture', type: 'avif' };
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) return { kind: 'picture', type: 'heic' };
  return { kind: 'other', looksLike: brands[0]?.startsWith('M4A') ? 'sound' : 'video' };
}

function textLooks(bytes: Buffer): Looks {
  const head = bytes.subarray(0, TEXT_HEAD);
  if (head.includes(0)) return 'unknown';
  let text: string;
  try {
    // `stream` lets the head end in the middle of a letter.
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }).trimStart().toLowerCase();
  } catch {
    return 'unknown';
  }
  if (/^<!doctype html|^<html/.test(text)) return 'html';
  if (text.startsWith('<') && /<svg[\s>]/.test(text)) return 'svg';
  return 'text';
}
