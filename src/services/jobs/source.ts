// The pictures a job works from: as they were attached, and as they were read; and what the member is told about them.
import { z } from 'zod';
import type { Resolved } from '../providers/request-resolution.js';

const slot = z.enum(['reference', 'mask']);

/** Where a picture may be had; the first that has it will do. */
const placeSchema = z.discriminatedUnion('kind', [
  /** Discord's signed link, with the size in bytes that Discord names. */
  z.object({ kind: z.literal('discord'), url: z.string(), size: z.number() }),
  /** With the vendor that has drawn it. */
  z.object({ kind: z.literal('vendor'), model: z.string(), url: z.string() }),
  /** In a message, which gives a fresh link when it is asked for again. */
  z.object({ kind: z.literal('message'), channelId: z.string(), messageId: z.string(), file: z.string() }),
  /** With a preset, for as long as that is kept. */
  z.object({ kind: z.literal('preset'), presetId: z.string(), file: z.string() }),
]);

export const attachmentSchema = z.object({
  slot,
  /** As people know the file. */
  name: z.string(),
  contentType: z.string().nullable(),
  places: z.array(placeSchema).min(1),
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

export type Place = z.infer<typeof placeSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Note = z.infer<typeof noteSchema>;

/** What was taken for what by the model that draws. */
export function mappedNotes({ model, mapped }: Resolved): Note[] {
  return mapped.map((mapping) => ({ kind: 'mapped', model: model.id, ...mapping }));
}
