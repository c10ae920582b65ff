// The body with which a bot sends or edits a message, as far as the sandbox acts on it.
import { z } from 'zod';
import { Refusal } from './errors.js';
import { JsonObject } from './json-object.js';

const id = z.union([z.string(), z.number()]).transform(String);

export const AttachmentEntry = z.object({
  id,
  description: z.string().nullish(),
  filename: z.string().nullish(),
  title: z.string().nullish(),
});
export type AttachmentEntry = z.infer<typeof AttachmentEntry>;

export const AllowedMentions = z.object({
  parse: z.array(z.string()).nullish(),
  users: z.array(id).nullish(),
  roles: z.array(id).nullish(),
  replied_user: z.boolean().nullish(),
});
export type AllowedMentions = z.infer<typeof AllowedMentions>;

export const MessageBody = z.object({
  content: z.string().nullish(),
  embeds: z.array(JsonObject).nullish(),
  components: z.array(JsonObject).nullish(),
  attachments: z.array(AttachmentEntry).nullish(),
  allowed_mentions: AllowedMentions.nullish(),
  flags: z.number().nullish(),
  message_reference: z
    .object({ message_id: id, channel_id: id.nullish(), fail_if_not_exists: z.boolean().nullish(), type: z.number().nullish() })
    .nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});
export type MessageBody = z.infer<typeof MessageBody>;

/** Also without Discord's own schemas a body must have the right shape. */
export function parseBody<Body>(schema: z.ZodType<Body>, payload: unknown): Body {
  const parsed = schema.safeParse(payload ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal(
    50035,
    parsed.error.issues.map((issue) => ({
      path: issue.path.filter((step) => typeof step !== 'symbol'),
      code: 'BASE_TYPE_INVALID',
      message: issue.message,
    })),
  );
}
