// A request as a durable record: who asked for what, where it is shown, what it may cost, and how far each picture of it is.
import { z } from 'zod';
import { fileProblemSchema } from '../images/file-problem.js';
import { type Inputs, imageRequestSchema } from '../providers/image-request.js';
import { approvalSchema } from './approval.js';
import { type Attachment, attachmentSchema, noteSchema, sourceSchema } from './source.js';

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
    'short-of-budget',
    /** A moderator has said no: `detail` is who. */
    'approval-refused',
    /** No moderator has said anything for a day. */
    'approval-silent',
    /** No moderator could be asked. */
    'approval-unaskable',
    /** A file that was attached can't be worked from: `file` says which and why. */
    'bad-file',
    'internal',
  ]),
  /** The vendor's own words, fit for people; or the reference under which the log holds the error. */
  detail: z.string().optional(),
  file: z.object({ name: z.string(), problem: fileProblemSchema }).optional(),
  /** What it would have cost, what there was, what that would have paid, and when there is more. */
  short: z
    .object({
      cost: z.number(),
      left: z.number(),
      fits: z.object({ quality: z.string().optional(), count: z.number().optional() }),
      resetsAt: z.number(),
    })
    .optional(),
});

/** The model that draws this picture, when it is not the job's own: another stands in for it. */
const model = z.string().nullable().default(null);

const partSchema = z.discriminatedUnion('state', [
  /** Not with the vendor. After a refused submit: when to try again, and since when it is refused. */
  z.object({ state: z.literal('waiting'), notBefore: z.number(), refusedSince: z.number().nullable(), model }),
  /** Written before the submit goes out: found after a crash, its outcome is unknown. */
  z.object({
    state: z.literal('submitting'),
    /** When it went out. */
    since: z.number().default(0),
    refusedSince: z.number().nullable().default(null),
    model,
  }),
  z.object({ state: z.literal('running'), remoteId: z.string(), since: z.number(), model }),
  /** Done at the vendor. The picture is kept here, or has a link, or comes with the result when that is asked for again. */
  z.object({
    state: z.literal('drawn'),
    remoteId: z.string().nullable(),
    link: z.string().nullable(),
    kept: z.string().nullable().default(null),
    model,
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
  requester: z.object({
    userId: z.string(),
    guildId: z.string().nullable(),
    locale: z.string(),
    /** Those that the member had when they asked. */
    roles: z.array(z.string()).readonly().default([]),
  }),
  place: z.object({
    applicationId: z.string(),
    channelId: z.string(),
    /** Known as soon as Discord has answered the first edit. */
    messageId: z.string().nullable(),
    token: z.string(),
    tokenUntil: z.number(),
    private: z.boolean(),
    /** How large a file Discord takes here, in bytes. */
    uploadLimit: z.number().default(10 * 2 ** 20),
  }),
  request: imageRequestSchema,
  /** Nobody has named a size: it is that of the first picture. */
  followsPicture: z.boolean().default(false),
  /** The picture that this one goes on from. */
  parent: z.object({ jobId: z.string(), part: z.number().int().nonnegative() }).nullable().default(null),
  /** What was attached: references in order, then the mask. */
  attachments: z.array(attachmentSchema).default([]),
  /** The same, read and kept here; empty until all are. */
  sources: z.array(sourceSchema).default([]),
  /** What the member is told beside the picture. */
  notes: z.array(noteSchema).default([]),
  /** What one picture is estimated at, in credits. */
  price: z.number().int(),
  /** The account that holds the reservation. */
  accountKey: z.string().nullable(),
  /** Nothing when it needs none. */
  approval: approvalSchema.nullable().default(null),
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

/** In credits: what is held for all of its pictures together. */
export function estimateOf({ price, parts }: Pick<Job, 'price' | 'parts'>): number {
  return price * parts.length;
}

export function losses(job: Job): Loss[] {
  return job.parts.flatMap((part) => (part.state === 'lost' ? [part.loss] : []));
}

/** The model that draws a picture of this job. */
export function modelOf(job: Job, part: Part | undefined): string {
  return (part && 'model' in part ? part.model : null) ?? job.request.model;
}

export function inputsOf({ attachments }: { readonly attachments: readonly Attachment[] }): Inputs {
  return {
    references: attachments.filter(({ slot }) => slot === 'reference').length,
    mask: attachments.some(({ slot }) => slot === 'mask'),
  };
}

/** What was attached has still to be read. */
export function isUnread({ attachments, sources }: Job): boolean {
  return sources.length < attachments.length;
}

/** It came as a message, whose id it has, and not as an interaction: there is no token to answer by. */
export function wasMessage({ place }: Pick<Job, 'place'>): boolean {
  return place.token === '';
}
