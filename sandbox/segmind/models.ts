// The three models on sale: what each takes, how long it usually needs and what it costs.

export type Shape = 'square' | 'oblong';
export type PricedQuality = 'low' | 'medium' | 'high';
type PriceList = Readonly<Record<PricedQuality, Readonly<Record<Shape, number>>>>;

export interface Model {
  readonly slug: string;
  readonly takesImages: boolean;
  readonly typicalSeconds: number;
  readonly defaults: { readonly size: 'auto' | '1024x1024'; readonly quality: 'auto' | 'high' };
  /** US$ a picture. */
  readonly prices: PriceList;
}

const miniPrices: PriceList = {
  low: { square: 0.005, oblong: 0.006 },
  medium: { square: 0.011, oblong: 0.015 },
  high: { square: 0.036, oblong: 0.052 },
};

const fullPrices: PriceList = {
  low: { square: 0.011, oblong: 0.016 },
  medium: { square: 0.042, oblong: 0.063 },
  high: { square: 0.167, oblong: 0.25 },
};

/** The vendor's pages disagree about defaults: the generator's says high and square, the editors' say auto. */
export const models: readonly Model[] = [
  {
    slug: 'gpt-image-1-mini',
    takesImages: false,
    typicalSeconds: 42,
    defaults: { size: '1024x1024', quality: 'high' },
    prices: miniPrices,
  },
  {
    slug: 'gpt-image-1-edit-mini',
    takesImages: true,
    typicalSeconds: 42,
    defaults: { size: 'auto', quality: 'auto' },
    prices: miniPrices,
  },
  {
    slug: 'gpt-image-1-edit',
    takesImages: true,
    typicalSeconds: 58,
    defaults: { size: 'auto', quality: 'auto' },
    prices: fullPrices,
  },
];

export function findModel(slug: string): Model | undefined {
  return models.find((model) => model.slug === slug);
}

/** `auto` is priced as a medium square. */
export function priceOf(model: Model, quality: PricedQuality | 'auto', size: string): number {
  const shape = size === 'auto' || size === '1024x1024' ? 'square' : 'oblong';
  return model.prices[quality === 'auto' ? 'medium' : quality][shape];
}
