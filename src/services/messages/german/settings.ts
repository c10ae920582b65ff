// The texts of /settings and of what a guild has chosen, in German. Permissions are called as Discord calls them in German.
import type { ChoiceName } from '../../guild/choice-changes.js';
import type { englishSettings, Lacking } from '../english/settings.js';
import { credits, NOTHING_SPENT, pictures, type Translated } from './words.js';

const channel = (id: string) => `<#${id}>`;
const role = (id: string) => `<@&${id}>`;
const UNCHANGED = 'Es wurde nichts geändert.';
const ALL_NAMED = 8;

function oneOf(items: readonly string[]): string {
  const named = items.length > ALL_NAMED ? [...items.slice(0, ALL_NAMED - 1), `${items.length - ALL_NAMED + 1} weiteren`] : items;
  return named.join(', ').replace(/, ([^,]*)$/, ' oder $1');
}

function someOf(channels: readonly string[]): string {
  const more = channels.length > ALL_NAMED ? ` und ${channels.length - ALL_NAMED} weiteren` : '';
  return `${channels.slice(0, ALL_NAMED).map(channel).join(' ')}${more}`;
}

const permissions: Record<Lacking, string> = {
  ViewChannel: 'Kanal ansehen',
  SendMessages: 'Nachrichten senden',
  SendMessagesInThreads: 'Nachrichten in Threads senden',
  AttachFiles: 'Dateien anhängen',
  ReadMessageHistory: 'Nachrichtenverlauf anzeigen',
};

const names: Record<ChoiceName, string> = {
  model: 'Modell',
  quality: 'Qualität',
  size: 'Größe',
  'largest-count': 'höchste Anzahl',
  channels: 'Kanäle',
  roles: 'Rollen',
  'kept-out': 'ausgeschlossene Mitglieder',
  'running-together': 'gleichzeitig',
  'blocked-words': 'gesperrte Wörter',
  approval: 'Freigabe',
  operators: 'Kanal der Betreiber',
};
const known: Readonly<Record<string, string>> = names;

export const germanSettings: Translated<typeof englishSettings> = {
  'command.settings': () => 'Was auf diesem Server für alle gilt: wo, wer, was, wie viel (für alle, die ihn verwalten)',

  'admission.keptOut': ({ reason, since }) =>
    `Du kannst auf diesem Server seit <t:${since}:D> keine Bilder anfordern${reason === undefined ? '.' : `: „${reason}“.`} ${NOTHING_SPENT} Wenn du das für ein Versehen hältst, sprich mit den Leuten, die den Server verwalten.`,
  'admission.channel': ({ channels }) =>
    `In diesem Kanal können keine Bilder angefordert werden. ${NOTHING_SPENT} Frag in ${oneOf(channels.map(channel))}.`,
  'admission.role': ({ roles }) =>
    `Auf diesem Server kann nur Bilder anfordern, wer ${oneOf(roles.map(role))} hat. ${NOTHING_SPENT} Ein Admin kann dir die Rolle geben.`,
  'admission.count': ({ most, count }) =>
    `Das sind ${pictures(count)}, und auf diesem Server ${most === 1 ? 'gibt es höchstens eines' : `gibt es höchstens ${most}`} auf einmal. ${NOTHING_SPENT} Frag noch einmal mit \`/imagine count:${most}\`.`,
  'admission.blocked': ({ words }) =>
    `Auf diesem Server wird nichts gezeichnet, in dessen Prompt „${words}“ steht. ${NOTHING_SPENT} Sag es mit anderen Worten, dann wird es gezeichnet.`,

  'settings.heading': () =>
    '## Einstellungen\nWas du wählst, gilt sofort und für alle hier, auch für Admins. Nur du siehst diese Übersicht.',
  'settings.defaults': () => '### Wenn jemand nichts anderes sagt',
  'settings.modelPlaceholder': () => 'Modell',
  'settings.qualityPlaceholder': () => 'Qualität',
  'settings.sizePlaceholder': () => 'Größe',
  'settings.countPlaceholder': () => 'Höchste Anzahl',
  'settings.model': ({ model }) => `Modell · ${model ?? 'Das günstigste'}`,
  'settings.quality': ({ quality }) => `Qualität · ${quality ?? 'Mittel, wie überall'}`,
  'settings.size': ({ size }) => `Größe · ${size ?? 'Quadrat, wie überall'}`,
  'settings.modelGone': ({ model }) =>
    `-# ${model} ist gewählt, wird aber nicht mehr angeboten: Es zeichnet das günstigste, das es kann.`,
  'settings.count': ({ most }) => `Höchste Anzahl · ${most === 1 ? '1 Bild' : `bis zu ${most} Bilder`}`,
  'settings.who': () => '### Wo und wer',
  'settings.channels': ({ channels }) =>
    `**Kanäle** · ${channels.length === 0 ? 'Bilder können überall angefordert werden.' : `Bilder können in ${someOf(channels)} und den Threads dort angefordert werden.`}`,
  'settings.channelsPlaceholder': () => 'Kanäle: wähle, wo',
  'settings.roles': ({ roles }) =>
    `**Rollen** · ${roles.length === 0 ? 'Alle können Bilder anfordern.' : `Nur wer ${oneOf(roles.map(role))} hat, kann Bilder anfordern.`}`,
  'settings.rolesPlaceholder': () => 'Rollen: wähle, wer darf',
  'settings.keptOut': ({ members, more }) => {
    if (members.length === 0) return '**Ausgeschlossene Mitglieder** · Niemand.';
    const lines = members.map(({ userId, reason }) => `- <@${userId}>: ${reason}`);
    return [
      '**Ausgeschlossene Mitglieder** · Wen du aus der Liste nimmst, ist wieder dabei.',
      ...lines,
      ...(more > 0 ? [`- und ${more} weitere`] : []),
    ].join('\n');
  },
  'settings.keptOutPlaceholder': () => 'Ausgeschlossene Mitglieder: wähle, wer nicht',
  'settings.limits': () => '### Grenzen',
  'settings.words': ({ count, words }) => `**Gesperrte Wörter** · ${count === 0 ? 'Keine.' : `${count}: ||${words}||`}`,
  'settings.approval': ({ above }) =>
    `**Freigabe** · ${above === null ? 'Nichts wartet auf eine Freigabe.' : `Was mehr als ${credits(above)} kostet, wartet auf eine Freigabe.`}`,
  'settings.atOnce': ({ most }) =>
    `**Gleichzeitig** · ${most === null ? 'So viele Anfragen, wie die Bilddienste zulassen.' : `${most === 1 ? '1 Anfrage' : `${most} Anfragen`} auf diesem Server; die anderen warten, bis sie dran sind.`}`,
  'settings.operators': ({ channelId }) =>
    `### Kanal der Betreiber\n${channelId === null ? 'Keiner: Störungen und Budgets werden nicht gemeldet, und private Anfragen, die eine Freigabe brauchen, sind nicht möglich.' : `${channel(channelId)} erfährt von Störungen und Budgets.\n-# Private Anfragen, die auf eine Freigabe warten, werden dort freigegeben.`}`,
  'settings.operatorsPlaceholder': () => 'Kanal der Betreiber: wähle einen',
  'settings.name': ({ name }) => known[name] ?? name,

  'button.blockedWords': () => 'Gesperrte Wörter',
  'button.approval': () => 'Freigabe',
  'button.atOnce': () => 'Gleichzeitig',

  'form.words.title': () => 'Gesperrte Wörter',
  'form.words.help': () =>
    'Ein Prompt mit einem dieser Wörter wird sofort abgelehnt. Groß- und Kleinschreibung und Akzente machen keinen Unterschied. `*` steht für beliebige Buchstaben: `blut*` findet auch *blutig*; ohne Stern wird nur das ganze Wort gefunden.',
  'form.words.label': () => 'Gesperrte Wörter, eines je Zeile',
  'form.words.example': () => 'blut\nnackt*\nein böser Satz',
  'form.approval.title': () => 'Freigabe',
  'form.approval.help': () =>
    'Was mehr als das kostet, wartet, bis jemand aus der Moderation auf einen Knopf gedrückt hat. Ist das Feld leer, wartet nichts.',
  'form.approval.label': () => 'Freigabe über diesem Preis, in Credits',
  'form.atOnce.title': () => 'Gleichzeitige Anfragen',
  'form.atOnce.help': () =>
    'So viele Anfragen des ganzen Servers werden zur selben Zeit gezeichnet; die anderen warten, bis sie dran sind. Ist das Feld leer, gibt es keine Grenze.',
  'form.atOnce.label': () => 'Gleichzeitig, auf dem ganzen Server',
  'form.keepOut.title': () => 'Ausschließen',
  'form.keepOut.help': ({ userIds }) =>
    `${userIds.map((id) => `<@${id}>`).join(', ')} ${userIds.length === 1 ? 'kann' : 'können'} ab jetzt keine Bilder mehr anfordern. Der Grund wird beim Versuch genannt.`,
  'form.keepOut.label': () => 'Grund',

  'settings.lacking': ({ channelId, lacking }) =>
    `In ${channel(channelId)} fehlt mir ${lacking.map((each) => `**${permissions[each]}**`).join(' und ')}. ${UNCHANGED} Gib meiner Rolle das Recht in den Einstellungen des Kanals, und wähle ihn dann noch einmal.`,
  'settings.tooManyKeptOut': ({ most }) =>
    `Auf einmal können höchstens ${most} Mitglieder ausgeschlossen werden, aus einem Grund. ${UNCHANGED} Wähle weniger, und danach die anderen.`,
  'settings.blocksAll': ({ line }) =>
    `\`${line}\` würde jeden Prompt sperren. ${UNCHANGED} Setz Buchstaben neben den \`*\`, zum Beispiel \`blut*\`.`,
  'settings.noPrice': ({ text, most }) =>
    `„${text}“ ist kein Preis. ${UNCHANGED} Schreib eine ganze Zahl von Credits bis ${most}, zum Beispiel 50, oder gar nichts.`,
  'settings.noNumber': ({ text, most }) =>
    `„${text}“ ist keine Anzahl von Anfragen. ${UNCHANGED} Schreib eine ganze Zahl von 1 bis ${most}, oder gar nichts.`,
  'settings.modelUnknown': () => `Dieses Modell wird nicht mehr angeboten. ${UNCHANGED} Wähle ein anderes.`,
};
