// Puts the pieces of a line in the order in which the eye meets them, for names that mix Arabic or Hebrew with other writing.
// The renderer orders what is in one font only, so pieces of several fonts are ordered here: Unicode's bidirectional algorithm, without
// its nested levels, which no name needs.

export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

/** Signs, spaces and emoji have none of their own. */
function ownDirection(text: string): Direction | undefined {
  if (/\p{L}/u.test(text) && RIGHT_TO_LEFT.test(text)) return 'rtl';
  return LEFT_TO_RIGHT.test(text) ? 'ltr' : undefined;
}

/** By the first letter; without letters it reads from the left. */
export function lineDirection(texts: readonly string[]): Direction {
  const first = texts.find((text) => /\p{L}/u.test(text));
  return (first === undefined ? undefined : ownDirection(first)) ?? 'ltr';
}

/** What has no direction takes that of its neighbours when they agree, else that of the line. */
export function directionsOf(texts: readonly string[]): Direction[] {
  const line = lineDirection(texts);
  const own = texts.map(ownDirection);
  return own.map((direction, index) => {
    if (direction) return direction;
    const before = own.slice(0, index).findLast(Boolean) ?? line;
    const after = own.slice(index).find(Boolean) ?? line;
    return before === after ? before : line;
  });
}

/** From left to right. */
export function visualOrder<Piece extends { readonly direction: Direction }>(pieces: readonly Piece[], line: Direction): Piece[] {
  const stretches: Piece[][] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last?.[0]?.direction === piece.direction) last.push(piece);
    else stretches.push([piece]);
  }
  const ordered = stretches.map((stretch) => (stretch[0]?.direction === 'rtl' ? stretch.toReversed() : stretch));
  return (line === 'rtl' ? ordered.toReversed() : ordered).flat();
}
