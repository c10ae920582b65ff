// Instants in words: Discord's <t:…> marks, and the hour beside a message.

const DATE_STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** Seconds in each unit, the largest first. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export interface Reader {
  readonly locale: string;
  /** The reader's own zone when absent. */
  readonly timeZone?: string;
}

/** `at` in seconds since 1970, `now` in milliseconds; `style` is Discord's letter, R for "in 20 seconds". */
export function formatTimestamp(at: number, style: string, now: number, reader: Reader): string {
  if (style === 'R') return formatDistance(at - now / 1000, reader.locale);
  return formatDate(at * 1000, DATE_STYLES[style] ?? { dateStyle: 'long', timeStyle: 'short' }, reader);
}

/** The hour for today's messages, the date too for older ones. */
export function formatMessageTime(at: number, now: number, reader: Reader): string {
  const day: Intl.DateTimeFormatOptions = { dateStyle: 'short' };
  const isToday = formatDate(at, day, reader) === formatDate(now, day, reader);
  return formatDate(at, isToday ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }, reader);
}

function formatDate(at: number, options: Intl.DateTimeFormatOptions, { locale, timeZone }: Reader): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'Invalid date';
  return new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) }).format(date);
}

function formatDistance(seconds: number, locale: string): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(Math.round(seconds)) >= size) ?? ['second', 1];
  const count = Math.round(Math.abs(seconds) / length);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(seconds < 0 ? -count : count, unit);
}
