// How pictures come from one another: a job's picture as something to go on from, and the way back to the first prompt.
import { catalogue } from '../providers/catalogue.js';
import type { EditablePicture } from './edit-targets.js';
import type { Job } from './job.js';
import { requestOf } from './part-request.js';
import { fileOf } from './picture-file.js';
import type { Attachment, Place, Source } from './source.js';

const MOST_ANCESTORS = 25;

/** The places in the job of the pictures that were delivered, in their order. */
export function deliveredParts(job: Job): number[] {
  return job.parts.flatMap(({ state }, part) => (state === 'drawn' ? [part] : []));
}

/** A picture of an ended job, its original first; `fresh` are links that are known to be good just now. */
export function pictureOf(job: Job, part: number, fresh: readonly Place[] = []): EditablePicture {
  const drawn = job.parts[part];
  const number = deliveredParts(job).indexOf(part) + 1;
  const { channelId, messageId } = job.place;
  const request = requestOf(job, drawn);
  const file = fileOf(job.id, number);
  const link = drawn?.state === 'drawn' ? drawn.link : null;
  const places: Place[] = [
    ...(link === null ? [] : [{ kind: 'vendor' as const, model: request.model, url: link }]),
    ...fresh,
    ...(messageId === null ? [] : [{ kind: 'message' as const, channelId, messageId, file }]),
  ];
  const attachment: Attachment = { slot: 'reference', name: file, contentType: null, places };
  return { attachment, shape: request.size === 'auto' ? null : request.size, parent: { jobId: job.id, part } };
}

/** What a job works from, to be used once more: also where its vendor keeps it, for Discord's links run out. */
export function sourcesAgain(job: Job, at: number): Attachment[] {
  return job.attachments.map((attachment, index) => {
    const lasting = attachment.places.filter((place) => place.kind !== 'discord' || isGood(place.url, at));
    const [first, ...others] = [...lasting, ...copiesOf(job.sources[index])];
    return first ? { ...attachment, places: [first, ...others] } : attachment;
  });
}

/** Discord's links name, in hexadecimal seconds, when they run out. */
function isGood(url: string, at: number): boolean {
  const expires = new URL(url).searchParams.get('ex');
  return expires === null || Number.parseInt(expires, 16) * 1000 > at;
}

function copiesOf(source: Source | undefined): Place[] {
  return Object.entries(source?.uploads ?? {}).flatMap(([provider, url]) => {
    const model = catalogue.find((each) => each.provider === provider);
    return model && URL.canParse(url) ? [{ kind: 'vendor' as const, model: model.id, url }] : [];
  });
}

/** Parent, grandparent and so on, the nearest first; it ends where a record is gone. */
export async function ancestorsOf(job: Job, find: (id: string) => Promise<Job | undefined>): Promise<Job[]> {
  const ancestors: Job[] = [];
  let next = job.parent;
  while (next && ancestors.length < MOST_ANCESTORS) {
    const parent = await find(next.jobId);
    if (!parent) break;
    ancestors.push(parent);
    next = parent.parent;
  }
  return ancestors;
}
