// What /history says, in German.
import type { englishHistory } from '../english/history.js';
import { credits, type Translated } from './words.js';

const searched = (search: string | undefined) => (search === undefined ? '' : ` mit „${search}“`);

export const germanHistory: Translated<typeof englishHistory> = {
  'command.history': () => 'Die Bilder, die für dich gezeichnet wurden, mit Prompt, Kosten und Link',
  'option.history.member': () => 'Wessen Bilder; sonst deine. Die von anderen sieht, wer den Server verwalten darf',
  'option.history.search': () => 'Wörter, die im Prompt vorkommen müssen',

  'button.newer': () => 'Neuere',
  'button.older': () => 'Ältere',
  'button.deliver': ({ number }) => (number === null ? 'Zustellen' : `Zustellen ${number}`),

  'history.heading': ({ member, search, page }) =>
    `**${member === undefined ? 'Deine Bilder' : `Bilder von <@${member}>`}${searched(search)}** · Seite ${page}, neueste zuerst`,
  'history.empty': ({ member, search }) => {
    if (search !== undefined)
      return `Hier gibt es kein Bild${searched(search)} im Prompt. Versuch andere Wörter, oder lass die Suche weg.`;
    if (member !== undefined) return `Von <@${member}> gibt es hier keine Bilder, die gezeigt werden können.`;
    return 'Hier hast du noch keine Bilder. Versuch `/imagine` mit ein paar Worten, etwa „ein Leuchtturm in der Dämmerung“.';
  },
  'history.pastTheEnd': () => 'Auf dieser Seite ist nichts mehr.',
  'history.cost': ({ charged }) => credits(charged),
  'history.pictures': ({ count }) => `${count} Bilder`,
  'history.private': () => '🔒 privat',
  'history.link': () => 'Öffnen',
  'history.editOf': ({ prompt }) =>
    prompt === undefined ? '↳ bearbeitet aus einem früheren Bild' : `↳ bearbeitet aus „${prompt}“`,
  'history.undelivered': ({ button }) =>
    `📭 Bezahlt, konnte aber nicht zugestellt werden. Der Knopf Zustellen${button === null ? '' : ` ${button}`} holt es.`,
  'history.othersRefused': () =>
    'Was für andere gezeichnet wurde, sieht nur, wer diesen Server verwalten darf. `/history` ohne Mitglied zeigt deine eigenen Bilder.',
  'history.notYours': () => 'Nur wer um dieses Bild gebeten hat, kann es sich zustellen lassen.',
  'history.delivered': () => 'Dieses Bild wurde schon zugestellt. `/history` zeigt, wo es ist.',
  'history.tooLarge': () =>
    'Das Bild ist größer, als Discord hier annimmt. Es ist nicht verloren: Öffne `/history`, wo größere Dateien erlaubt sind, und drücke dort auf „Zustellen“.',
  'history.faded': () => 'Dieses Bild steht nicht mehr im Verlauf. Es wurden keine Credits verbraucht.',
  'history.tryLater': () =>
    'Der Bilddienst ist gerade nicht erreichbar, darum konnte das Bild nicht geholt werden. Noch ist es nicht verloren: Versuch es in ein paar Minuten noch einmal.',
  'history.gone': ({ charged }) =>
    `Der Bilddienst behält Bilder nur ein paar Tage und hat dieses nicht mehr. Das tut mir leid. Es hat ${credits(charged)} gekostet: Bitte einen Admin, sie dir zurückzugeben.`,
};
