// A job as it is kept: when it was accepted and when it ends, and how; its state is a matter of what time it is.
import { z } from 'zod';
import { fileLife, type JobBook, type JobRules, type SeenJob } from '../vendor/job-book.js';
import { vendorError } from './vendor-error.js';

const ending = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed') }),
  /** The vendor's page says FAILURE; some say that it is FAILED. */
  z.object({ kind: z.literal('failed'), status: z.enum(['FAILURE', 'FAILED']), error: vendorError }),
]);

export const jobRecord = z.object({
  id: z.string(),
  /** As it was sent. */
  body: z.record(z.string(), z.unknown()),
  /** How many earlier pictures had the same prompt: asked twice, the vendor draws two different ones. */
  variation: z.int(),
  acceptedAt: z.number(),
  startedAt: z.number(),
  doneAt: z.number(),
  ending,
  /** What was billed, in the vendor's credits; nothing when it fails. */
  credits: z.number(),
});

export type JobRecord = z.infer<typeof jobRecord>;
export type Ending = z.infer<typeof ending>;
export type JobState = 'PROCESSING' | 'SUCCESS' | 'FAILURE' | 'FAILED';
export type OneminJob = SeenJob<JobRecord, JobState>;
export type OneminJobBook = JobBook<JobRecord, JobState>;

/** How long the vendor answers for a job is not known; here it is as long as its picture can be downloaded. */
export const jobRules: JobRules<JobRecord, JobState> = { stateAt, isOver, requestLife: fileLife };

function stateAt(job: JobRecord, now: number, held: boolean): JobState {
  if (held || now < job.doneAt) return 'PROCESSING';
  return job.ending.kind === 'completed' ? 'SUCCESS' : job.ending.status;
}

function isOver(state: JobState): boolean {
  return state !== 'PROCESSING';
}
