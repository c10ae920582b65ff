// The texts in German, said as in a team's own chat. Names of commands, options and formats stay as Discord shows them.
import type { Loss } from '../../jobs/job.js';
import type { Trouble } from '../../providers/breaker.js';
import type { Language, MessageParams } from '../messages.js';
import { germanApproval, germanApprovalWords } from './approval.js';
import { germanAudit } from './audit.js';
import { germanCommands } from './commands.js';
import { germanCredits } from './credits.js';
import { germanFileWords } from './files.js';
import { germanGestures } from './gestures.js';
import { germanHistory } from './history.js';
import { germanNotices } from './notices.js';
import { optionWords, valueWord } from './options.js';
import { germanPresets } from './presets.js';
import { germanQuota } from './quota.js';
import { germanSettings } from './settings.js';
import { aPeriod, credits, NOTHING_SPENT, pictures } from './words.js';

/** Behind “mit” and the like. */
const ofPictures = (count: number) => `${count} ${count === 1 ? 'Bild' : 'Bildern'}`;
const lack = (count: number) => (count === 1 ? 'fehlt' : 'fehlen');
const were = (count: number) => (count === 1 ? 'wurde' : 'wurden');

const fitted: Record<MessageParams['job.fitted']['how'], string> = {
  lighter: 'wurde die Datei leichter gemacht',
  webp: 'wurde es in ein WebP umgewandelt',
  smaller: 'wurde es verkleinert',
};

const timeLeft = (left: MessageParams['job.drawing']['left']) =>
  typeof left === 'number' ? `noch etwa ${left} s` : { soon: 'jeden Moment fertig', late: 'es dauert länger als sonst' }[left];

interface Short {
  readonly cost: number;
  readonly left: number;
}

function shortWords({ cost, left }: Short): string {
  const short = cost - left;
  const have = left < 0 ? `bist ${-left} im Minus` : `hast ${left > 0 ? `noch ${left}` : 'keine mehr'}`;
  return `Das kostet ${credits(cost)}, und du ${have}: Es ${lack(short)} ${credits(short)}.`;
}

function shortBudgetWords({ cost, left }: Short): string {
  return `Du hättest genug dafür, aber das Budget eures Teams reicht nicht: Das kostet ${credits(cost)}, und im Budget ${left === 1 ? 'ist noch 1' : `sind ${left > 0 ? `noch ${left}` : 'keine mehr'}`}.`;
}

function whatFits({ quality, count }: MessageParams['refused.short']['fits']): string {
  if (quality === undefined) return '';
  const word = valueWord('quality', quality);
  return count === undefined
    ? `In Qualität „${word}“ würde es reichen. `
    : `Für ${pictures(count)} in Qualität „${word}“ würde es reichen. `;
}

const troubles: Record<Trouble, string> = {
  unavailable: 'Der Bilddienst ist gerade nicht erreichbar.',
  'out-of-credits':
    'Das Guthaben des Teams beim Bilddienst ist aufgebraucht. Wer diesen Bot betreibt, hat eine Nachricht bekommen.',
  unauthorised: 'Der Bilddienst nimmt den Schlüssel dieses Bots nicht an. Wer diesen Bot betreibt, hat eine Nachricht bekommen.',
};

const lossWords: Record<Loss['reason'], (loss: Loss) => string> = {
  rejected: ({ detail }) =>
    `Der Bilddienst hat diese Anfrage abgelehnt${detail ? `: „${detail}“` : ''}. Versuch es mit anderen Worten oder anderen Optionen.`,
  moderation: () => 'Der Inhaltsfilter des Bilddienstes hat diesen Prompt gestoppt. Versuch, es mit anderen Worten zu sagen.',
  'rate-limited': () =>
    'Der Bilddienst hatte zu viel zu tun, um diese Anfrage anzunehmen. Versuch es in ein paar Minuten noch einmal.',
  'out-of-credits': () => troubles['out-of-credits'],
  unauthorised: () => troubles.unauthorised,
  unavailable: () => 'Der Bilddienst ist gerade nicht erreichbar. Versuch es in ein paar Minuten noch einmal.',
  expired: () => 'Der Bilddienst ist mit diesem Bild nicht rechtzeitig fertig geworden. Versuch es noch einmal.',
  'outcome-unknown': () =>
    'Die Verbindung brach ab, während die Anfrage übergeben wurde; ob das Bild gezeichnet wurde, ist nicht bekannt. Versuch es noch einmal.',
  unreadable: () => 'Die Antwort des Bilddienstes ließ sich nicht als Bild lesen. Versuch es noch einmal.',
  'short-of-credits': ({ detail, short }) =>
    short
      ? `${shortWords(short)} ${whatFits(short.fits)}Neue Credits bekommst du <t:${short.resetsAt}:R>.`
      : `Dafür ${lack(Number(detail))} dir ${credits(Number(detail))}. \`/credits\` zeigt, wann du neue bekommst.`,
  'short-of-budget': ({ detail, short }) =>
    short
      ? `${shortBudgetWords(short)} ${whatFits(short.fits)}Ein Admin kann das Budget erhöhen; ein neues beginnt <t:${short.resetsAt}:R>.`
      : `Dem Budget des Teams ${lack(Number(detail))} dafür in diesem Zeitraum ${credits(Number(detail))}. Ein Admin kann es mit \`/quota set\` erhöhen.`,
  'approval-refused': ({ detail }) => germanApprovalWords.refused(detail),
  'approval-silent': () => germanApprovalWords.silent,
  'approval-unaskable': () => germanApprovalWords.unaskable,
  'bad-file': ({ file }) => (file ? germanFileWords(file) : 'Mit einer Datei kann nicht gearbeitet werden.'),
  internal: ({ detail }) =>
    `Im Bot selbst ist etwas schiefgegangen. Wenn es wieder passiert, nenne einem Admin dieses Kennzeichen: ${detail ?? '–'}.`,
};

const wordsFor = (loss: Loss) => lossWords[loss.reason](loss);
const instead = (others: readonly string[]) =>
  others.length === 0 ? '' : ` Oder wähle ${others.join(', ').replace(/, ([^,]*)$/, ' oder $1')}.`;
const originals = (links: readonly string[]) =>
  links.length === 0 ? '' : ` Das Original, etwa 7 Tage lang: ${links.map((link) => `<${link}>`).join(' ')}`;

export const german: Language = {
  ...germanCommands,
  ...germanCredits,
  ...germanGestures,
  ...germanHistory,
  ...germanQuota,
  ...germanAudit,
  ...germanSettings,
  ...germanPresets,
  ...germanApproval,
  ...germanNotices,

  'refused.transparentJpeg': () =>
    `Ein JPEG kann nicht durchsichtig sein. ${NOTHING_SPENT} Wähle PNG oder WebP als Format, oder einen deckenden Hintergrund.`,
  'refused.compressionRange': ({ least, most }) =>
    `Die Kompression muss bei diesem Modell zwischen ${least} und ${most} liegen. ${NOTHING_SPENT}`,
  'refused.option': ({ option, model, choices }) =>
    `${model} bietet das bei \`${option}\` nicht an. ${NOTHING_SPENT} Möglich: ${choices
      .split(', ')
      .map((choice) => valueWord(option, choice))
      .join(', ')}.`,
  'refused.transparentFormat': ({ model, formats }) =>
    `${model} zeichnet einen durchsichtigen Hintergrund nur als ${formats.toUpperCase()}. ${NOTHING_SPENT} Wähle dieses Format, oder einen anderen Hintergrund.`,
  'refused.needsPicture': ({ model, others }) =>
    `${model} bearbeitet Bilder, und es ist keins angehängt. ${NOTHING_SPENT} Hänge eins als \`reference\` an.${instead(others)}`,
  'refused.references': ({ model, most, others }) =>
    `${model} ${most === 0 ? 'zeichnet nur nach Worten' : `arbeitet mit höchstens ${ofPictures(most)}`}. ${NOTHING_SPENT} Lass ${most === 0 ? 'die Bilder' : 'einige Bilder'} weg.${instead(others)}`,
  'refused.mask': ({ model, others }) =>
    `${model} nimmt keine Maske. ${NOTHING_SPENT} Lass sie weg und sag mit Worten, was geändert werden soll.${instead(others)}`,
  'refused.maskAlone': () =>
    `Eine Maske sagt, was an einem Bild geändert werden soll, und es ist kein Bild angehängt. ${NOTHING_SPENT} Hänge eins als \`reference\` an.`,
  'refused.paused': ({ trouble, until }) => `${troubles[trouble]} ${NOTHING_SPENT} Der nächste Versuch ist <t:${until}:R>.`,
  'refused.unknownModel': () => `Dieses Modell gibt es nicht mehr. ${NOTHING_SPENT} Wähle eins aus der Liste.`,
  'refused.longPrompt': ({ most, length }) =>
    `Der Prompt hat ${length} Zeichen; dieses Modell nimmt höchstens ${most}. ${NOTHING_SPENT} Kürze ihn ein wenig.`,
  'refused.emptyPrompt': () =>
    `Der Prompt ist leer. ${NOTHING_SPENT} Beschreibe, was du sehen möchtest, zum Beispiel „ein Leuchtturm in der Dämmerung“.`,
  'refused.tooMany': ({ running, waiting }) =>
    `Du hast schon ${running + waiting} Anfragen offen: ${running} dürfen laufen und ${waiting} warten. ${NOTHING_SPENT} Warte, bis eine fertig ist, oder brich eine ab.`,
  'refused.short': ({ available, fits, resetsAt, cost }) =>
    `${shortWords({ cost, left: available })} ${NOTHING_SPENT} ${whatFits(fits)}Neue Credits bekommst du <t:${resetsAt}:R>.`,
  'refused.budget': ({ fits, resetsAt, ...short }) =>
    `${shortBudgetWords(short)} ${NOTHING_SPENT} ${whatFits(fits)}Ein Admin kann das Budget erhöhen; ein neues beginnt <t:${resetsAt}:R>.`,
  'refused.leaving': () => `Der Bot wird gerade neu gestartet. ${NOTHING_SPENT} Versuch es in einer Minute noch einmal.`,
  'refused.notYours': () => 'Das kann nur, wer um dieses Bild gebeten hat, oder wer hier Nachrichten verwalten darf.',
  'refused.gone': () => 'Hier gibt es nichts mehr zu tun: Diese Anfrage ist beendet.',
  'refused.foreign': () => 'Diesen Knopf versteht der Bot nicht. Bitte mit `/imagine` um ein neues Bild.',
  'error.internal': ({ reference }) =>
    `Im Bot selbst ist etwas schiefgegangen. ${NOTHING_SPENT} Versuch es noch einmal; wenn es wieder passiert, nenne einem Admin dieses Kennzeichen: ${reference}.`,
  'error.admin': ({ reference }) =>
    `Im Bot selbst ist etwas schiefgegangen. Vielleicht ist es trotzdem geschehen: Sieh in \`/quota audit\` nach, bevor du es noch einmal tust. Passiert es wieder, nenne dem Betreiber des Bots dieses Kennzeichen: ${reference}.`,
  'error.button': ({ reference }) =>
    `Im Bot selbst ist etwas schiefgegangen. \`/credits\` zeigt, was aus deinen Credits geworden ist. Versuch es noch einmal; wenn es wieder passiert, nenne einem Admin dieses Kennzeichen: ${reference}.`,

  'job.queued': ({ position }) =>
    position === 1 ? '🕓 **Wartet** · als Nächstes dran' : `🕓 **Wartet** · Nummer ${position} in der Schlange`,
  'job.heldUp': ({ until }) => `🕓 **Wartet** · der Bilddienst nimmt es gerade nicht an. Neue Versuche bis <t:${until}:t>.`,
  'job.drawing': ({ bar, left, drawn, count }) =>
    [`🎨 **Wird gezeichnet** ${bar}`, timeLeft(left), ...(count > 1 ? [`${drawn} von ${count} fertig`] : [])].join(' · '),
  'job.stopping': ({ most }) =>
    `⏹️ **Abgebrochen** · Der Bilddienst hatte schon angefangen und lässt sich nicht mehr anhalten. Was er zeichnet, wird berechnet: höchstens etwa ${credits(most)}.`,
  'job.cancelled': ({ charged }) =>
    charged === 0
      ? `⏹️ **Abgebrochen** · ${NOTHING_SPENT}`
      : `⏹️ **Abgebrochen** · Der Bilddienst hatte schon angefangen, deshalb ${were(charged)} ${credits(charged)} berechnet.`,
  'job.failed': ({ loss }) =>
    `⚠️ **Nicht gezeichnet** · ${wordsFor(loss)}\nEs wurde nichts berechnet: Alle Credits sind zurückgekommen.`,
  'job.refused': ({ loss }) => `${wordsFor(loss)} ${NOTHING_SPENT}`,
  'job.someLost': ({ lost, loss }) =>
    `⚠️ ${pictures(lost)} ${lost === 1 ? 'konnte' : 'konnten'} nicht gezeichnet werden und ${were(lost)} nicht berechnet. ${wordsFor(loss)}`,
  'job.overrun': ({ over }) => `Der Bilddienst hat ${credits(over)} mehr berechnet als geschätzt.`,
  'job.cost': ({ charged }) => credits(charged),
  'job.estimate': ({ most }) => `${credits(most)} reserviert`,
  'job.sources': ({ references, mask }) =>
    `${references} ${references === 1 ? 'Referenzbild' : 'Referenzbilder'}${mask ? ' und eine Maske' : ''}`,
  'job.quality': ({ quality }) => valueWord('quality', quality),
  'job.mapped': ({ model, option, from, to }) =>
    `${model} bietet ${optionWords(option)} „${valueWord(option, from)}“ nicht an: Verwendet wird „${valueWord(option, to)}“.`,
  'job.firstFrame': ({ file }) => `„${file}“ bewegt sich: Das erste Einzelbild wird verwendet.`,
  'job.maskDrawn': ({ file }) => `„${file}“ ist schwarz-weiß gemalt: Was weiß ist, wird geändert.`,
  'job.substitute': ({ from, to }) => `${from} ist gerade nicht erreichbar: ${to} zeichnet stattdessen.`,
  'job.fitted': ({ how, links }) => `Das Bild war größer, als Discord annimmt; deshalb ${fitted[how]}.${originals(links)}`,
  'job.tooLarge': ({ links, isIncomplete }) =>
    `Das Bild ist größer, als Discord annimmt.${originals(links)}${isIncomplete ? ' Es wird etwa 7 Tage aufgehoben: Öffne `/history`, wo größere Dateien erlaubt sind, und drücke auf „Zustellen“.' : ''}`,
  'job.left': ({ available, resetsAt }) =>
    `Du ${available < 0 ? `bist ${credits(-available)} im Minus` : `hast noch ${credits(available)}`}. Neue bekommst du <t:${resetsAt}:R>.`,
  'job.altText': ({ prompt }) => `Bild, gezeichnet nach dem Prompt: ${prompt}`,

  'button.cancel': () => 'Abbrechen',

  'help.text': ({ allowance, period, isAdmin }) =>
    [
      '## Bilder für dein Team',
      '`/imagine` zeichnet, was du beschreibst. Nur der Prompt ist nötig:',
      '> /imagine prompt: ein Leuchtturm in der Dämmerung',
      'Wenn du mehr willst:',
      '- **reference**: Bilder, die bearbeitet werden oder als Vorlage dienen, bis zu 4, und eine **mask** für das, was geändert werden soll\n- **size**: Quadrat, Querformat, Hochformat oder automatisch',
      '- **quality**: niedrig ist schnell und günstig, hoch kostet etwa dreimal so viel wie mittel',
      '- **count**: bis zu 4 Bilder auf einmal',
      '- **background** durchsichtig: für Logos und Sticker, als PNG oder WebP',
      '- **private**: Nur du siehst das Ergebnis',
      '**Von einem Bild aus weiter**: Antworte darauf, erwähne mich und sag, was sich ändern soll; oder klick ein Bild rechts an (oder halte es gedrückt) und wähle **Apps → Edit image**; oder drück einen Knopf darunter.',
      '**Noch einmal auf dieselbe Art**: `/preset save` behält deine letzte Anfrage, oder einen Prompt mit Lücken wie „ein {Ding} in Aquarell“, für `/imagine preset:` und `/preset use`.',
      '`/history` zeigt deine bisherigen Bilder. Die Antwort zeigt, wie weit deine Anfrage ist, und ein Knopf bricht sie ab.',
      `Du hast ${credits(allowance)} ${aPeriod[period]}; \`/credits\` zeigt, was noch da ist. Was nicht gezeichnet werden kann, wird nie berechnet.`,
      ...(isAdmin
        ? [
            '**Für Admins**: `/quota` zeigt, wer was ausgegeben hat, und legt fest, wer wie viel bekommt; `/settings`, wer wo um was bitten darf.',
          ]
        : []),
    ].join('\n'),
};
