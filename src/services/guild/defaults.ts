// What a member leaves open, as the guild has chosen it; where that can't be had for this request, as it is everywhere.
import { UserError } from '../errors.js';
import type { Model } from '../providers/catalogue.js';
import type { Inputs, Wish } from '../providers/image-request.js';
import { resolve } from '../providers/request-resolution.js';
import type { Choices } from './choices.js';

export function withDefaults(wish: Wish, inputs: Inputs, { defaults }: Choices, offered: readonly Model[]): Wish {
  const quality = wish.quality ?? defaults.quality ?? undefined;
  // What goes on from a picture keeps its shape.
  const size = wish.size ?? (inputs.references > 0 ? undefined : (defaults.size ?? undefined));
  const model = wish.model ?? defaults.model ?? undefined;
  const isOpen = quality !== wish.quality || size !== wish.size || model !== wish.model;
  if (!isOpen) return wish;
  const fuller = [
    { ...wish, quality, size, model },
    { ...wish, quality, size },
  ];
  return fuller.find((each) => canBeHad(offered, each, inputs)) ?? wish;
}

export function canBeHad(offered: readonly Model[], wish: Wish, inputs: Inputs): boolean {
  try {
    resolve(offered, wish, inputs);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
