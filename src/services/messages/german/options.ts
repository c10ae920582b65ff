// What Discord calls an option and its values in the wire's words, in German: as far as people read it outside the choices.

const things: Readonly<Record<string, string>> = {
  size: 'die Größe',
  quality: 'die Qualität',
  background: 'den Hintergrund',
  moderation: 'die Filterung',
};

const values: Readonly<Record<string, string>> = {
  auto: 'automatisch',
  low: 'niedrig',
  medium: 'mittel',
  high: 'hoch',
  opaque: 'deckend',
  transparent: 'durchsichtig',
  preserve: 'erhalten',
  white: 'weiß',
  black: 'schwarz',
};

const filters: Readonly<Record<string, string>> = { auto: 'normal', low: 'weniger streng' };

/** With its article, as an object: “bietet die Größe … nicht an”. */
export function optionWords(option: string): string {
  return things[option] ?? option;
}

/** What is the same in every language, such as a format, stays. */
export function valueWord(option: string, value: string): string {
  return (option === 'moderation' ? filters : values)[value] ?? value.replace('x', '×');
}
