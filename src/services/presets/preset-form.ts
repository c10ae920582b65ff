// What a form that asks for a preset's blanks is about: everything of the request but the words that are still to come.
import { z } from 'zod';
import { attachmentSchema } from '../jobs/source.js';
import { imageRequestSchema, sizes } from '../providers/image-request.js';

export const presetFormSchema = z.object({
  openedAt: z.number(),
  userId: z.string(),
  /** With its blanks. */
  prompt: z.string(),
  options: imageRequestSchema.omit({ prompt: true }).partial(),
  attachments: z.array(attachmentSchema),
  shape: z.enum(sizes).optional(),
  count: z.number().int().positive(),
  isPrivate: z.boolean(),
});

export type PresetForm = Omit<z.infer<typeof presetFormSchema>, 'openedAt'>;
