// What every layer of a scene is drawn with: the sheet, its colours, where the light is, and how much detail was paid for.
import type { Chance } from './chance.js';
import { mix } from './colour.js';
import type { Mood } from './palette.js';
import type { Sheet } from './svg.js';

export interface Stage {
  readonly sheet: Sheet;
  readonly chance: Chance;
  readonly mood: Mood;
  /** 1 for low, 2 for medium, 3 for high. */
  readonly detail: number;
  /** The shorter side: what sizes are measured in. */
  readonly unit: number;
  readonly horizon: number;
  readonly light: { readonly x: number; readonly y: number; readonly radius: number };
}

/** Land at a distance: 1 at the horizon, where it fades into the air, 0 right here. */
export function landAt({ mood }: Stage, distance: number): string {
  const [middle, near] = mood.land;
  const air = mood.sky[2];
  return distance > 0.5 ? mix(middle, air, (distance - 0.5) * 1.5) : mix(near, middle, distance * 2);
}
