// Sets lines of text in the fonts there are: which font draws which characters, how wide the line is, what is cut off.
import { drawnPoints, formsOf, graphemesOf, isOneEmoji, isTelling, looksLikeEmoji } from './graphemes.js';
import { type Piece, type Run, runsOf } from './runs.js';
import type { Typeface } from './typeface.js';

export interface Line {
  /** From left to right; none when nothing of the text can be drawn. */
  readonly runs: readonly Run[];
  readonly size: number;
  readonly width: number;
}

export interface LineStyle {
  readonly size: number;
  readonly strong?: boolean;
  /** Text wider than this ends with an ellipsis. */
  readonly room?: number;
}

interface Typefaces {
  readonly plain: Typeface;
  readonly strong: Typeface;
  readonly emoji: Typeface;
  /** Of other scripts, in the order in which they are asked for a character. */
  readonly scripts: readonly Typeface[];
}

export class Lettering {
  readonly #typefaces: Typefaces;

  constructor(typefaces: Typefaces) {
    this.#typefaces = typefaces;
  }

  line(text: string, { size, strong = false, room = Number.POSITIVE_INFINITY }: LineStyle): Line {
    const all = this.#legible(text, strong);
    const ellipsis = this.#drawn('…', strong);
    let pieces = all;
    for (let kept = all.length - 1; kept >= 0 && widthOf(pieces) * size > room; kept -= 1) {
      pieces = [...withoutTrailingSpaces(all.slice(0, kept)), ...ellipsis];
    }
    return { runs: runsOf(pieces, size), size, width: widthOf(pieces) * size };
  }

  /** What no font draws is left out. */
  #legible(text: string, strong: boolean): Piece[] {
    const pieces: Piece[] = [];
    let dropped = false;
    for (const grapheme of graphemesOf(text)) {
      const before = pieces.at(-1);
      const drawn = this.#drawn(grapheme, strong, before?.typeface);
      if (drawn.length === 0) dropped = true;
      if (grapheme !== ' ' || (before && before.text !== ' ')) pieces.push(...drawn);
    }
    return dropped && !isTelling(pieces.map((piece) => piece.text).join('')) ? [] : withoutTrailingSpaces(pieces);
  }

  #drawn(grapheme: string, strong: boolean, before?: Typeface): Piece[] {
    for (const form of formsOf(grapheme)) {
      const pieces = form.flatMap((part) => {
        const typeface = this.#typefaceFor(part, strong, before);
        return typeface ? [pieceOf(part, typeface)] : [];
      });
      if (pieces.length > 0 && pieces.length === form.length) return pieces;
    }
    return [];
  }

  /** Signs and spaces between words stay in the words' own font: what is in one font the renderer sets as a whole. */
  #typefaceFor(grapheme: string, strong: boolean, before?: Typeface): Typeface | undefined {
    const points = drawnPoints(grapheme);
    const { plain, strong: bold, emoji, scripts } = this.#typefaces;
    const letters = [strong ? bold : plain, ...scripts];
    const same = before && before !== emoji && !/\p{L}/u.test(grapheme) ? [before] : [];
    const order = looksLikeEmoji(grapheme) ? [emoji, ...letters] : [...same, ...letters, emoji];
    return points.length === 0 ? undefined : order.find((typeface) => points.every((point) => typeface.draws(point)));
  }
}

function pieceOf(grapheme: string, typeface: Typeface): Piece {
  const text = Array.from(grapheme).filter((character) => typeface.draws(character.codePointAt(0) ?? 0));
  return { text: text.join(''), typeface, width: typeface.width(isOneEmoji(grapheme) ? (text[0] ?? '') : text.join('')) };
}

function withoutTrailingSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.slice(0, pieces.findLastIndex(({ text }) => text !== ' ') + 1);
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { width }) => sum + width, 0);
}
