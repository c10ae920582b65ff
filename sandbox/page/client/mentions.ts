// Mentions as people write them, made into what Discord sends.
import type { Person } from './world.js';

/** "@Ada" as Discord sends it; the longest names first, so that "@Ada Lovelace" is not taken for "@Ada". */
export function withMentions(content: string, people: readonly Person[]): string {
  const longestFirst = [...people].sort((one, other) => other.name.length - one.name.length);
  return longestFirst.reduce((text, { id, name }) => text.replaceAll(`@${name}`, `<@${id}>`), content);
}
