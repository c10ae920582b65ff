// The commands, their options and choices as Discord offers them, in German. Discord takes at most 100 characters of each.
import type { englishCommands } from '../english/commands.js';

type Offer = Parameters<(typeof englishCommands)['model.offer']>[0];

function purpose({ draws, references }: Offer): string {
  if (!draws) return 'bearbeitet Bilder';
  if (references === 0) return 'zeichnet nach Worten';
  return references === 1 ? 'zeichnet, oder bearbeitet ein Bild' : 'zeichnet, oder bearbeitet Bilder';
}

export const germanCommands: typeof englishCommands = {
  'command.imagine': () => 'Zeichne ein Bild nach deinen Worten, oder bearbeite die Bilder, die du anhängst',
  'command.credits': () => 'Was du noch hast, und wofür deine Credits ausgegeben wurden',
  'command.help': () => 'Was dieser Bot kann, mit Beispielen',

  'option.imagine.prompt': () => 'Was du sehen möchtest, zum Beispiel: ein Leuchtturm in der Dämmerung',
  'option.imagine.reference': () => 'Ein Bild, das bearbeitet wird oder als Vorlage dient',
  'option.imagine.reference2': () => 'Ein weiteres Bild als Vorlage',
  'option.imagine.reference3': () => 'Ein drittes Bild als Vorlage',
  'option.imagine.reference4': () => 'Ein viertes Bild als Vorlage',
  'option.imagine.mask': () => 'Was am ersten Bild geändert wird: durchsichtig, oder weiß auf schwarz gemalt',
  'option.imagine.model': () => 'Wer zeichnet; ohne Angabe das günstigste, das es kann',
  'option.imagine.size': () => 'Die Form des Bildes; ohne Angabe ein Quadrat, oder wie das Bild, das du anhängst',
  'option.imagine.quality': () => 'Wie fein gezeichnet wird, und was es kostet; ohne Angabe mittel',
  'option.imagine.background': () => 'Ohne Angabe deckend',
  'option.imagine.format': () => 'Die Art der Datei; ohne Angabe PNG',
  'option.imagine.compression': () => 'Für JPEG und WebP: von 1 (kleinste Datei) bis 100 (bestes Bild)',
  'option.imagine.moderation': () => 'Wie streng der Bilddienst filtert',
  'option.imagine.count': () => 'Wie viele Bilder; jedes wird einzeln gezeichnet und berechnet',
  'option.imagine.private': () => 'Nur du siehst das Bild',

  'choice.size.1024x1024': () => 'Quadrat (1024×1024)',
  'choice.size.1536x1024': () => 'Querformat (1536×1024)',
  'choice.size.1024x1536': () => 'Hochformat (1024×1536)',
  'choice.size.auto': () => 'Automatisch: Das Modell wählt',
  'choice.quality.low': () => 'Niedrig: am schnellsten und günstigsten',
  'choice.quality.medium': () => 'Mittel: gut für das meiste',
  'choice.quality.high': () => 'Hoch: am feinsten und am teuersten',
  'choice.quality.auto': () => 'Automatisch: Das Modell wählt',
  'choice.background.opaque': () => 'Deckend',
  'choice.background.transparent': () => 'Durchsichtig (PNG oder WebP)',
  'choice.background.auto': () => 'Automatisch: Das Modell wählt',
  'choice.background.preserve': () => 'Erhalten: wie im Referenzbild',
  'choice.background.white': () => 'Weiß',
  'choice.background.black': () => 'Schwarz',
  'choice.format.png': () => 'PNG: verlustfrei',
  'choice.format.jpeg': () => 'JPEG: kleine Dateien',
  'choice.format.webp': () => 'WebP: kleine Dateien, auch durchsichtig',
  'choice.moderation.auto': () => 'Normal',
  'choice.moderation.low': () => 'Weniger streng',

  'model.offer': (offer) => `${offer.name}: ${purpose(offer)}${offer.finest ? ', am feinsten' : ''}`,
};
