// Reads the key of a period, such as `month-2026-11`, and gives a period's days one by one.
import { z } from 'zod';
import type { Calendar, Period, PeriodKind } from './period.js';

const DAY_MS = 86_400_000;

/** As it stands in accounts and custom ids. */
export const periodKey = z.string().regex(/^(?:month-\d{4}-\d{2}|(?:week|day)-\d{4}-\d{2}-\d{2})$/);

export interface NamedPeriod {
  readonly kind: PeriodKind;
  /** As people write it: `2026-11`, or the first day of a week. */
  readonly date: string;
  /** Midnight UTC of its first day, for formats that are told to read it there. */
  readonly firstDay: number;
}

export function readPeriodKey(key: string): NamedPeriod {
  const kind = key.startsWith('month-') ? 'month' : key.startsWith('week-') ? 'week' : 'day';
  const date = key.slice(kind.length + 1);
  return { kind, date, firstDay: Date.parse(kind === 'month' ? `${date}-01` : date) };
}

/** The keys of a period's days, from its first to the one that `until` falls in, or its last. */
export function daysOf({ startsAt, endsAt }: Period, calendar: Calendar, until: number): string[] {
  const last = calendar.dayKeyAt(Math.min(Math.max(until, startsAt), endsAt - 1));
  const days: string[] = [];
  // Noon is the same day however the clocks are changed on the way.
  for (let noon = startsAt + DAY_MS / 2; noon < endsAt; noon += DAY_MS) {
    const day = calendar.dayKeyAt(noon);
    if (day > last) break;
    days.push(day);
  }
  return days;
}
