// What a file says it is: believed in nothing, but a file whose name and declared type agree on a falsehood is refused.
import type { SourceType } from './file-problem.js';

export interface Claim {
  readonly name: string;
  readonly contentType: string | null;
}

const EXTENSIONS: Readonly<Record<string, SourceType>> = {
  png: 'png',
  apng: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heic: 'heic',
};

const CONTENT_TYPES: Readonly<Record<string, SourceType>> = {
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/pjpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/heic': 'heic',
};

/** The type that name and declared type agree on; one alone proves nothing: phones and browsers rename what they share. */
export function claimedType({ name, contentType }: Claim): SourceType | undefined {
  const extension = /\.([a-z]+)$/.exec(name.trim().toLowerCase())?.[1] ?? '';
  const declared = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const byName = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  const byType = Object.hasOwn(CONTENT_TYPES, declared) ? CONTENT_TYPES[declared] : undefined;
  return byName === byType ? byName : undefined;
}
