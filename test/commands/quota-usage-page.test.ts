// A report of usage as a message: what it says of other periods, and that it fits whatever people are called.
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/commands/quota/chart.js';
import { personWith } from '../../src/commands/quota/people.js';
import { renderUsage, type UsageReport } from '../../src/commands/quota/usage-page.js';
import type { UsageFigures } from '../../src/services/charts/usage-figures.js';
import { Calendar } from '../../src/services/credits/period.js';
import { languageFor } from '../../src/services/messages/messages.js';

const english = languageFor('en-US');

function reportOf(names: readonly string[], change: Partial<UsageReport> = {}): UsageReport {
  const ids = names.map((_, index) => `12000000000000000${10 + index}`);
  const named = new Map(ids.map((id, index) => [id, names[index] ?? '']));
  const rest = { members: 990, credits: 1234 };
  return {
    ...{ period: 'month-2026-10', isPresent: false, spent: 1_234_567, pictures: 98_765, names: named },
    team: { requests: 54_321, members: 1000, rest, page: 0 },
    members: ids.map((id, index) => ({
      rank: index + 1,
      member: personWith(english, id, named.get(id)),
      credits: 100_000 - index,
    })),
    models: { 'gpt-image-1-mini': 1_000_000, 'gpt-image-1-edit': 234_000, 'one-that-is-gone': 567 },
    days: Object.fromEntries(
      Array.from({ length: 31 }, (_, day) => [`2026-10-${String(day + 1).padStart(2, '0')}`, 40_000 + day]),
    ),
    budget: { limit: 2_000_000, reserved: 22 },
    ...change,
  };
}

const wild = Array.from({ length: 10 }, (_, index) => `${index}*_~|[](http://evil)<@1>${'\u202e'}${'*'.repeat(20)}`);

describe('a report', () => {
  it('of a past period says that the budget is today’s, and nothing of what is reserved', () => {
    const { content } = renderUsage(english, reportOf(['Ada']));
    expect(content).toContain(
      '**Credits spent in October 2026**\n**1234567** credits · 54321 requests · 98765 pictures · 1000 members\n',
    );
    expect(content).toContain('Budget: 1234567 of 2000000 · as it is set now\n');
    expect(renderUsage(english, reportOf(['Ada'], { isPresent: true })).content).toContain('of 2000000 · 22 more reserved\n');
  });

  it.each([
    ['week-2026-10-05', 'in the week of 5 October 2026'],
    ['day-2026-10-05', 'on 5 October 2026'],
  ])('of %s is one %s', (period, words) => {
    expect(renderUsage(english, reportOf(['Ada'], { period })).content).toContain(`**Credits spent ${words}**`);
  });

  it('fits a message whatever members are called, and formats none of it', () => {
    const { content } = renderUsage(english, reportOf(wild));
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toContain('and 990 others · **1234**');
    expect(content).not.toMatch(/[^\\]\[|:\/\/|\u202e|<@1>/);
  });

  it('of a day gone by still names a model that is no longer on offer', () => {
    expect(renderUsage(english, reportOf(['Ada'])).content).toContain('one-that-is-gone · **567**');
  });
});

describe('its chart', () => {
  const calendar = new Calendar('month', 'Europe/Berlin');
  const period = calendar.periodAt(Date.parse('2026-10-15T12:00:00Z'));
  const drawing = { period, calendar, until: Date.parse('2026-10-30T23:30:00Z'), memberName: undefined };
  let figures: UsageFigures | undefined;
  const charts = {
    draw: async (given: UsageFigures) => {
      figures = given;
      return Buffer.from('');
    },
  };

  it('has every day until today once, over a change of daylight saving too, and names as they are', async () => {
    await chartOf(charts, english, reportOf(wild, { days: { '2026-10-02': 7 } }), drawing);
    expect(figures?.days.map(({ label }) => label)).toEqual(Array.from({ length: 31 }, (_, day) => `${day + 1} Oct`));
    expect(figures?.days.map(({ credits }) => credits)).toEqual(Array.from({ length: 31 }, (_, day) => (day === 1 ? 7 : 0)));
    expect(figures?.members.map(({ name }) => name)).toEqual(wild);
  });

  it('is told in words that Discord takes', async () => {
    const { description, name } = await chartOf(charts, english, reportOf(wild), drawing);
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toContain('October 2026: 1,234,567 credits in all. Budget: 1,234,567 of 2,000,000. By member: 0*_~');
    expect(name).toBe('atelier-usage-2026-10.png');
  });
});
