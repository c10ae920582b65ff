// Words from people and vendors made harmless: no mention pings, no markdown formats, no link opens, no invite shows, no line escapes
// its quote.

const MARKDOWN = /[\\*_~`|[]/g;
/** What formats a line only at its beginning: headings, quotes, lists, small print. */
const LINE_START = /^[#>+-]|^\d+(?=\.)/;
/** Characters that turn the direction of what follows them. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
/** Invites, gifts and templates show a card also without a protocol before them. */
const CARD = /(?<=discord(?:app)?\.(?:gg|com|gift|new))\//gi;
const ZERO_WIDTH = '\u200b';

/** One line, shortened to so many characters, shown exactly as typed. */
export function plain(text: string, most: number): string {
  return shortened(text, most)
    .replace(MARKDOWN, '\\$&')
    .replace(LINE_START, `${ZERO_WIDTH}$&`)
    .replace(/@/g, `@${ZERO_WIDTH}`)
    .replace(/</g, `<${ZERO_WIDTH}`)
    .replace(/:\/\//g, `:${ZERO_WIDTH}//`)
    .replace(CARD, `${ZERO_WIDTH}/`);
}

/** One line, shortened to so many characters, for places where nothing is formatted. */
export function shortened(text: string, most: number): string {
  const characters = [...text.replace(DIRECTION, '').replace(/\s+/g, ' ').trim()];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
