// The texts of /quota and what it shows, in German.
import { readPeriodKey } from '../../credits/usage-period.js';
import { lazily } from '../../lazily.js';
import type { englishQuota } from '../english/quota.js';
import { aPeriod, counted, type Translated } from './words.js';

const month = lazily(() => new Intl.DateTimeFormat('de', { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const day = lazily(() => new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
const shortDay = lazily(() => new Intl.DateTimeFormat('de', { day: 'numeric', month: 'short', timeZone: 'UTC' }));

const unit = (count: number) => (count === 1 ? 'Credit' : 'Credits');
const credits = (count: number) => `${count} ${unit(count)}`;
/** As a chart writes its numbers. */
const grouped = (amount: number) => amount.toLocaleString('de');
const because = (reason: string | null) => (reason === null ? '' : ` Grund: „${reason}“.`);

function periodName(key: string): string {
  const { kind, firstDay } = readPeriodKey(key);
  if (kind === 'month') return month().format(firstDay);
  return kind === 'week' ? `Woche ab ${day().format(firstDay)}` : day().format(firstDay);
}

function inPeriod(key: string): string {
  const { kind, firstDay } = readPeriodKey(key);
  if (kind === 'month') return `im ${month().format(firstDay)}`;
  return kind === 'week' ? `in der Woche ab ${day().format(firstDay)}` : `am ${day().format(firstDay)}`;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

const named = ({ id, name }: Person) => `<@${id}> (${name})`;

interface Limits {
  readonly before: number | null;
  readonly after: number | null;
  readonly period: string;
}

/** The unit stands once, after the last number. */
const limits = ({ before, after, period }: Limits, without: string) =>
  `${before === after ? 'wie zuvor, ' : `${before ?? without} → `}${after ?? without}${after === null ? '' : ` ${after === 1 ? 'Credit' : 'Credits'} ${aPeriod[readPeriodKey(period).kind]}`}`;

export const germanQuota: Translated<typeof englishQuota> = {
  'admin.refused': ({ command }) =>
    `Das ist für alle, die diesen Server verwalten dürfen, und für die, denen ein Admin \`/${command}\` erlaubt (Servereinstellungen → Integrationen). Es wurde nichts geändert. Was dich betrifft, zeigen \`/credits\` und \`/history\`.`,
  'admin.notHere': ({ command }) =>
    `Bei \`/${command}\` geht es um einen Server und seine Mitglieder. Benutze es dort: In Direktnachrichten gibt es nichts zu verwalten.`,
  'admin.unknown': () =>
    'Discord konnte gerade nicht gefragt werden, ob du das darfst. Es wurde nichts geändert. Versuch es gleich noch einmal.',

  'command.quota': () => 'Wer was ausgegeben hat, und was Mitglieder und Team ausgeben dürfen',
  'command.quota.usage': () => 'Wer was ausgegeben hat: nach Mitglied, Modell und Tag, mit einem Diagramm',
  'command.quota.export': () => 'Jeder Eintrag eines Zeitraums als Tabelle (CSV)',
  'command.quota.grant': () => 'Gib einem Mitglied zusätzliche Credits, oder nimm welche zurück',
  'command.quota.set': () => 'Lege fest, was alle, eine Rolle oder ein Mitglied bekommen, oder das Budget des Teams',
  'command.quota.reset': () => 'Gib einem Mitglied zurück, was es in diesem Zeitraum ausgegeben hat',
  'command.quota.audit': () => 'Wer was wann und warum geändert hat',
  'option.quota.period': () => 'Etwa 2026-11, 2026-11-20 oder vorher; ohne Angabe der jetzige',
  'option.quota.usage.member': () => 'Nur die Ausgaben eines Mitglieds',
  'option.quota.grant.member': () => 'Wer die Credits bekommt',
  'option.quota.grant.amount': () => 'Wie viele Credits; unter null nimmt zurück, höchstens was verfügbar ist',
  'option.quota.reason': () => 'Warum: Mitglieder sehen es in /credits, Admins im Protokoll',
  'option.quota.grant.expires': () => 'Wie lange sie gelten; ohne Angabe bis zum Ende des Zeitraums',
  'option.quota.set.scope': () => 'Was festgelegt wird; ohne Angabe, was alle bekommen',
  'option.quota.set.amount': () => 'Credits pro Zeitraum; ohne Angabe wird weggenommen, was festgelegt war',
  'option.quota.set.role': () => 'Für den Bereich „Eine Rolle“: welche',
  'option.quota.set.member': () => 'Für den Bereich „Ein Mitglied“: wer',
  'option.quota.reset.member': () => 'Wer zurückbekommt, was er oder sie ausgegeben hat',
  'option.quota.audit.member': () => 'Nur was dieses Mitglied betrifft',
  'choice.expires.period': () => 'Bis dieser Zeitraum endet',
  'choice.expires.never': () => 'Bis sie aufgebraucht sind',
  'choice.scope.guild': () => 'Alle: was jedes Mitglied bekommt',
  'choice.scope.role': () => 'Eine Rolle: was jedes ihrer Mitglieder bekommt',
  'choice.scope.member': () => 'Ein Mitglied: was es bekommt, gleich welche Rollen es hat',
  'choice.scope.budget': () => 'Budget des Teams: was alle zusammen ausgeben dürfen',

  'button.previousPage': () => 'Zurück',
  'button.nextPage': () => 'Weiter',

  'quota.locale': () => 'de',
  'quota.period': ({ period }) => periodName(period),
  'quota.presentPeriod': ({ name }) => `${name} · jetzt`,
  'quota.previousPeriod': ({ name }) => `${name} · davor`,
  'quota.day': ({ day: key }) => shortDay().format(Date.parse(key)),
  'quota.someone': ({ id }) => `Mitglied …${id.slice(-4)}`,

  'quota.badPeriod': ({ given, examples }) =>
    `„${given}“ ist kein Zeitraum dieses Servers. Versuch ${examples.map((example) => `\`${example}\``).join(', ')} oder \`vorher\`, oder lass es für den jetzigen weg.`,
  'quota.zero': () => 'Die Menge 0 ändert nichts. Über 0 gewährt Credits, unter 0 nimmt welche zurück.',
  'quota.bot': ({ name }) => `${name} ist ein Bot, und Bots bitten nicht um Bilder. Es wurde nichts geändert.`,
  'quota.needsRole': () => 'Welche Rolle? Wähle sie in der Option `role`. Es wurde nichts geändert.',
  'quota.needsMember': () => 'Welches Mitglied? Wähle es in der Option `member`. Es wurde nichts geändert.',
  'quota.strayRole': () =>
    'Eine Rolle gehört nur zum Bereich „Eine Rolle“. Wähle diesen Bereich, oder lass die Rolle weg. Es wurde nichts geändert.',
  'quota.strayMember': () =>
    'Ein Mitglied gehört nur zum Bereich „Ein Mitglied“. Wähle diesen Bereich, oder lass das Mitglied weg. Es wurde nichts geändert.',
  'quota.everyone': () => 'Diese Rolle haben alle: Wähle stattdessen den Bereich „Alle“. Es wurde nichts geändert.',

  'usage.heading': ({ period, member, isPresent }) =>
    `**Ausgegebene Credits ${member ? `von ${named(member)} ` : ''}${inPeriod(period)}**${isPresent ? ' · bisher' : ''}`,
  'usage.empty': ({ period, member, isPresent }) =>
    `${member ? `${named(member)} hat` : 'Es wurde'} ${inPeriod(period)} ${isPresent ? 'bisher ' : ''}nichts ausgegeben.`,
  'usage.pastTheEnd': () => 'Auf dieser Seite ist nichts mehr.',
  'usage.total': (total) =>
    [
      `**${total.credits}** ${unit(total.credits)}`,
      counted(total.requests, 'Anfrage', 'Anfragen'),
      counted(total.pictures, 'Bild', 'Bilder'),
      counted(total.members, 'Mitglied', 'Mitglieder'),
    ].join(' · '),
  'usage.memberTotal': (total) => `**${total.credits}** ${unit(total.credits)} · ${counted(total.pictures, 'Bild', 'Bilder')}`,
  'usage.balance': ({ available, given, reserved }) =>
    `Verfügbar: ${available} von ${given}${reserved > 0 ? ` · ${reserved} reserviert` : ''}`,
  'usage.budget': (budget) =>
    [
      `Budget: ${budget.spent} von ${budget.budget}`,
      ...(budget.reserved > 0 ? [`weitere ${budget.reserved} reserviert`] : []),
      ...(budget.isPresent ? [] : ['wie es jetzt festgelegt ist']),
    ].join(' · '),
  'usage.byMember': ({ from, to }) => (from === 1 ? '**Nach Mitglied**' : `**Nach Mitglied, ${from} bis ${to}**`),
  'usage.member': ({ rank, member, credits: spent }) => `**${rank}.** ${named(member)} · **${spent}**`,
  'usage.others': ({ members: count, credits: spent }) =>
    `und ${counted(count, 'weiteres Mitglied', 'weitere Mitglieder')} · **${spent}**`,
  'usage.byModel': () => '**Nach Modell**',
  'usage.model': ({ name, credits: spent }) => `${name} · **${spent}**`,
  'usage.byDay': () => '**Nach Tag**',
  // Nothing of it goes to the next line alone.
  'usage.day': ({ day: name, credits: spent }) => `${name}: ${spent}`.replaceAll(' ', '\u00a0'),
  'usage.noChart': () => 'Das Diagramm konnte diesmal nicht gezeichnet werden; die Zahlen stimmen.',

  'chart.credits': ({ count }) => unit(count),
  'chart.byMember': () => 'Nach Mitglied',
  'chart.byModel': () => 'Nach Modell',
  'chart.byDay': () => 'Nach Tag',
  'chart.others': ({ count }) => `Weitere (${grouped(count)})`,
  'chart.otherModels': () => 'Weitere Modelle',
  'chart.budget': ({ spent, budget }) => `Budget: ${grouped(spent)} von ${grouped(budget)}`,
  'chart.nothing': () => 'Es wurde nichts ausgegeben',
  'chart.unnamed': () => 'Ohne Namen',
  'chart.alt': ({ title, total }) => `Diagramm der Ausgaben, ${title}: insgesamt ${grouped(total)} ${unit(total)}.`,
  'chart.altPart': ({ heading, amounts }) =>
    `${heading}: ${amounts.map(({ name, credits: spent }) => `${name} ${grouped(spent)}`).join(', ')}.`,

  'export.file': ({ period, rows, part, isLast }) =>
    [
      `**Einträge ${inPeriod(period)}**`,
      ...(part > 1 || !isLast ? [`Teil ${part}${isLast ? ', der letzte' : ''}`] : []),
      counted(rows, 'Eintrag', 'Einträge'),
      'älteste zuerst, Zeiten in UTC',
    ].join(' · '),
  'export.empty': ({ period }) =>
    `Es gibt keine Einträge ${inPeriod(period)}: Nichts wurde ausgegeben, gewährt oder zurückgenommen. Zu exportieren ist nichts.`,

  'grant.given': ({ member, before, after, reason, until }) =>
    `✅ **${credits(after - before)} für ${named(member)}.** Verfügbar: ${before} → ${after}. ${
      until === null
        ? 'Sie gelten, bis sie aufgebraucht sind.'
        : `Was davon übrig ist, verfällt mit diesem Zeitraum, <t:${until}:R>.`
    }${because(reason)}`,
  'grant.taken': ({ member, before, after, reason, asked }) =>
    `✅ **${credits(before - after)} von ${named(member)} zurückgenommen.** Verfügbar: ${before} → ${after}.${
      before - after < asked ? ` Du wolltest ${asked}, aber mehr waren nicht verfügbar.` : ''
    }${because(reason)}`,
  'grant.nothing': ({ member, available }) => `Es wurde nichts zurückgenommen: ${named(member)} hat ${available} verfügbar.`,
  'reset.done': ({ member, before, after, reason }) =>
    `✅ **${credits(after - before)} an ${named(member)} zurückgegeben.** Verfügbar: ${before} → ${after}. Was ausgegeben wurde, bleibt in Übersicht, Export und Budget.${because(reason)}`,
  'reset.nothing': ({ member, available }) =>
    `Es gibt nichts zurückzugeben: ${named(member)} hat in diesem Zeitraum nichts ausgegeben, was nicht schon zurückgegeben ist. Verfügbar: ${available}.`,

  'set.guild': ({ usual, ...change }) =>
    `✅ **Kontingent für alle: ${limits(change, `${usual} (wie bei diesem Bot üblich)`)}.** Es gilt sofort; Rollen und Mitglieder mit eigenem Kontingent behalten ihres.`,
  'set.role': ({ roleId, ...change }) =>
    `✅ **Kontingent für <@&${roleId}>: ${limits(change, 'kein eigenes')}.** Es gilt sofort. Wer mehrere Rollen mit Kontingent hat, bekommt das höchste.`,
  'set.member': ({ member, isOwn, ...change }) =>
    `✅ **Kontingent für ${named(member)}: ${limits(change, 'keines')}.** ${
      isOwn
        ? 'Es gilt sofort, gleich welche Rollen.'
        : 'Ein eigenes gibt es nicht mehr: Es zählt das der Rollen oder des Servers.'
    }`,
  'set.budget': ({ spent, reserved, ...change }) =>
    `✅ **Budget des Teams: ${limits(change, 'keines')}.** ${
      change.after === null
        ? 'Begrenzt sind jetzt nur noch die Credits jedes Mitglieds.'
        : `Davon ${spent > 1 ? 'sind' : 'ist'} in diesem Zeitraum ${spent === 0 ? 'noch nichts' : `schon ${spent}`} ausgegeben${reserved > 0 ? ` und ${reserved} reserviert` : ''}.${change.after === 0 ? ' Mit 0 kann nichts gezeichnet werden.' : ''}`
    }`,
};
