// What a preset may be called, and when two names are the same.
import { shortened } from '../discord/plain-text.js';

/** In characters. */
export const LONGEST_NAME = 32;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name in one line, without spaces around it; nothing when it is too long, or there is nothing to see of it. */
export function presetName(typed: string): string | undefined {
  const name = oneLine(typed);
  return VISIBLE.test(name) && [...name].length <= LONGEST_NAME ? name : undefined;
}

/** Names with the same key are the same name. This one is of a name that is kept, and so is in one line already. */
export function keyOfName(name: string): string {
  return name.toLowerCase();
}

/** Of a name, or a part of one, as somebody types it. */
export function keyOfTyped(typed: string): string {
  return keyOfName(oneLine(typed));
}

function oneLine(typed: string): string {
  return shortened(typed.normalize('NFC'), Number.POSITIVE_INFINITY);
}
