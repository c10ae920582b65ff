// A line of text as the renderer can take it: runs of one font and one direction, each with its place.
import { type Direction, directionsOf, lineDirection, visualOrder } from './reading-order.js';
import type { Typeface } from './typeface.js';

export interface Piece {
  readonly text: string;
  readonly typeface: Typeface;
  /** In parts of the font's size. */
  readonly width: number;
}

export interface Run {
  readonly text: string;
  readonly typeface: Typeface;
  /** From the left end of the line, in pixels. */
  readonly offset: number;
}

interface Stretch extends Piece {
  readonly direction: Direction;
}

/** Invisible, and of Hebrew's direction: what stands between two of them is set from the right, its signs included. */
const RIGHT_TO_LEFT_MARK = '\u200f';

export function runsOf(pieces: readonly Piece[], size: number): Run[] {
  const texts = pieces.map(({ text }) => text);
  const directions = directionsOf(texts);
  const stretches: Stretch[] = [];
  for (const [index, piece] of pieces.entries()) {
    const direction = directions[index] ?? 'ltr';
    const last = stretches.at(-1);
    if (last?.typeface === piece.typeface && last.direction === direction) stretches.splice(-1, 1, both(last, piece));
    else stretches.push({ ...piece, direction });
  }
  let offset = 0;
  return visualOrder(stretches, lineDirection(texts)).map((stretch) => {
    const run = { text: marked(stretch), typeface: stretch.typeface, offset };
    offset += stretch.width * size;
    return run;
  });
}

function both(stretch: Stretch, piece: Piece): Stretch {
  return { ...stretch, text: stretch.text + piece.text, width: stretch.width + piece.width };
}

/** Only in a font that has the mark: for one without it the renderer would go looking in others. */
function marked({ text, typeface, direction }: Stretch): string {
  const canMark = typeface.draws(RIGHT_TO_LEFT_MARK.codePointAt(0) ?? 0);
  return direction === 'rtl' && canMark ? RIGHT_TO_LEFT_MARK + text + RIGHT_TO_LEFT_MARK : text;
}
