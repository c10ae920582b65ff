// Where in a vendor's answer the picture is: a link, or the picture itself written out; in a list or an object, and told by its first bytes.
import { z } from 'zod';
import type { PictureSource } from './image-provider.js';
import { lenient } from './json-answer.js';

const text = lenient(z.string().min(1));
const named = z.object({ url: text, image: text, data: text, b64_json: text });

/** How far lists and objects are looked into. */
const DEPTH = 4;
/** Base64 of more than the first bytes that tell a picture's type; a multiple of four. */
const HEAD_LETTERS = 24;

/** Nothing when there is no picture in it: words are not taken for one, whatever letters they are made of. */
export function pictureIn(value: unknown, depth = DEPTH): PictureSource | undefined {
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return pictureIn(value[0], depth - 1);
  if (typeof value === 'string') return pictureInText(value.trim());
  const parsed = named.safeParse(value);
  if (!parsed.success) return undefined;
  const { url, image, data, b64_json } = parsed.data;
  return pictureIn(url ?? image ?? data ?? b64_json, depth - 1);
}

function pictureInText(text: string): PictureSource | undefined {
  if (/^https?:\/\/\S+$/.test(text)) return { kind: 'link', url: text };
  const start = /^data:[^,]{0,100};base64,/.exec(text)?.[0].length ?? 0;
  if (!startsAsPicture(Buffer.from(text.slice(start, start + HEAD_LETTERS), 'base64'))) return undefined;
  return { kind: 'bytes', bytes: Buffer.from(start === 0 ? text : text.slice(start), 'base64') };
}

/** Whether these are a picture's first bytes, whatever their label says; not whether all of it is there. */
export function startsAsPicture(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12);
  return head.startsWith('\x89PNG\r\n\x1a\n') || head.startsWith('\xff\xd8\xff') || /^RIFF.{4}WEBP/s.test(head);
}
