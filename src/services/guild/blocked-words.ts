// The words that a guild blocks: found in a prompt as whole words, in any case and with any accents, `*` standing for any letters.
// What is blocked is never made a regular expression, and nothing is tried twice: the time grows with the text alone.

/** A line of the list as it is compared: by words or single characters, such as “+” or “猫”; each by the pieces between its stars. */
export type Pattern = readonly (readonly string[])[];

/** What disguises a word and is not seen, or hardly: accents, joiners, soft hyphens, fillers, variants. */
const DISGUISES = /[\u0300-\u036f\u115f\u1160]|\p{Variation_Selector}|\p{Cf}/gu;
/** Scripts that put no space between words: each character is taken for one. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])`;
const TOKENS = new RegExp(`${LETTER}+|[^\\s]`, 'gu');
const PATTERN_TOKENS = new RegExp(`(?:${LETTER}|\\*)+|[^\\s]`, 'gu');

function undisguised(text: string): string {
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(DISGUISES, '').normalize('NFC');
}

/** What a line of the guild's list means; nothing when it would block everything. */
export function patternOf(line: string): Pattern | undefined {
  const tokens = undisguised(line).match(PATTERN_TOKENS) ?? [];
  const isStar = (token: string | undefined) => token !== undefined && /^\*+$/.test(token);
  while (isStar(tokens[0])) tokens.shift();
  while (isStar(tokens.at(-1))) tokens.pop();
  return tokens.length === 0 ? undefined : tokens.map((token) => token.split(/\*+/));
}

/** The first words of a prompt that are blocked, without their accents and in small letters. */
export function blockedIn(prompt: string, lines: readonly string[]): string | undefined {
  if (lines.length === 0) return undefined;
  const tokens = undisguised(prompt).match(TOKENS) ?? [];
  for (const line of lines) {
    const pattern = patternOf(line);
    const at = pattern ? tokens.findIndex((_, start) => startsAt(tokens, start, pattern)) : -1;
    if (pattern && at >= 0) {
      return tokens.slice(at, at + pattern.length).join(' ');
    }
  }
  return undefined;
}

function startsAt(tokens: readonly string[], start: number, pattern: Pattern): boolean {
  return pattern.every((pieces, offset) => {
    const token = tokens[start + offset];
    return token !== undefined && fits(token, pieces);
  });
}

/** The first piece begins the word, the last ends it, the others follow one another in between. */
function fits(word: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return word === first;
  if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length) return false;
  let from = first.length;
  const until = word.length - last.length;
  for (const piece of others) {
    const at = word.indexOf(piece, from);
    if (at < 0 || at + piece.length > until) return false;
    from = at + piece.length;
  }
  return true;
}
