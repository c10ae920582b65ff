// What is said around editing, repeating, deleting and the details of a picture, in German.
import type { englishGestures } from './english-gestures.js';

type Texts = { readonly [Key in keyof typeof englishGestures]: (params: Parameters<(typeof englishGestures)[Key]>[0]) => string };

const credits = (count: number) => `${count} ${count === 1 ? 'Credit' : 'Credits'}`;
const NOTHING_SPENT = 'Es wurden keine Credits verbraucht.';

export const germanGestures: Texts = {
  'refused.noPicture': () =>
    `In dieser Nachricht ist kein Bild, das sich bearbeiten lässt. ${NOTHING_SPENT} Wähle eine Nachricht mit einem Bild, oder hänge eins an \`/imagine\` an.`,
  'refused.stillDrawing': () => `Dieses Bild wird noch gezeichnet. ${NOTHING_SPENT} Warte, bis es da ist, und bearbeite es dann.`,
  'refused.faded': () =>
    `Dieses Bild ist so alt, dass es keine Aufzeichnung mehr dazu gibt. ${NOTHING_SPENT} Nimm **Edit image** im Apps-Menü der Nachricht, oder \`/imagine\` mit dem Bild als Anhang.`,
  'refused.formGone': () =>
    `Dieses Formular ist abgelaufen. ${NOTHING_SPENT} Öffne es noch einmal und schick es innerhalb von 15 Minuten ab.`,
  'refused.unseen': () =>
    `Ich kann das Bild nicht sehen, auf das du geantwortet hast. ${NOTHING_SPENT} Halte die Nachricht mit dem Bild gedrückt (oder klicke sie rechts an) und wähle **Apps → Edit image**: Das geht immer.`,

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
  'details.options': ({ model, options }) => `**Modell** ${model}\n**Optionen** ${options}`,
  'details.seed': ({ seed }) => `**Seed** ${seed}`,
  'details.cost': ({ charged, seconds }) => `**Kosten** ${credits(charged)} · **Dauer** ${seconds} s`,
  'details.requester': ({ userId, at }) => `**Gewünscht von** <@${userId}> <t:${at}:f>`,
  'details.lineage': () => '**Vom ersten Prompt bis hierher**',
  'details.here': () => 'dieses Bild',
  'details.original': ({ links }) => `**Original**, für etwa 7 Tage: ${links.map((link) => `<${link}>`).join(' ')}`,
  'deleted.done': () => 'Die Nachricht ist gelöscht. Was sie gekostet hat, bleibt gebucht.',
};
