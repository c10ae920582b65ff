// A request that waits for a moderator: since when, where else they were asked, and what was decided.
import { z } from 'zod';
import type { Choices } from '../guild/choices.js';
import type { Job } from './job.js';

export const approvalSchema = z.object({
  since: z.number(),
  /** Where moderators were asked, when that is not in the job's own message: nobody else can see a private one. */
  asked: z.object({ channelId: z.string(), messageId: z.string() }).nullable(),
  verdict: z.object({ kind: z.enum(['given', 'refused']), by: z.string(), at: z.number() }).nullable(),
  /** What became of it stands in the audit and where it was asked. */
  filed: z.boolean(),
});

export type Approval = z.infer<typeof approvalSchema>;
export type Verdict = NonNullable<Approval['verdict']>;
export type Asked = NonNullable<Approval['asked']>;

/** Whoever has not decided after a day won't. */
const PATIENCE_MS = 24 * 3_600_000;

/** A request that costs so much waits for a moderator. */
export function needsApproval({ approvalAbove }: Pick<Choices, 'approvalAbove'>, cost: number): boolean {
  return approvalAbove !== null && cost > approvalAbove;
}

export function wantedSince(since: number): Approval {
  return { since, asked: null, verdict: null, filed: false };
}

/** Nobody but the asker sees a private message: there must be another place to ask in. */
export function isUnaskable({ operatorsChannel }: Pick<Choices, 'operatorsChannel'>, isPrivate: boolean): boolean {
  return isPrivate && operatorsChannel === null;
}

/** It has no turn in the line until somebody has decided. */
export function awaitsApproval({ state, approval }: Pick<Job, 'state' | 'approval'>): boolean {
  return state.name === 'queued' && approval !== null && approval.verdict === null;
}

export function lapsesAt({ since }: Pick<Approval, 'since'>): number {
  return since + PATIENCE_MS;
}

/** Somebody has still to be asked for it, where they can see it. */
export function isUnasked({ place, approval }: Pick<Job, 'place' | 'approval'>): boolean {
  return place.private && approval !== null && approval.asked === null;
}

/** When there is something to do about a waiting job's approval. */
export function approvalDue(job: Pick<Job, 'state' | 'place' | 'approval'>): number {
  const { approval } = job;
  if (approval === null || approval.filed) return Number.POSITIVE_INFINITY;
  if (approval.verdict !== null || isUnasked(job)) return 0;
  return lapsesAt(approval);
}
