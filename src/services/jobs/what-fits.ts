// What a member could have instead of what they can't pay.
import { creditsFor, type Model } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';

export interface Fitting {
  readonly quality?: string | undefined;
  readonly count?: number | undefined;
}

/** The best quality, or else the number of pictures, that so many credits pay. */
export function whatFits(model: Model, request: Pick<ImageRequest, 'quality' | 'size'>, count: number, left: number): Fitting {
  const better = [...model.qualities].reverse().filter((quality) => quality !== 'auto');
  const price = (quality: ImageRequest['quality']) => creditsFor(model, quality, request.size);
  const quality = better.find((candidate) => price(candidate) * count <= left && candidate !== request.quality);
  if (quality) return { quality };
  const fewer = Math.floor(left / price('low'));
  return fewer > 0 ? { quality: 'low', count: fewer } : {};
}
