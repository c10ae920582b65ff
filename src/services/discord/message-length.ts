// How long a message to Discord may be.

/** In characters: it takes no longer one. */
export const LONGEST_MESSAGE = 2000;

export function fits(text: string): boolean {
  return text.length <= LONGEST_MESSAGE;
}
