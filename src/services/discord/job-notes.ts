// The small print about how a request was understood: what it works from, what was taken for something else, who stands in.
import { inputsOf, type Job } from '../jobs/job.js';
import type { Picture } from '../jobs/job-reporter.js';
import type { Note } from '../jobs/source.js';
import { type Language, say } from '../messages/messages.js';
import { modelById, vendorNames } from '../providers/catalogue.js';
import { plain } from './plain-text.js';

const FILE_NAME_LENGTH = 60;
/** Signed links are long, and a message is not. */
const LINKS_LENGTH = 900;

/** Such as “2 references and a mask”; nothing when it draws from words alone. */
export function sourcesText(language: Language, job: Job): string[] {
  const inputs = inputsOf(job);
  return inputs.references === 0 ? [] : [say(language, 'job.sources', inputs)];
}

export function noteTexts(language: Language, job: Job): string[] {
  return [...job.notes.map((note) => noteText(language, note)), ...approvedText(language, job)].map((words) => `-# ${words}`);
}

function approvedText(language: Language, { approval }: Job): string[] {
  const verdict = approval?.verdict;
  return verdict?.kind === 'given' ? [say(language, 'job.approved', { by: verdict.by })] : [];
}

function noteText(language: Language, note: Note): string {
  switch (note.kind) {
    case 'mapped':
      return say(language, 'job.mapped', {
        model: modelById(note.model)?.name ?? note.model,
        option: note.option,
        from: note.from,
        to: note.to,
      });
    case 'first-frame':
      return say(language, 'job.firstFrame', { file: plain(note.file, FILE_NAME_LENGTH) });
    case 'mask-drawn':
      return say(language, 'job.maskDrawn', { file: plain(note.file, FILE_NAME_LENGTH) });
    case 'substitute':
      return say(language, 'job.substitute', { from: vendorOf(note.from), to: vendorOf(note.to) });
  }
}

function vendorOf(modelId: string): string {
  const provider = modelById(modelId)?.provider;
  return provider ? vendorNames[provider] : modelId;
}

/** What was done so that Discord takes the pictures, and where the originals are. */
export function fittedText(language: Language, pictures: readonly Picture[]): string[] {
  const fitted = pictures.flatMap((picture) => picture.fitted ?? []);
  const [first] = fitted;
  if (!first) return [];
  const links: string[] = [];
  for (const { original } of fitted) {
    if (original !== null && [...links, original].join().length <= LINKS_LENGTH) links.push(original);
  }
  return [`-# ${say(language, 'job.fitted', { how: first.how, links })}`];
}
