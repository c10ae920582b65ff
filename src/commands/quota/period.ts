// The option `period` of /quota: what people write for a period is read, and while they type, periods are offered by their names.
import type { Calendar, Period } from '../../services/credits/period.js';
import { readPeriodKey } from '../../services/credits/usage-period.js';
import { plain } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { type Language, say } from '../../services/messages/messages.js';
import type { Suggestions } from '../command.js';

const PRESENT = ['', 'current', 'present', 'this', 'now', 'today', 'aktuell', 'jetzt', 'dieser', 'diese', 'heute'];
const PREVIOUS = ['previous', 'last', 'before', 'yesterday', 'vorher', 'letzter', 'letzte', 'voriger', 'vorige', 'gestern'];
/** “Last month” is the period before, however long that is. */
const UNIT = / (?:day|week|month|period|tag|woche|monat|zeitraum)$/;
const OFFERED = 12;
/** How far back a period is known by its name alone. */
const NAMED = 36;
const LONGEST_SHOWN = 40;
const HALF_DAY_MS = 12 * 3_600_000;

interface Asked {
  readonly present: Period;
  readonly calendar: Calendar;
  readonly language: Language;
}

/** The period that is meant; without words, the present one. Whatever is none is refused with what would be one. */
export function readPeriod(given: string | null, asked: Asked): Period {
  const period = periodMeant(given ?? '', asked);
  if (period) return period;
  const examples = [asked.present, periodBefore(asked.present, asked.calendar)].map(({ key }) => readPeriodKey(key).date);
  throw new UserError('quota.badPeriod', { given: plain(given ?? '', LONGEST_SHOWN), examples });
}

/** What is offered to somebody who has typed so much. */
export function suggestPeriods(typed: string, asked: Asked): Suggestions {
  const words = normal(typed);
  const meant = periodMeant(typed, asked);
  const earlier = earlierPeriods(asked, OFFERED);
  const periods = words === '' || !meant ? earlier : [meant, ...earlier.filter(({ key }) => key !== meant.key)];
  return periods
    .map((period) => ({ period, name: nameOf(period, asked) }))
    .filter(({ period, name }) => period.key === meant?.key || `${normal(name)} ${period.key}`.includes(words))
    .map(({ period, name }) => ({ name, value: readPeriodKey(period.key).date }));
}

function periodMeant(given: string, asked: Asked): Period | undefined {
  const { present, calendar, language } = asked;
  const words = normal(given);
  const relative = words.replace(UNIT, '');
  if (PRESENT.includes(relative)) return present;
  if (PREVIOUS.includes(relative)) return periodBefore(present, calendar);
  const written = words.replace(/^(?:month|week|day)-/, '');
  if (/^\d{4}-\d{2}$/.test(written)) return monthOf(written, asked);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return periodOfDay(written, calendar);
  return earlierPeriods(asked, NAMED).find(({ key }) => normal(say(language, 'quota.period', { period: key })) === words);
}

/** Only where periods are months: a month of days or weeks is none of them. */
function monthOf(month: string, { present, calendar }: Asked): Period | undefined {
  return present.key.startsWith('month-') ? periodOfDay(`${month}-15`, calendar) : undefined;
}

/** The time zone decides which instants a day has: one of these three is always among them, if there is such a day. */
function periodOfDay(day: string, calendar: Calendar): Period | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  const instants = [midnight + HALF_DAY_MS, midnight, midnight + 2 * HALF_DAY_MS - 1];
  const instant = instants.find((candidate) => calendar.dayKeyAt(candidate) === day);
  return instant === undefined ? undefined : calendar.periodAt(instant);
}

/** The newest first. */
function earlierPeriods({ present, calendar }: Asked, count: number): Period[] {
  const periods = [present];
  for (let period = present; periods.length < count; periods.push(period)) period = periodBefore(period, calendar);
  return periods;
}

function periodBefore({ startsAt }: Period, calendar: Calendar): Period {
  return calendar.periodAt(startsAt - 1);
}

function nameOf({ key }: Period, { present, calendar, language }: Asked): string {
  const name = say(language, 'quota.period', { period: key });
  if (key === present.key) return say(language, 'quota.presentPeriod', { name });
  return key === periodBefore(present, calendar).key ? say(language, 'quota.previousPeriod', { name }) : name;
}

function normal(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
