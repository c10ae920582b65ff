// The models on offer, one row each: commands, prices, validation and first guesses at durations all come from this table.
import { type Background, type ImageRequest, moderations, type Quality, qualities, type Size, sizes } from './image-request.js';

export type ProviderName = 'segmind' | 'onemin';

/** The vendors by the names that people know. */
export const vendorNames: Readonly<Record<ProviderName, string>> = { segmind: 'Segmind', onemin: '1min.ai' };

type PricedQuality = Exclude<Quality, 'auto'>;
type Prices = Readonly<Record<PricedQuality, { readonly square: number; readonly wide: number }>>;

export interface Model {
  /** The value of the command's choice, and the key in stored jobs. */
  readonly id: string;
  /** The vendor's name for it. */
  readonly slug: string;
  readonly provider: ProviderName;
  /** Rows of one engine draw alike: one may stand in for another. */
  readonly engine: string;
  /** The name for people. */
  readonly name: string;
  /** Whether it draws from words alone. */
  readonly draws: boolean;
  /** How many pictures it can work from. */
  readonly references: number;
  readonly mask: boolean;
  readonly sizes: readonly Size[];
  readonly qualities: readonly Quality[];
  /** From words alone, and with references; the first is used when none is named. */
  readonly backgrounds: { readonly drawing: readonly Background[]; readonly editing: readonly Background[] };
  readonly transparentFormats: readonly ImageRequest['format'][];
  readonly moderations: readonly ImageRequest['moderation'][];
  readonly compression: { readonly least: number; readonly most: number };
  readonly longestPrompt: number;
  readonly typicalSeconds: number;
  /** Credits a picture by quality: square, and 3:2 or 2:3. One credit is US$0.001. */
  readonly credits: Prices;
}

/** Discord takes no more of them in one command. */
const MOST_REFERENCES = 4;

const MINI_CREDITS: Prices = { low: { square: 5, wide: 6 }, medium: { square: 11, wide: 15 }, high: { square: 36, wide: 52 } };
const FULL_CREDITS: Prices = {
  low: { square: 11, wide: 16 },
  medium: { square: 42, wide: 63 },
  high: { square: 167, wide: 250 },
};

const SEGMIND = {
  provider: 'segmind',
  sizes,
  qualities,
  backgrounds: { drawing: ['opaque', 'transparent'], editing: ['opaque', 'transparent'] },
  transparentFormats: ['png', 'webp'],
  moderations,
  compression: { least: 1, most: 100 },
  longestPrompt: 32_000,
} as const;

const SEGMIND_EDITOR = { ...SEGMIND, draws: false, references: MOST_REFERENCES, mask: true } as const;

export const catalogue: readonly Model[] = [
  {
    ...SEGMIND,
    id: 'gpt-image-1-mini',
    slug: 'gpt-image-1-mini',
    engine: 'gpt-image-1-mini',
    name: 'GPT Image 1 Mini',
    draws: true,
    references: 0,
    mask: false,
    typicalSeconds: 42,
    credits: MINI_CREDITS,
  },
  {
    ...SEGMIND_EDITOR,
    id: 'gpt-image-1-edit-mini',
    slug: 'gpt-image-1-edit-mini',
    engine: 'gpt-image-1-mini',
    name: 'GPT Image 1 Edit Mini',
    typicalSeconds: 42,
    credits: MINI_CREDITS,
  },
  {
    ...SEGMIND_EDITOR,
    id: 'gpt-image-1-edit',
    slug: 'gpt-image-1-edit',
    engine: 'gpt-image-1',
    name: 'GPT Image 1 Edit',
    typicalSeconds: 58,
    credits: FULL_CREDITS,
  },
  {
    id: '1min/gpt-image-1-mini',
    slug: 'gpt-image-1-mini',
    provider: 'onemin',
    engine: 'gpt-image-1-mini',
    name: 'GPT Image 1 Mini by 1min.ai',
    draws: true,
    references: 1,
    mask: false,
    sizes: ['1024x1024', '1536x1024', '1024x1536'],
    qualities: ['low', 'medium', 'high'],
    backgrounds: { drawing: ['opaque', 'transparent'], editing: ['auto', 'preserve', 'transparent', 'white', 'black'] },
    transparentFormats: ['png'],
    moderations: ['auto'],
    compression: { least: 0, most: 100 },
    longestPrompt: 4000,
    typicalSeconds: 42,
    credits: MINI_CREDITS,
  },
];

/** What is used where the member did not choose, as far as the model offers it. */
export const defaults = {
  size: '1024x1024',
  quality: 'medium',
  background: 'opaque',
  format: 'png',
  compression: 100,
  moderation: 'auto',
} as const satisfies Omit<ImageRequest, 'prompt' | 'model'>;

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
