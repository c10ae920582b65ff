// Which presets are offered while somebody types: their own before the team's, and names that begin so before those that contain it.
import type { Scope } from './preset.js';
import type { PresetEntry } from './preset-index.js';
import { keyOfName, keyOfTyped } from './preset-name.js';

export interface Suggestion {
  readonly scope: Scope;
  readonly name: string;
}

/** The entries of each in the order of their names. One's own hides the team's of the same name. */
export function suggestions(
  own: readonly PresetEntry[],
  team: readonly PresetEntry[],
  typed: string,
  most: number,
): Suggestion[] {
  const words = keyOfTyped(typed);
  const ownKeys = new Set(own.map(({ name }) => keyOfName(name)));
  const others = team.filter(({ name }) => !ownKeys.has(keyOfName(name)));
  return [
    ...matching(own, words).map((name) => ({ scope: 'own' as const, name })),
    ...matching(others, words).map((name) => ({ scope: 'team' as const, name })),
  ].slice(0, most);
}

function matching(entries: readonly PresetEntry[], words: string): string[] {
  const begin: string[] = [];
  const contain: string[] = [];
  for (const { name } of entries) {
    const at = keyOfName(name).indexOf(words);
    if (at === 0) begin.push(name);
    else if (at > 0) contain.push(name);
  }
  return [...begin, ...contain];
}
