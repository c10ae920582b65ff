// What somebody has typed into a form of /settings, as a change of the guild's choices. What makes no sense is refused in words.
import { shortened } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { patternOf } from '../../services/guild/blocked-words.js';
import { type Change, changed, changedList, linesOf } from '../../services/guild/choice-changes.js';
import type { Choices } from '../../services/guild/choices.js';

const HIGHEST = { price: 1_000_000, atOnce: 1000 };
/** Of what makes no sense, in characters. */
const LONGEST_QUOTE = 30;

export function blockedWords(choices: Choices, text: string): Change {
  const lines = linesOf(text);
  const blocksAll = lines.find((line) => patternOf(line) === undefined);
  if (blocksAll !== undefined) throw new UserError('settings.blocksAll', { line: quote(blocksAll) });
  return changedList('blocked-words', choices, lines);
}

export function approval({ approvalAbove }: Choices, text: string): Change {
  const price = numberIn(text);
  if (price === undefined || (price !== null && price > HIGHEST.price)) {
    throw new UserError('settings.noPrice', { text: quote(text), most: HIGHEST.price });
  }
  return changed('approval', { approvalAbove: price }, approvalAbove, price);
}

export function atOnce({ runningTogether }: Choices, text: string): Change {
  const most = numberIn(text);
  if (most === undefined || most === 0 || (most !== null && most > HIGHEST.atOnce)) {
    throw new UserError('settings.noNumber', { text: quote(text), most: HIGHEST.atOnce });
  }
  return changed('running-together', { runningTogether: most }, runningTogether, most);
}

/** Null for nothing at all, undefined for what is no whole number. */
function numberIn(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function quote(text: string): string {
  return shortened(text, LONGEST_QUOTE).replaceAll('`', '');
}
