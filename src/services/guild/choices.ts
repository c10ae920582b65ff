// What a guild has chosen: how its members may ask, what they get, and where its operators listen.
import { z } from 'zod';
import { MOST_PICTURES, qualities, sizes } from '../providers/image-request.js';

const credits = z.number().int().nonnegative();

/** Of why an admin has done something, in characters. */
export const LONGEST_REASON = 200;

/** An admin's act that is in the record already: done again after a crash, it changes nothing and has the same outcome. */
export const doneActSchema = z.object({
  id: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});

export const choicesSchema = z.object({
  /** What a request is drawn with when it doesn't say. */
  defaults: z
    .object({ model: z.string().nullable(), quality: z.enum(qualities).nullable(), size: z.enum(sizes).nullable() })
    .default({ model: null, quality: null, size: null }),
  /** Where pictures may be asked for; none chosen: everywhere. */
  channels: z.array(z.string()).default([]),
  /** Who may ask; none chosen: everybody. */
  roles: z.array(z.string()).default([]),
  /** Members who may not ask, by id. */
  keptOut: z.record(z.string(), z.object({ reason: z.string(), since: z.number() })).default({}),
  /** Requests with a vendor at once, of the whole guild. */
  runningTogether: z.number().int().positive().nullable().default(null),
  /** Words, or parts of them with `*`, that no prompt may have. */
  blockedWords: z.array(z.string()).default([]),
  /** Pictures a request. */
  largestCount: z.number().int().min(1).max(MOST_PICTURES).default(MOST_PICTURES),
  /** What costs more waits for a moderator. */
  approvalAbove: credits.nullable().default(null),
  operatorsChannel: z.string().nullable().default(null),
  /** Credits a period: of everybody, where the guild says otherwise than the settings, and of who has a role. */
  allowances: z.object({ guild: credits.nullable(), roles: z.record(z.string(), credits) }).default({ guild: null, roles: {} }),
  /** Credits a period for all members together. */
  budget: credits.nullable().default(null),
  done: z.array(doneActSchema).default([]),
});

export type Choices = z.infer<typeof choicesSchema>;

export const noChoices: Choices = choicesSchema.parse({});
