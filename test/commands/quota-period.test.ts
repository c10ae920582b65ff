// What people may write for a period, and what they are offered while they type.
import { describe, expect, it } from 'vitest';
import { readPeriod, suggestPeriods } from '../../src/commands/quota/period.js';
import { Calendar, type PeriodKind } from '../../src/services/credits/period.js';
import { languageFor } from '../../src/services/messages/messages.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');

function asked(kind: PeriodKind = 'month', timeZone = 'UTC', locale = 'en-US') {
  const calendar = new Calendar(kind, timeZone);
  return { present: calendar.periodAt(NOW), calendar, language: languageFor(locale) };
}

const keyOf = (given: string | null, ...how: Parameters<typeof asked>) => readPeriod(given, asked(...how)).key;

describe('a period', () => {
  it.each([[null], [''], ['current'], [' NOW '], ['2026-11'], ['2026-11-30'], ['month-2026-11'], ['November  2026']])(
    '%j is the present month',
    (given) => expect(keyOf(given)).toBe('month-2026-11'),
  );

  it.each([['previous'], ['Last'], ['2026-10'], ['2026-10-31'], ['october 2026']])('%j is the month before', (given) =>
    expect(keyOf(given)).toBe('month-2026-10'),
  );

  it('is the week that a day is in, from Monday on', () => {
    expect(keyOf('2026-11-22', 'week')).toBe('week-2026-11-16');
    expect(keyOf('2026-11-23', 'week')).toBe('week-2026-11-23');
    expect(keyOf('previous', 'week')).toBe('week-2026-11-09');
  });

  it.each([['Pacific/Kiritimati'], ['Pacific/Pago_Pago'], ['Asia/Kathmandu']])('is the day of that name in %s too', (zone) => {
    for (const day of ['2026-11-20', '2026-12-31', '2024-02-29']) expect(keyOf(day, 'day', zone)).toBe(`day-${day}`);
  });

  it('is read in the reader’s language', () => {
    expect(keyOf('vorher', 'month', 'UTC', 'de')).toBe('month-2026-10');
    expect(keyOf('oktober 2026', 'month', 'UTC', 'de')).toBe('month-2026-10');
  });

  it.each([['2026-02-31'], ['2026-13'], ['0000-01'], ['yesteryear'], ['2026'], ['../..'], ['=1+1']])(
    '%j is refused with what would be one',
    (given) => {
      expect(() => readPeriod(given, asked())).toThrow(
        expect.objectContaining({
          key: 'quota.badPeriod',
          params: expect.objectContaining({ examples: ['2026-11', '2026-10'] }),
        }),
      );
    },
  );

  it('is no month where periods are weeks', () => {
    expect(() => readPeriod('2026-10', asked('week'))).toThrow(
      expect.objectContaining({ params: { given: '2026-10', examples: ['2026-11-16', '2026-11-09'] } }),
    );
  });
});

describe('while somebody types', () => {
  it('the present period comes first, then those before it', () => {
    expect(suggestPeriods('', asked()).slice(0, 3)).toEqual([
      { name: 'November 2026 · now', value: '2026-11' },
      { name: 'October 2026 · the one before', value: '2026-10' },
      { name: 'September 2026', value: '2026-09' },
    ]);
  });

  it('what fits is offered, also what is long ago', () => {
    expect(suggestPeriods('aug', asked())).toEqual([{ name: 'August 2026', value: '2026-08' }]);
    expect(suggestPeriods('2024-05', asked())).toEqual([{ name: 'May 2024', value: '2024-05' }]);
    expect(suggestPeriods('previous', asked())).toEqual([{ name: 'October 2026 · the one before', value: '2026-10' }]);
    expect(suggestPeriods('nonsense', asked())).toEqual([]);
  });

  it('whatever is offered is understood', () => {
    for (const kind of ['day', 'week', 'month'] as const) {
      const offered = suggestPeriods('', asked(kind, 'Australia/Lord_Howe'));
      expect(new Set(offered.map(({ value }) => keyOf(value, kind, 'Australia/Lord_Howe'))).size).toBe(12);
    }
  });
});
