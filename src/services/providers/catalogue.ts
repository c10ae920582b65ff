// The models on offer, one row each: commands, prices, validation and first guesses at durations all come from this table.
import type { backgrounds, ImageRequest, Quality, Size } from './image-request.js';

export type ProviderName = 'segmind' | 'onemin';

export interface Model {
  /** The value of the command's choice, and the key in stored jobs. */
  readonly id: string;
  /** The vendor's name for it. */
  readonly slug: string;
  readonly provider: ProviderName;
  /** The name for people. */
  readonly name: string;
  readonly sizes: readonly Size[];
  readonly qualities: readonly Quality[];
  readonly backgrounds: readonly (typeof backgrounds)[number][];
  readonly compression: { readonly least: number; readonly most: number };
  readonly longestPrompt: number;
  readonly typicalSeconds: number;
  /** Credits a picture by quality: square, and 3:2 or 2:3. One credit is US$0.001. */
  readonly credits: Readonly<Record<PricedQuality, { readonly square: number; readonly wide: number }>>;
}

type PricedQuality = Exclude<Quality, 'auto'>;

const MINI_CREDITS = { low: { square: 5, wide: 6 }, medium: { square: 11, wide: 15 }, high: { square: 36, wide: 52 } };

export const catalogue: readonly Model[] = [
  {
    id: 'gpt-image-1-mini',
    slug: 'gpt-image-1-mini',
    provider: 'segmind',
    name: 'GPT Image 1 Mini',
    sizes: ['auto', '1024x1024', '1536x1024', '1024x1536'],
    qualities: ['auto', 'low', 'medium', 'high'],
    backgrounds: ['opaque', 'transparent'],
    compression: { least: 1, most: 100 },
    longestPrompt: 32_000,
    typicalSeconds: 42,
    credits: MINI_CREDITS,
  },
];

/** What is used where the member did not choose. */
export const defaults = {
  model: 'gpt-image-1-mini',
  size: '1024x1024',
  quality: 'medium',
  background: 'opaque',
  format: 'png',
  compression: 100,
  moderation: 'auto',
} as const satisfies Omit<ImageRequest, 'prompt'>;

export function modelById(id: string): Model | undefined {
  return catalogue.find((model) => model.id === id);
}

/** The estimate for one picture. What is left to the model (`auto`) is counted at its dearest, so that a reservation suffices. */
export function creditsFor(model: Model, quality: Quality, size: Size): number {
  const row = model.credits[quality === 'auto' ? 'high' : quality];
  return size === '1024x1024' ? row.square : row.wide;
}

/** What a vendor's cost in US$ is in credits, rounded up; a thousandth of a cent of binary noise is not rounded up. */
export function creditsOfUsd(usd: number): number {
  return Math.ceil(Number((usd * 1000).toFixed(4)));
}
