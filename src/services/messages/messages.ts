// All texts for people, by typed keys: a language is a table of them, and a table that lacks one does not compile.
import { english } from './english/english.js';
import { german } from './german/german.js';

export type MessageKey = keyof typeof english;
export type MessageParams = { [Key in MessageKey]: Parameters<(typeof english)[Key]>[0] };
export type Language = { readonly [Key in MessageKey]: (params: MessageParams[Key]) => string };

/** By Discord's locale. Whoever's is not among them reads English. */
export const translations: ReadonlyMap<string, Language> = new Map([['de', german]]);

/** The language for a locale of Discord's, such as `en-US`. */
export function languageFor(locale: string): Language {
  return translations.get(locale) ?? english;
}

export function say<Key extends MessageKey>(language: Language, key: Key, params: MessageParams[Key]): string {
  return language[key](params);
}
