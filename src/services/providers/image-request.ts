// What a picture is asked for with, as plain data: the vocabulary of options, what a member has chosen, and the request a provider gets.
import { z } from 'zod';

/** In one request. */
export const MOST_PICTURES = 4;
export const sizes = ['auto', '1024x1024', '1536x1024', '1024x1536'] as const;
export const qualities = ['auto', 'low', 'medium', 'high'] as const;
export const backgrounds = ['opaque', 'transparent', 'auto', 'preserve', 'white', 'black'] as const;
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
export type Background = ImageRequest['background'];

/** What a member has named; the rest is the model's choice. */
export type Wish = Pick<ImageRequest, 'prompt'> & { readonly [Option in keyof ImageRequest]?: ImageRequest[Option] | undefined };

/** The pictures that come with a wish. */
export interface Inputs {
  readonly references: number;
  readonly mask: boolean;
  /** The size that comes nearest to the first one, where that is known. */
  readonly shape?: Size | undefined;
}

/** An edited picture keeps its shape, as nearly as it can be had. */
export function shapeNearest(width: number | null | undefined, height: number | null | undefined): Size | undefined {
  if (!width || !height) return undefined;
  const ratio = width / height;
  if (ratio > 1.2) return '1536x1024';
  return ratio < 1 / 1.2 ? '1024x1536' : '1024x1024';
}
