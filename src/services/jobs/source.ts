// The pictures a job works from: as they were attached, and as they were read; and what the member is told about them.
import { z } from 'zod';

const slot = z.enum(['reference', 'mask']);

export const attachmentSchema = z.object({
  slot,
  /** As the member has named the file. */
  name: z.string(),
  url: z.string(),
  /** In bytes, as Discord says. */
  size: z.number(),
  contentType: z.string().nullable(),
});

export const sourceSchema = z.object({
  slot,
  /** Its name on the shelf. */
  kept: z.string(),
  type: z.enum(['png', 'jpeg', 'webp']),
  width: z.number(),
  height: z.number(),
  /** What each vendor that has it calls it. */
  uploads: z.record(z.string(), z.string()),
});

export const noteSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mapped'),
    model: z.string(),
    option: z.enum(['size', 'quality', 'background']),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ kind: z.literal('first-frame'), file: z.string() }),
  z.object({ kind: z.literal('mask-drawn'), file: z.string() }),
  z.object({ kind: z.literal('substitute'), from: z.string(), to: z.string() }),
]);

export type Attachment = z.infer<typeof attachmentSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Note = z.infer<typeof noteSchema>;
