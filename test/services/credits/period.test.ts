// Periods by the calendar of a time zone: where they begin, where they end, and that they leave nothing out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar, type PeriodKind } from '../../../src/services/credits/period.js';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const kinds: readonly PeriodKind[] = ['day', 'week', 'month'];

function period(kind: PeriodKind, zone: string, instant: string) {
  const { key, startsAt, endsAt } = new Calendar(kind, zone).periodAt(Date.parse(instant));
  return [key, new Date(startsAt).toISOString().slice(0, 16), new Date(endsAt).toISOString().slice(0, 16)];
}

describe('a period begins and ends at midnight of its own zone:', () => {
  it.each<[PeriodKind, string, string, string, string, string]>([
    ['month', 'UTC', '2026-11-20T12:00Z', 'month-2026-11', '2026-11-01T00:00', '2026-12-01T00:00'],
    ['day', 'UTC', '2028-02-29T23:59:59.999Z', 'day-2028-02-29', '2028-02-29T00:00', '2028-03-01T00:00'],
    // New year: each zone in its own time.
    ['month', 'UTC', '2026-12-31T23:59Z', 'month-2026-12', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['month', 'Europe/Berlin', '2026-12-31T23:00Z', 'month-2027-01', '2026-12-31T23:00', '2027-01-31T23:00'],
    ['month', 'America/New_York', '2027-01-01T04:59Z', 'month-2026-12', '2026-12-01T05:00', '2027-01-01T05:00'],
    ['month', 'Pacific/Auckland', '2026-12-31T11:00Z', 'month-2027-01', '2026-12-31T11:00', '2027-01-31T11:00'],
    ['week', 'UTC', '2027-01-01T00:00Z', 'week-2026-12-28', '2026-12-28T00:00', '2027-01-04T00:00'],
    // Days of 23 and of 25 hours.
    ['day', 'Europe/Berlin', '2026-03-29T12:00Z', 'day-2026-03-29', '2026-03-28T23:00', '2026-03-29T22:00'],
    ['day', 'Europe/Berlin', '2026-10-25T12:00Z', 'day-2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00'],
    ['day', 'America/New_York', '2026-03-08T12:00Z', 'day-2026-03-08', '2026-03-08T05:00', '2026-03-09T04:00'],
    ['day', 'America/New_York', '2026-11-01T12:00Z', 'day-2026-11-01', '2026-11-01T04:00', '2026-11-02T05:00'],
    ['day', 'Pacific/Auckland', '2026-04-05T00:00Z', 'day-2026-04-05', '2026-04-04T11:00', '2026-04-05T12:00'],
    ['day', 'Pacific/Auckland', '2026-09-27T00:00Z', 'day-2026-09-27', '2026-09-26T12:00', '2026-09-27T11:00'],
    // Months and weeks with a change in them.
    ['month', 'Europe/Berlin', '2026-10-31T23:30Z', 'month-2026-11', '2026-10-31T23:00', '2026-11-30T23:00'],
    ['month', 'Europe/Berlin', '2026-03-31T21:59Z', 'month-2026-03', '2026-02-28T23:00', '2026-03-31T22:00'],
    ['month', 'America/New_York', '2026-11-15T00:00Z', 'month-2026-11', '2026-11-01T04:00', '2026-12-01T05:00'],
    ['week', 'Pacific/Auckland', '2026-09-30T00:00Z', 'week-2026-09-28', '2026-09-27T11:00', '2026-10-04T11:00'],
    ['week', 'Europe/Berlin', '2026-03-29T21:59Z', 'week-2026-03-23', '2026-03-22T23:00', '2026-03-29T22:00'],
    ['week', 'America/New_York', '2026-11-01T12:00Z', 'week-2026-10-26', '2026-10-26T04:00', '2026-11-02T05:00'],
    // Where midnight itself is skipped, the day begins after the gap.
    ['day', 'America/Sao_Paulo', '2018-11-04T12:00Z', 'day-2018-11-04', '2018-11-04T03:00', '2018-11-05T02:00'],
    ['day', 'America/Sao_Paulo', '2018-11-04T02:59Z', 'day-2018-11-03', '2018-11-03T03:00', '2018-11-04T03:00'],
    ['day', 'Africa/Cairo', '2024-04-26T12:00Z', 'day-2024-04-26', '2024-04-25T22:00', '2024-04-26T21:00'],
    // Where midnight comes twice, the day begins with the first.
    ['day', 'America/Havana', '2026-11-01T12:00Z', 'day-2026-11-01', '2026-11-01T04:00', '2026-11-02T05:00'],
    // The day before has 25 hours.
    ['day', 'America/Sao_Paulo', '2018-02-17T12:00Z', 'day-2018-02-17', '2018-02-17T02:00', '2018-02-18T03:00'],
  ])('%s, %s, at %s: %s', (kind, zone, instant, ...expected) => {
    expect(period(kind, zone, instant)).toEqual(expected);
  });
});

describe('a day', () => {
  it.each([
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['Europe/Berlin', '2026-12-31T23:00Z', '2027-01-01'],
    ['America/New_York', '2027-01-01T04:59Z', '2026-12-31'],
    ['Pacific/Auckland', '2026-12-31T11:00Z', '2027-01-01'],
    // Both changes of daylight saving, just before the day's end.
    ['Europe/Berlin', '2026-03-29T21:59Z', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25T22:59Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00Z', '2026-10-26'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(new Calendar('month', zone).dayKeyAt(Date.parse(instant))).toBe(day);
  });

  it('of a period that is over is its last one', () => {
    const [now, berlin] = [Date.parse('2027-01-02T12:00Z'), 'Europe/Berlin'];
    expect(new Calendar('month', berlin).dayKeyIn('month-2027-01', now)).toBe('2027-01-02');
    expect(new Calendar('month', berlin).dayKeyIn('month-2026-12', now)).toBe('2026-12-31');
    expect(new Calendar('week', berlin).dayKeyIn('week-2026-12-21', now)).toBe('2026-12-27');
    expect(new Calendar('day', berlin).dayKeyIn('day-2026-12-30', now)).toBe('2026-12-30');
    expect(new Calendar('day', berlin).dayKeyIn('month-2026-12', now)).toBe('2027-01-02');
  });
});

describe.each(zones)('in %s', (zone) => {
  const calendars = kinds.map((kind) => ({ kind, calendar: new Calendar(kind, zone), another: new Calendar(kind, zone) }));
  const instants = fc.oneof(
    fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2045, 0, 1) }),
    // Close to a midnight somewhere, where mistakes live.
    fc
      .tuple(fc.integer({ min: 13_000, max: 27_000 }), fc.integer({ min: -56, max: 56 }), fc.integer({ min: -2, max: 2 }))
      .map(([day, quarters, off]) => day * 86_400_000 + quarters * 900_000 + off),
  );

  it('every instant is in its period, and periods touch without gap or overlap', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...calendars), (instant, { calendar, another }) => {
        const here = calendar.periodAt(instant);
        expect(here.startsAt).toBeLessThanOrEqual(instant);
        expect(instant).toBeLessThan(here.endsAt);
        const next = another.periodAt(here.endsAt);
        expect(next.startsAt).toBe(here.endsAt);
        expect(next.key).not.toBe(here.key);
        const before = another.periodAt(here.startsAt - 1);
        expect(before.endsAt).toBe(here.startsAt);
        expect(another.periodAt(here.startsAt)).toEqual(here);
        expect(another.periodAt(here.endsAt - 1)).toEqual(here);
      }),
      { numRuns: 150 },
    );
  });

  it('weeks begin on Monday', () => {
    const weekday = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'long' });
    const calendar = new Calendar('week', zone);
    fc.assert(
      fc.property(instants, (instant) => {
        expect(weekday.format(calendar.periodAt(instant).startsAt)).toBe('Monday');
      }),
      { numRuns: 50 },
    );
  });
});
