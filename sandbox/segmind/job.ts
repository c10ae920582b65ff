// A job as it is kept: when it was accepted, when it starts and ends, and how; its state is a matter of what time it is.
import { z } from 'zod';
import type { JobBook, JobRules, SeenJob } from '../vendor/job-book.js';

const ending = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed') }),
  /** The vendor's page says FAILED comes under 422; a fixture of its own serves it under 200. */
  z.object({ kind: z.literal('failed'), error: z.string(), httpStatus: z.union([z.literal(422), z.literal(200)]) }),
]);

export const jobRecord = z.object({
  id: z.string(),
  slug: z.string(),
  via: z.enum(['v1', 'v2']),
  /** As it was sent. */
  body: z.record(z.string(), z.unknown()),
  /** How many earlier jobs had the same prompt: asked twice, the vendor draws two different pictures. */
  variation: z.int(),
  acceptedAt: z.number(),
  startedAt: z.number(),
  doneAt: z.number(),
  ending,
  /** What was billed; nothing when it fails. */
  costUsd: z.number(),
  /** What the answer says it cost; absent when it is silent about it. */
  namedCostUsd: z.number().optional(),
});

export type JobRecord = z.infer<typeof jobRecord>;
export type Ending = z.infer<typeof ending>;
export type JobState = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED';

export type SegmindJob = SeenJob<JobRecord, JobState>;
export type SegmindJobBook = JobBook<JobRecord, JobState>;

/** The vendor keeps a request for an hour. */
export const jobRules: JobRules<JobRecord, JobState> = { stateAt, isOver, requestLife: 60 * 60 * 1000 };

function stateAt(job: JobRecord, now: number, held: boolean): JobState {
  if (now < job.startedAt) return 'QUEUED';
  if (held || now < job.doneAt) return 'PROCESSING';
  return job.ending.kind === 'completed' ? 'COMPLETED' : 'FAILED';
}

function isOver(state: JobState): boolean {
  return state === 'COMPLETED' || state === 'FAILED';
}
