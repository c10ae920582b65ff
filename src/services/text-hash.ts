// A number of 32 bits for a text, for ever the same: by it records on disk are found again.

export function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash;
}
