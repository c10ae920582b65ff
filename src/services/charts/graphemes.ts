// Names as members chose them, cut into what a reader takes for one character, without what could disturb the text around them.
import { lazily } from '../lazily.js';

/** Controls, direction overrides, zero-width spaces, lone halves of characters; only what joins letters or emoji stays. */
const INVISIBLE = /(?![\u200c\u200d])\p{C}/gu;

/** More marks than any language stacks would be drawn over the lines above and below. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** Node knows the flag, the compiler's target does not yet. */
const UNICODE_SETS = 'v';
const oneEmoji = lazily(() => new RegExp('^\\p{RGI_Emoji}$', UNICODE_SETS));

const segmenter = lazily(() => new Intl.Segmenter('und', { granularity: 'grapheme' }));

export function graphemesOf(text: string): string[] {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(PILED_MARKS, '$1');
  return Array.from(segmenter().segment(clean), ({ segment }) => segment);
}

/** Also what could stand for it where no font draws it: its plain form ("𝓑" is a B), or the letter without its marks. */
export function* formsOf(grapheme: string): Generator<string[]> {
  yield [grapheme];
  yield graphemesOf(grapheme.normalize('NFKC'));
  yield graphemesOf(grapheme.normalize('NFKD').replace(/\p{M}/gu, ''));
}

/** The code points of which a font must have a picture; it needs none of joiners and variation selectors. */
export function drawnPoints(grapheme: string): number[] {
  return Array.from(grapheme.replace(/\u200c|\u200d|[\ufe00-\ufe0f]/gu, ''), (character) => character.codePointAt(0) ?? 0);
}

export function looksLikeEmoji(grapheme: string): boolean {
  return /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme);
}

/** Joined or not: a family and a flag are one picture. */
export function isOneEmoji(grapheme: string): boolean {
  return oneEmoji().test(grapheme);
}

/** Whether someone could be called by it: punctuation alone is what is left of a name whose letters were dropped. */
export function isTelling(text: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(text);
}
