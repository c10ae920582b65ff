// What is said around editing, repeating, deleting and the details of a picture, in German.
import type { englishGestures, OptionWords } from '../english/gestures.js';
import { credits, NOTHING_SPENT, type Translated } from './words.js';

const CHOSEN = 'wählt das Modell';
const options = {
  size: { '1024x1024': 'Quadrat, 1024×1024', '1536x1024': 'Quer, 1536×1024', '1024x1536': 'Hoch, 1024×1536', auto: CHOSEN },
  quality: { low: 'niedrig', medium: 'mittel', high: 'hoch', auto: CHOSEN },
  background: {
    ...{ opaque: 'deckend', transparent: 'durchsichtig', white: 'weiß', black: 'schwarz' },
    ...{ preserve: 'wie im Referenzbild', auto: CHOSEN },
  },
  format: { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' },
  moderation: { auto: 'normal', low: 'weniger streng' },
} as const satisfies OptionWords;

export const germanGestures: Translated<typeof englishGestures> = {
  'refused.noPicture': () =>
    `In dieser Nachricht ist kein Bild, das sich bearbeiten lässt. ${NOTHING_SPENT} Wähle eine Nachricht mit einem Bild, oder hänge eins an \`/imagine\` an.`,
  'refused.stillDrawing': () => `Dieses Bild wird noch gezeichnet. ${NOTHING_SPENT} Warte, bis es da ist, und bearbeite es dann.`,
  'refused.faded': () =>
    `Dieses Bild ist so alt, dass es keine Aufzeichnung mehr dazu gibt. ${NOTHING_SPENT} Nimm **Edit image** im Apps-Menü der Nachricht, oder \`/imagine\` mit dem Bild als Anhang.`,
  'refused.formGone': () =>
    `Dieses Formular ist abgelaufen. ${NOTHING_SPENT} Öffne es noch einmal und schick es innerhalb von 15 Minuten ab.`,
  'refused.unseen': () =>
    `Ich kann das Bild nicht sehen, auf das du geantwortet hast. ${NOTHING_SPENT} Halte die Nachricht mit dem Bild gedrückt (oder klicke sie rechts an) und wähle **Apps → Edit image**: Das geht immer.`,
  'refused.noSuchPicture': ({ number, count }) =>
    count === 1
      ? `In dieser Nachricht ist nur ein Bild, darum gibt es keine #${number}. ${NOTHING_SPENT} Antworte noch einmal, ohne die Nummer.`
      : `In dieser Nachricht gibt es kein Bild #${number}, sondern #1 ${count === 2 ? 'und' : 'bis'} #${count}. ${NOTHING_SPENT} Antworte noch einmal mit einer dieser Nummern, etwa „#1 mach es zur Nacht“.`,

  'button.again': () => 'Nochmal',
  'button.edit': () => 'Bearbeiten',
  'button.high': ({ cost }) => `Hohe Qualität · ${cost}`,
  'button.details': () => 'Details',
  'button.delete': () => 'Löschen',

  'form.title': () => 'Dieses Bild bearbeiten',
  'form.what': () => 'Was soll sich ändern?',
  'form.example': () => 'mach es zur Nacht',
  'form.picture': () => 'Welches Bild',
  'form.pictureName': ({ number, name }) => (name === undefined ? `Bild ${number}` : `${number}: ${name}`),
  'form.quality': () => 'Qualität',
  'form.reference': () => 'Referenz: weitere Bilder (freiwillig)',
  'form.mask': () => 'Maske: wo es sich ändern darf (freiwillig)',

  'details.heading': () => '**Details**',
  'details.options': ({ model, size, quality, background, format, compression, moderation, more }) =>
    [
      `**Modell** ${model}`,
      `**Größe** ${options.size[size]} · **Qualität** ${options.quality[quality]}`,
      `**Hintergrund** ${options.background[background]} · **Format** ${options.format[format]}`,
      `**Kompression** ${compression === 100 ? '100, am feinsten' : `${compression} von 100`} · **Filterung** ${options.moderation[moderation]}`,
      ...(more.length > 0 ? [`**Außerdem** ${more.join(' · ')}`] : []),
    ].join('\n'),
  'details.seed': ({ seed }) => `**Seed** ${seed}`,
  'details.cost': ({ charged, seconds }) => `**Kosten** ${credits(charged)} · **Dauer** ${seconds} s`,
  'details.requester': ({ userId, at }) => `**Gewünscht von** <@${userId}> <t:${at}:f>`,
  'details.lineage': () => '**Vom ersten Prompt bis hierher**',
  'details.here': () => 'dieses Bild',
  'details.original': ({ links }) => `**Original**, für etwa 7 Tage: ${links.map((link) => `<${link}>`).join(' ')}`,
  'deleted.done': () => 'Die Nachricht ist gelöscht. Was sie gekostet hat, bleibt gebucht.',
};
