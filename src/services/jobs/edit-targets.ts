// What a form to edit is about, kept from the moment it is opened: the pictures to choose from, and what the last one was drawn with.
import { z } from 'zod';
import { imageRequestSchema, sizes } from '../providers/image-request.js';
import { attachmentSchema } from './source.js';

const pictureSchema = z.object({
  attachment: attachmentSchema,
  /** The size that comes nearest to it. */
  shape: z.enum(sizes).nullable(),
  /** The job that has drawn it. */
  parent: z.object({ jobId: z.string(), part: z.number().int().nonnegative() }).nullable(),
});

export const editTargetSchema = z.object({
  openedAt: z.number(),
  pictures: z.array(pictureSchema).min(1),
  /** The options it was drawn with. */
  basis: imageRequestSchema.omit({ prompt: true }).nullable(),
  isPrivate: z.boolean(),
});

export type EditTarget = Omit<z.infer<typeof editTargetSchema>, 'openedAt'>;
export type EditablePicture = z.infer<typeof pictureSchema>;
