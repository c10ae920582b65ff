// A request as a durable record: who asked for what, where it is shown, what it may cost, and how far each picture of it is.
import { z } from 'zod';
import { imageRequestSchema } from '../providers/image-request.js';

/** Why a picture was not drawn: closed, so that every reason has its words. */
export const lossSchema = z.object({
  reason: z.enum([
    'rejected',
    'moderation',
    'rate-limited',
    'out-of-credits',
    'unauthorised',
    'unavailable',
    'expired',
    'outcome-unknown',
    'unreadable',
    'short-of-credits',
    'internal',
  ]),
  /** The vendor's own words, fit for people; or the reference under which the log holds the error. */
  detail: z.string().optional(),
});

const partSchema = z.discriminatedUnion('state', [
  /** Not with the vendor. After a refused submit: when to try again, and since when it is refused. */
  z.object({ state: z.literal('waiting'), notBefore: z.number(), refusedSince: z.number().nullable() }),
  /** Written before the submit goes out: found after a crash, its outcome is unknown. */
  z.object({ state: z.literal('submitting') }),
  z.object({ state: z.literal('running'), remoteId: z.string(), since: z.number() }),
  /** Done at the vendor. Without a link the picture comes with the result, asked for again. */
  z.object({
    state: z.literal('drawn'),
    remoteId: z.string(),
    link: z.string().nullable(),
    costUsd: z.number().nullable(),
    seed: z.string().nullable(),
    seconds: z.number(),
  }),
  z.object({ state: z.literal('lost'), loss: lossSchema }),
  /** Called off before any vendor saw it. */
  z.object({ state: z.literal('dropped') }),
]);

const stateSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('accepted') }),
  z.object({ name: z.literal('queued') }),
  z.object({ name: z.literal('submitting') }),
  z.object({ name: z.literal('running') }),
  /** Every picture is drawn, lost or dropped: what remains is to settle and to tell. */
  z.object({ name: z.literal('delivering') }),
  z.object({ name: z.literal('succeeded'), at: z.number(), charged: z.number(), rung: z.string() }),
  z.object({ name: z.literal('failed'), at: z.number(), charged: z.number(), rung: z.string() }),
  z.object({ name: z.literal('cancelled'), at: z.number(), charged: z.number(), rung: z.string() }),
]);

export const jobSchema = z.object({
  /** The interaction's own id: the same interaction delivered twice is one job. */
  id: z.string(),
  createdAt: z.number(),
  requester: z.object({ userId: z.string(), guildId: z.string().nullable(), locale: z.string() }),
  place: z.object({
    applicationId: z.string(),
    channelId: z.string(),
    /** Known as soon as Discord has answered the first edit. */
    messageId: z.string().nullable(),
    token: z.string(),
    tokenUntil: z.number(),
    private: z.boolean(),
  }),
  request: imageRequestSchema,
  /** What one picture is estimated at, in credits. */
  price: z.number().int(),
  /** The account that holds the reservation. */
  accountKey: z.string().nullable(),
  cancelledAt: z.number().nullable(),
  parts: z.array(partSchema).min(1),
  state: stateSchema,
});

export type Job = z.infer<typeof jobSchema>;
export type Part = z.infer<typeof partSchema>;
export type Loss = z.infer<typeof lossSchema>;
export type Requester = Job['requester'];
export type Drawn = Extract<Part, { state: 'drawn' }>;

const ENDED = new Set<Job['state']['name']>(['succeeded', 'failed', 'cancelled']);

export function hasEnded(job: Job): boolean {
  return ENDED.has(job.state.name);
}

/** With a vendor, or on its way there or back. */
export function isRunning(job: Job): boolean {
  return ['submitting', 'running', 'delivering'].includes(job.state.name);
}

export function drawnParts(job: Job): Drawn[] {
  return job.parts.filter((part) => part.state === 'drawn');
}

export function losses(job: Job): Loss[] {
  return job.parts.flatMap((part) => (part.state === 'lost' ? [part.loss] : []));
}
