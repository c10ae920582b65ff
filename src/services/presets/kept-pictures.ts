// The pictures of a request, made lasting for a preset: links to them run out, so they are fetched, read, and kept themselves.
import type { Darkroom } from '../images/darkroom.js';
import { BadFileError, type FileProblem } from '../images/file-problem.js';
import type { Shape } from '../images/mask.js';
import type { Attachment } from '../jobs/source.js';

interface Parts {
  readonly darkroom: Darkroom;
  /** Rejects with a BadFileError. */
  fetchAttachment(attachment: Attachment): Promise<Buffer>;
}

export interface KeptPictures {
  /** As a request names them, each at its place with the preset. */
  readonly attachments: Attachment[];
  readonly pictures: { readonly file: string; readonly bytes: Buffer }[];
}

/** A picture that can't be had (any more), or not be read. */
export class LostPictureError extends Error {
  override readonly name = 'LostPictureError';
  readonly file: { readonly name: string; readonly problem: FileProblem };

  constructor(name: string, problem: FileProblem) {
    super(`${name}: ${problem.problem}`);
    this.file = { name, problem };
  }
}

/** Throws a LostPictureError. */
export async function keepPictures(presetId: string, attachments: readonly Attachment[], parts: Parts): Promise<KeptPictures> {
  const fetched = await Promise.all(attachments.map((each) => named(each, () => parts.fetchAttachment(each))));
  const kept: KeptPictures = { attachments: [], pictures: [] };
  let first: Shape | undefined;
  for (const [index, attachment] of attachments.entries()) {
    const read = await named(attachment, () => readPicture(parts.darkroom, attachment, fetched[index] ?? Buffer.alloc(0), first));
    first ??= read;
    const file = `picture-${index + 1}`;
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

async function readPicture(darkroom: Darkroom, { slot, name, contentType }: Attachment, bytes: Buffer, first: Shape | undefined) {
  const claim = { name, contentType };
  if (slot === 'reference') return darkroom.readReference(bytes, claim);
  if (!first) throw new Error('A mask came without a picture');
  return darkroom.readMask(bytes, claim, first);
}

async function named<Result>({ name }: Attachment, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BadFileError ? new LostPictureError(name, error.problem) : error;
  }
}
