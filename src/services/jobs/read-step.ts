// Before anything is reserved, what was attached is fetched, looked at and kept here: a file that can't be worked from is refused.
import type { Job } from './job.js';
import { type ReadAttachment, RefusedFileError, readAttachments } from './read-attachments.js';
import type { Note, Source } from './source.js';
import type { Tools } from './tools.js';

export async function readSources(tools: Tools, job: Job): Promise<void> {
  try {
    const sources: Source[] = [];
    const notes: Note[] = [];
    for await (const each of readAttachments(job.attachments, tools)) {
      const { attachment, read } = each;
      notes.push(...notesOf(each));
      const kept = `source-${sources.length + 1}`;
      await tools.shelf.put(job.id, kept, read.bytes);
      sources.push({ slot: attachment.slot, kept, type: read.type, width: read.width, height: read.height, uploads: {} });
    }
    await tools.jobs.apply(job.id, { type: 'sources-read', sources, notes });
    tools.log.info({ jobId: job.id, sources: sources.length }, 'files read');
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    const { file } = error;
    tools.log.info({ jobId: job.id, problem: file.problem.problem }, 'file refused');
    await tools.jobs.apply(job.id, { type: 'refused', loss: { reason: 'bad-file', file } });
  }
}

function notesOf({ attachment, read }: ReadAttachment): Note[] {
  const told = (['first-frame', 'mask-drawn'] as const).filter((kind) => read.notes.some((note) => note === kind));
  return told.map((kind) => ({ kind, file: attachment.name }));
}
