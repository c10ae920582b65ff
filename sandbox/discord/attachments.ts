// Attachments of messages and of options: taken in, described, and removed when nothing shows them any longer.
import { imageSize } from './image-size.js';
import type { World } from './world.js';
import type { AttachmentRecord } from './world-record.js';

/** A file as a person chooses it. */
export interface UploadedFile {
  readonly filename: string;
  readonly bytes: Buffer;
  readonly contentType?: string | undefined;
  readonly description?: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export interface Placement {
  readonly channelId: string;
  readonly ephemeral: boolean;
}

export function addAttachment(world: World, file: UploadedFile, place: Placement): AttachmentRecord {
  const id = world.snowflakes.next();
  const filename = safeFilename(file.filename);
  const size = imageSize(file.bytes);
  const attachment: AttachmentRecord = {
    id,
    channelId: place.channelId,
    filename,
    contentType: contentTypeOf(file, filename),
    size: file.bytes.length,
    ...(filename === file.filename ? {} : { title: file.filename.replace(/\.[^.]*$/, '') }),
    ...(file.description ? { description: file.description } : {}),
    ...(size ?? {}),
    ephemeral: place.ephemeral,
  };
  world.bytes.put(id, file.bytes);
  world.attachments.set(id, attachment);
  return attachment;
}

export function removeAttachment(world: World, id: string): void {
  world.attachments.delete(id);
  world.bytes.remove(id);
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
function safeFilename(filename: string): string {
  return filename.replaceAll(/[^A-Za-z0-9_.-]+/g, '_').replace(/^\.+/, '') || 'unknown';
}

function contentTypeOf(file: UploadedFile, filename: string): string {
  const byName = TYPES[filename.split('.').at(-1)?.toLowerCase() ?? ''];
  return byName ?? file.contentType ?? 'application/octet-stream';
}
