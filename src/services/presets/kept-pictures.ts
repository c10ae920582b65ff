// The pictures of a request, made lasting for a preset: links to them run out, so they are fetched, read, and kept themselves.
import { readAttachments } from '../jobs/read-attachments.js';
import type { Attachment } from '../jobs/source.js';
import type { Tools } from '../jobs/tools.js';

export interface KeptPictures {
  /** As a request names them, each at its place with the preset. */
  readonly attachments: Attachment[];
  readonly pictures: { readonly file: string; readonly bytes: Buffer }[];
}

/** Throws a RefusedFileError when one can't be had (any more), or not be read. */
export async function keepPictures(
  presetId: string,
  attachments: readonly Attachment[],
  tools: Pick<Tools, 'darkroom' | 'fetchAttachment'>,
): Promise<KeptPictures> {
  const kept: KeptPictures = { attachments: [], pictures: [] };
  for await (const { attachment, read } of readAttachments(attachments, tools)) {
    const file = `picture-${kept.pictures.length + 1}`;
    kept.pictures.push({ file, bytes: read.bytes });
    kept.attachments.push({
      slot: attachment.slot,
      name: attachment.name,
      // What it was is no longer what it is: it speaks for itself.
      contentType: null,
      places: [{ kind: 'preset', presetId, file }],
    });
  }
  return kept;
}
