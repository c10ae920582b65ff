// What a member's history holds of a job that has ended with pictures: enough to list it and to search for it.
import { z } from 'zod';
import { drawnParts, type Job } from '../jobs/job.js';
import { chapterSchema } from './long-list.js';

/** Characters of the prompt that are kept, and so are searched. */
const PROMPT_LENGTH = 1000;

const historyEntrySchema = z.object({
  /** The job's. */
  id: z.string(),
  at: z.number(),
  prompt: z.string(),
  pictures: z.number().int(),
  model: z.string(),
  charged: z.number().int(),
  private: z.boolean(),
  /** How they reached their people, if they did: see the delivery ladder. */
  rung: z.string(),
  channelId: z.string(),
  messageId: z.string().nullable(),
  parent: z.object({ jobId: z.string(), part: z.number().int() }).nullable(),
});

export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export const historySchema = chapterSchema(historyEntrySchema);

/** What every ended job leaves behind, so that it is found when it is old enough to go. */
const endingSchema = z.object({
  /** The job's. */
  id: z.string(),
  at: z.number(),
  /** Whose history it may stand in. */
  member: z.string(),
});

export type EndingEntry = z.infer<typeof endingSchema>;
export const endingsSchema = chapterSchema(endingSchema);

/** Nothing for a job without pictures to show. */
export function historyEntryOf(job: Job): HistoryEntry | undefined {
  const { id, request, place, parent, state } = job;
  if (state.name !== 'succeeded') return undefined;
  return {
    id,
    at: state.at,
    prompt: request.prompt.slice(0, PROMPT_LENGTH),
    pictures: drawnParts(job).length,
    model: request.model,
    charged: state.charged,
    private: place.private,
    rung: state.rung,
    channelId: place.channelId,
    messageId: place.messageId,
    parent,
  };
}

export function isUndelivered({ rung }: Pick<HistoryEntry, 'rung'>): boolean {
  return rung === 'undelivered';
}
