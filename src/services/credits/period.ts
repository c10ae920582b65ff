// Which period an instant falls in, and when the next one begins: by the calendar of a time zone, daylight saving included.

export type PeriodKind = 'day' | 'week' | 'month';

export interface Period {
  /** Part of every account's key, such as `month-2026-11`: a new period needs no job to run. */
  readonly key: string;
  readonly startsAt: number;
  /** When the next period begins, in milliseconds since 1970. */
  readonly endsAt: number;
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;
/** Jobs are not open for longer than so many periods. */
const MOST_BACK = 40;

export class Calendar {
  readonly #kind: PeriodKind;
  readonly #format: Intl.DateTimeFormat;
  /** The period asked for last: nearly always it is asked for again. */
  #last: Period | undefined;

  constructor(kind: PeriodKind, timeZone: string) {
    this.#kind = kind;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  periodAt(instant: number): Period {
    if (!this.#last || instant < this.#last.startsAt || instant >= this.#last.endsAt) this.#last = this.#compute(instant);
    return this.#last;
  }

  /** The day an instant falls in, such as `2026-11-20`. */
  dayKeyAt(instant: number): string {
    return keyOf('day', this.#dayAt(instant));
  }

  /** The same within a period that may be over by then: of such a one the last day. */
  dayKeyIn(periodKey: string, instant: number): string {
    let period = this.periodAt(instant);
    let day = instant;
    for (let back = 0; period.key !== periodKey; back += 1) {
      if (back === MOST_BACK) return this.dayKeyAt(instant);
      day = period.startsAt - 1;
      period = this.#compute(day);
    }
    return this.dayKeyAt(day);
  }

  #compute(instant: number): Period {
    const first = firstDay(this.#kind, this.#dayAt(instant));
    const next = nextFirstDay(this.#kind, first);
    return { key: `${this.#kind}-${keyOf(this.#kind, first)}`, startsAt: this.#startOf(first), endsAt: this.#startOf(next) };
  }

  /** The first instant of a day in this zone; where midnight is skipped, the instant after the gap. */
  #startOf(day: CalendarDay): number {
    const midnight = Date.UTC(day.year, day.month - 1, day.day);
    const guess = midnight - this.#offsetAt(midnight);
    const start = midnight - this.#offsetAt(guess);
    return this.#readingAt(start) < midnight ? guess : start;
  }

  /** The zone's clock minus UTC, in milliseconds, at an instant. */
  #offsetAt(instant: number): number {
    return this.#readingAt(instant) - Math.floor(instant / 1000) * 1000;
  }

  /** What the zone's clock shows, read as if it were UTC. */
  #readingAt(instant: number): number {
    const part = this.#partsAt(instant);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  }

  #dayAt(instant: number): CalendarDay {
    const part = this.#partsAt(instant);
    return { year: part('year'), month: part('month'), day: part('day') };
  }

  #partsAt(instant: number): (type: Intl.DateTimeFormatPartTypes) => number {
    const parts = this.#format.formatToParts(instant);
    return (type) => Number(parts.find((part) => part.type === type)?.value);
  }
}

function firstDay(kind: PeriodKind, day: CalendarDay): CalendarDay {
  if (kind === 'month') return { ...day, day: 1 };
  if (kind === 'day') return day;
  // Weeks begin on Monday; getUTCDay() counts from Sunday.
  const weekday = (new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
}

function nextFirstDay(kind: PeriodKind, first: CalendarDay): CalendarDay {
  if (kind === 'month') {
    return first.month === 12 ? { year: first.year + 1, month: 1, day: 1 } : { ...first, month: first.month + 1 };
  }
  return plusDays(first, kind === 'week' ? 7 : 1);
}

function plusDays(day: CalendarDay, days: number): CalendarDay {
  const moved = new Date(Date.UTC(day.year, day.month - 1, day.day) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

function keyOf(kind: PeriodKind, day: CalendarDay): string {
  const month = `${day.year}-${String(day.month).padStart(2, '0')}`;
  return kind === 'month' ? month : `${month}-${String(day.day).padStart(2, '0')}`;
}
