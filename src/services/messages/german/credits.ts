// The texts of /credits, in German.
import type { PeriodKind } from '../../credits/period.js';
import type { englishCredits } from '../english/credits.js';
import { valueWord } from './options.js';
import { aPeriod, credits, pictures, type Translated } from './words.js';

const thisPeriod: Record<PeriodKind, string> = { day: 'heute', week: 'diese Woche', month: 'diesen Monat' };

export const germanCredits: Translated<typeof englishCredits> = {
  'credits.summary': ({ available, reserved, spent, all }) =>
    `Verfügbar: ${available}\nReserviert: ${reserved}\nAusgegeben: ${spent} von ${all}`,
  'credits.share': ({ percent }) => `noch ${percent} %`,
  'credits.sum': ({ allowance, period, isOwn, granted, lasting }) =>
    [
      `${allowance} ${aPeriod[period]}${isOwn ? ', für dich festgelegt' : ''}`,
      ...(granted > 0 ? [` + ${granted} für ${thisPeriod[period]} gutgeschrieben`] : []),
      ...(granted < 0 ? [` − ${-granted} zurückgenommen`] : []),
      ...(lasting > 0 ? [` + ${lasting} gutgeschrieben, bis sie aufgebraucht sind`] : []),
    ].join(''),
  'credits.resets': ({ at }) => `Neue Credits bekommst du <t:${at}:R> (<t:${at}:f>).`,
  'credits.team': ({ left }) =>
    `⚠️ Im Budget eures Teams ${left === 1 ? 'ist' : 'sind'} noch ${credits(left)} für euch alle zusammen: Das ist weniger, als du hast, und darauf kommt es an.`,
  'credits.enough': ({ model, size }) =>
    `**Das reicht für** · ${model}, ${size === '1024x1024' ? 'Quadrat' : valueWord('size', size)}`,
  'credits.typical': ({ quality, left, cost }) => `- ${valueWord('quality', quality)}: ${pictures(left)} · je ${credits(cost)}`,
  'credits.held': () => '**Reserviert für**',
  'credits.count': ({ credits: count }) => credits(count),
  'credits.unapproved': () => 'wartet auf Freigabe',
  'credits.earlier': () => 'aus einem früheren Zeitraum',
  'credits.reason': ({ reason }) => `„${reason}“`,
  'credits.besides': ({ count }) => `${count} weitere ${count === 1 ? 'Anfrage' : 'Anfragen'}`,
  'credits.noEntries': () =>
    'In diesem Zeitraum wurde noch nichts ausgegeben. Probier `/imagine` mit ein paar Worten, zum Beispiel „ein Leuchtturm in der Dämmerung“.',
  'credits.entries': () => '**Zuletzt**',
  'credits.spent': ({ at, credits: count }) => `<t:${at}:R> · ${credits(count)} ausgegeben`,
  'credits.returned': ({ at, credits: count }) => `<t:${at}:R> · ${credits(count)} zurückbekommen`,
  'credits.granted': ({ at, credits: count }) => `<t:${at}:R> · ${credits(count)} gutgeschrieben`,
  'credits.taken': ({ at, credits: count }) => `<t:${at}:R> · ${credits(count)} zurückgenommen`,
};
