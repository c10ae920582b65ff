// Gently wandering lines: ridges, dunes and shores as height over the sheet's width.
import type { Chance } from './chance.js';

/** Height, from -1 to 1, at a place from 0 to 1. */
export type Profile = (place: number) => number;

interface Roughness {
  /** How many swings fit across. */
  readonly swings: number;
  /** Each octave adds finer swings; one is smooth. */
  readonly octaves: number;
  /** How much of its strength each finer octave keeps. */
  readonly persistence: number;
  /** Straight between two heights, as rocks are, or rounded. */
  readonly jagged: boolean;
}

export function profile(chance: Chance, { swings, octaves, persistence, jagged }: Roughness): Profile {
  const layers = Array.from({ length: octaves }, (_, octave) => {
    const count = Math.ceil(swings * 2 ** octave) + 2;
    const heights = Array.from({ length: count }, () => chance.between(-1, 1));
    return { heights, swings: swings * 2 ** octave, strength: persistence ** octave };
  });
  const total = layers.reduce((sum, { strength }) => sum + strength, 0);
  return (place) => layers.reduce((sum, layer) => sum + layer.strength * heightAt(layer, place, jagged), 0) / total;
}

function heightAt(layer: { heights: readonly number[]; swings: number }, place: number, jagged: boolean): number {
  const at = Math.max(0, place) * layer.swings;
  const index = Math.floor(at);
  const share = at - index;
  const eased = jagged ? share : share * share * (3 - 2 * share);
  const [from = 0, to = 0] = [layer.heights[index], layer.heights[index + 1]];
  return from + (to - from) * eased;
}
