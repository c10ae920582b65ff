// A finished drawing is written down, and learned from: how long it took.
import type { Drawn } from '../providers/image-provider.js';
import { type Job, modelOf } from './job.js';
import { requestOf } from './part-request.js';
import type { Tools } from './tools.js';

/** How long a drawing took, in seconds: between the two, which are the same when it is known exactly. */
export interface Took {
  readonly least: number;
  readonly most: number;
}

interface Finished {
  readonly job: Job;
  readonly index: number;
  readonly remoteId: string | undefined;
  readonly drawn: Drawn;
  readonly took: Took;
}

export async function takeDrawn(tools: Tools, { job, index, remoteId, drawn, took }: Finished): Promise<void> {
  const { picture, costUsd, seed } = drawn;
  const seconds = (took.least + took.most) / 2;
  // What came with the answer can't be fetched again for certain: it is kept before anybody counts on it.
  const name = keptName(index);
  if (picture.kind === 'bytes') await tools.shelf.put(job.id, name, picture.bytes);
  await tools.jobs.apply(job.id, {
    type: 'part-drawn',
    part: index,
    drawn: {
      remoteId: remoteId ?? null,
      link: picture.kind === 'link' ? picture.url : null,
      kept: picture.kind === 'bytes' ? name : null,
      costUsd: costUsd ?? null,
      seed: seed ?? null,
      seconds,
    },
  });
  const part = job.parts[index];
  tools.durations.learn(requestOf(job, part), took.most, took.least);
  tools.metrics.drawn(modelOf(job, part), seconds);
  tools.log.info({ jobId: job.id, part: index, seconds, costUsd }, 'vendor finished');
}

/** What a picture is called on the shelf of its job. */
export function keptName(index: number): string {
  return `drawn-${index + 1}`;
}
