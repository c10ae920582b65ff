// A preset as a record: a named prompt, what it is drawn with, and the pictures it works from; and whose it is.
import { z } from 'zod';
import { attachmentSchema } from '../jobs/source.js';
import { type Member, memberKey } from '../member.js';
import { imageRequestSchema } from '../providers/image-request.js';

/** One's own, or that of everybody in the guild. */
export type Scope = 'own' | 'team';

const drawnWithSchema = z.object({
  options: imageRequestSchema.omit({ prompt: true }),
  /** Nobody has named the size: other pictures bring their own. */
  followsPicture: z.boolean(),
  count: z.number().int().positive(),
  isPrivate: z.boolean(),
});

export const presetSchema = z.object({
  owner: z.string(),
  name: z.string(),
  prompt: z.string().min(1),
  /** As the request was that it was made from; nothing of a prompt that was typed. */
  drawnWith: drawnWithSchema.nullable(),
  /** References in order, then the mask. The pictures themselves are kept with the preset. */
  attachments: z.array(attachmentSchema),
});

export type Preset = z.infer<typeof presetSchema>;
export type DrawnWith = z.infer<typeof drawnWithSchema>;

/** As records know whose presets they are. Outside a guild there is no team. */
export function ownerKey(member: Member, scope: Scope): string | undefined {
  if (scope === 'own') return memberKey(member);
  return member.guildId === null ? undefined : `${member.guildId}/team`;
}
