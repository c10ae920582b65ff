// What Discord shows of a command, in each language there is: descriptions and the names of choices. Names of commands stay.
import { english } from '../services/messages/english/english.js';
import { type Language, type MessageKey, say, translations } from '../services/messages/messages.js';

type KeyOf<Kind extends string> = Extract<MessageKey, `${Kind}.${string}`>;
export type ChoiceKey = KeyOf<'choice'>;

export function described(key: KeyOf<'command' | 'option'>) {
  const { text, localizations } = inEachLanguage((language) => say(language, key, undefined));
  return { description: text, description_localizations: localizations };
}

/** A choice by its key, such as `choice.format.png`: the value is what stands last. */
export function choice(key: ChoiceKey) {
  return { ...named((language) => say(language, key, undefined)), value: key.slice(key.lastIndexOf('.') + 1) };
}

export function named(words: (language: Language) => string) {
  const { text, localizations } = inEachLanguage(words);
  return { name: text, name_localizations: localizations };
}

function inEachLanguage(words: (language: Language) => string) {
  const localizations = Object.fromEntries([...translations].map(([locale, language]) => [locale, words(language)]));
  return { text: words(english), localizations };
}
