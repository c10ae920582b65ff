// What a picture is asked for with, as plain data: the vocabulary of options and the request that a provider gets.
import { z } from 'zod';

export const sizes = ['auto', '1024x1024', '1536x1024', '1024x1536'] as const;
export const qualities = ['auto', 'low', 'medium', 'high'] as const;
export const backgrounds = ['auto', 'opaque', 'transparent'] as const;
export const formats = ['png', 'jpeg', 'webp'] as const;
export const moderations = ['auto', 'low'] as const;

export const imageRequestSchema = z.object({
  model: z.string(),
  prompt: z.string().min(1),
  size: z.enum(sizes),
  quality: z.enum(qualities),
  background: z.enum(backgrounds),
  format: z.enum(formats),
  compression: z.number().int().min(0).max(100),
  moderation: z.enum(moderations),
});

export type ImageRequest = z.infer<typeof imageRequestSchema>;
export type Size = ImageRequest['size'];
export type Quality = ImageRequest['quality'];
