// Before anything is reserved, what was attached is fetched, looked at and kept here: a file that can't be worked from is refused.
import { BadFileError, type FileProblem } from '../images/file-problem.js';
import type { Job } from './job.js';
import type { Attachment, Note, Source } from './source.js';
import type { Tools } from './tools.js';

export async function readSources(tools: Tools, job: Job): Promise<void> {
  try {
    const fetched = await Promise.all(
      job.attachments.map((attachment) => named(attachment, () => tools.fetchAttachment(attachment))),
    );
    const sources: Source[] = [];
    const notes: Note[] = [];
    for (const [index, attachment] of job.attachments.entries()) {
      const bytes = fetched[index] ?? Buffer.alloc(0);
      const read = await named(attachment, () => readSource(tools, attachment, bytes, sources[0]));
      notes.push(...notesOf(attachment, read.notes));
      const kept = `source-${index + 1}`;
      await tools.shelf.put(job.id, kept, read.bytes);
      sources.push({ slot: attachment.slot, kept, type: read.type, width: read.width, height: read.height, uploads: {} });
    }
    await tools.jobs.apply(job.id, { type: 'sources-read', sources, notes });
    tools.log.info({ jobId: job.id, sources: sources.length }, 'files read');
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    const { file, problem } = error;
    tools.log.info({ jobId: job.id, problem: problem.problem }, 'file refused');
    await tools.jobs.apply(job.id, { type: 'refused', loss: { reason: 'bad-file', file: { name: file, problem } } });
  }
}

interface Read {
  readonly bytes: Buffer;
  readonly type: Source['type'];
  readonly width: number;
  readonly height: number;
  readonly notes: readonly string[];
}

/** A mask is brought to the size of the first picture. */
async function readSource(tools: Tools, attachment: Attachment, bytes: Buffer, first: Source | undefined): Promise<Read> {
  const claim = { name: attachment.name, contentType: attachment.contentType };
  if (attachment.slot === 'reference') return tools.darkroom.readReference(bytes, claim);
  if (!first) throw new Error('A mask came without a picture');
  return { ...(await tools.darkroom.readMask(bytes, claim, first)), type: 'png' };
}

function notesOf({ name }: Attachment, notes: readonly string[]): Note[] {
  const told = (['first-frame', 'mask-drawn'] as const).filter((kind) => notes.includes(kind));
  return told.map((kind) => ({ kind, file: name }));
}

class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';
  readonly file: string;
  readonly problem: FileProblem;

  constructor(file: string, problem: FileProblem) {
    super(`${file}: ${problem.problem}`);
    this.file = file;
    this.problem = problem;
  }
}

async function named<Result>({ name }: Attachment, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof BadFileError ? new RefusedFileError(name, error.problem) : error;
  }
}
