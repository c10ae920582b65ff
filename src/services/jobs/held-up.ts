// A vendor that refuses a submit for now: how long it is asked again, and whether that is what a job waits for.
import type { Job, Part } from './job.js';

/** A vendor that refuses for so long will not draw this one. */
export const PATIENCE_MS = 5 * 60_000;
/** Refusals come at once: what takes longer than this is being drawn. */
const TAKEN_AFTER_MS = 5000;

/** Until when the vendor is asked again; nothing when a picture of the job has not been refused, or is under way. */
export function heldUpUntil({ parts }: Pick<Job, 'parts'>, now: number): number | undefined {
  const open = parts.filter(({ state }) => state !== 'lost' && state !== 'dropped');
  const refused = open.flatMap((part) => refusedSince(part, now) ?? []);
  return refused.length > 0 && refused.length === open.length ? Math.max(...refused) + PATIENCE_MS : undefined;
}

function refusedSince(part: Part, now: number): number | null {
  if (part.state === 'submitting') return now - part.since > TAKEN_AFTER_MS ? null : part.refusedSince;
  return part.state === 'waiting' ? part.refusedSince : null;
}
