// The blanks in a preset's prompt, such as `{thing}`: what they are called, and the prompt once they are filled in.

/** Discord's forms ask for no more at once. */
export const MOST_BLANKS = 5;

/** 1 to 30 letters, digits, spaces, - and _ in braces; whatever else stands in braces is part of the prompt. */
const BLANK = /\{([\p{L}\p{M}\p{N} _-]{1,30})\}/gu;

/** Each once, in their order, called as it is written first. */
export function blanksOf(prompt: string): string[] {
  const called = new Map<string, string>();
  for (const [, written = ''] of prompt.matchAll(BLANK)) {
    const key = keyOf(written);
    if (key !== '' && !called.has(key)) called.set(key, written.trim());
  }
  return [...called.values()];
}

/** With the values put in as they are, in the order of `blanksOf`. A blank without a value stays. */
export function filledIn(prompt: string, values: readonly string[]): string {
  const keys = blanksOf(prompt).map(keyOf);
  return prompt.replace(BLANK, (written, name: string) => values[keys.indexOf(keyOf(name))] ?? written);
}

/** The one blank takes the words; behind a prompt without blanks they follow. Nothing when what goes where has to be asked. */
export function joined(prompt: string, words: string): string | undefined {
  const { length } = blanksOf(prompt);
  if (length === 0) return words === '' ? prompt : `${prompt} ${words}`;
  return length === 1 && words !== '' ? filledIn(prompt, [words]) : undefined;
}

/** However it is written, the same name is the same blank. */
function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
