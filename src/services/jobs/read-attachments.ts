// What was attached, fetched and read picture by picture: a file that can't be had, or not be worked from, is named with its problem.
import { BadFileError, type FileProblem } from '../images/file-problem.js';
import type { Mask, Shape } from '../images/mask.js';
import type { Reference } from '../images/reference.js';
import type { Attachment } from './source.js';
import type { Tools } from './tools.js';

export interface ReadAttachment {
  readonly attachment: Attachment;
  readonly read: Reference | (Mask & { readonly type: 'png' });
}

export class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';
  readonly file: { readonly name: string; readonly problem: FileProblem };

  constructor(name: string, problem: FileProblem) {
    super(`${name}: ${problem.problem}`);
    this.file = { name, problem };
  }
}

type Parts = Pick<Tools, 'darkroom' | 'fetchAttachment'>;

/** In their order, a mask at the size of the first picture. Throws a RefusedFileError. */
export async function* readAttachments(attachments: readonly Attachment[], parts: Parts): AsyncGenerator<ReadAttachment> {
  const fetched = await Promise.all(attachments.map((each) => named(each, () => parts.fetchAttachment(each))));
  let first: Shape | undefined;
  for (const [index, attachment] of attachments.entries()) {
    const read = await named(attachment, () => readOne(parts, attachment, fetched[index] ?? Buffer.alloc(0), first));
    first ??= read;
    yield { attachment, read };
  }
}

async function readOne(
  { darkroom }: Parts,
  { slot, name, contentType }: Attachment,
  bytes: Buffer,
  first: Shape | undefined,
): Promise<ReadAttachment['read']> {
  const claim = { name, contentType };
  if (slot === 'reference') return darkroom.readReference(bytes, claim);
  if (!first) throw new Error('A mask came without a picture');
  return { ...(await darkroom.readMask(bytes, claim, first)), type: 'png' };
}

async function named<Result>({ name }: Attachment, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BadFileError ? new RefusedFileError(name, error.problem) : error;
  }
}
