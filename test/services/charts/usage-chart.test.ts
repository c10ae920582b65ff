// What a chart of usage shows, read from its SVG.
import { beforeAll, describe, expect, it } from 'vitest';
import { axisOf } from '../../../src/services/charts/axis.js';
import type { Lettering } from '../../../src/services/charts/lettering.js';
import { COLOUR, LEFT, RIGHT, SERIES, WIDTH } from '../../../src/services/charts/look.js';
import { readLettering } from '../../../src/services/charts/shipped-fonts.js';
import { usageChart } from '../../../src/services/charts/usage-chart.js';
import type { UsageFigures } from '../../../src/services/charts/usage-figures.js';
import { languageFor, say } from '../../../src/services/messages/messages.js';
import { FONTS, heightOf, ink, rects, textElements, texts } from './drawn.js';
import { crowded, sample } from './sample-figures.js';

let lettering: Lettering;
beforeAll(async () => {
  lettering = await readLettering(FONTS);
});

function drawn(changes: Partial<UsageFigures> = {}) {
  const svg = usageChart({ ...sample, ...changes }, lettering);
  return { svg, texts: texts(svg), bars: rects(svg).filter(({ fill }) => fill === COLOUR.accent) };
}

const alone = { budget: null, models: [], days: [] };

describe('who spent what:', () => {
  it('bars are as long as the amounts are large, with rank, name and amount beside them', () => {
    const { bars, texts } = drawn(alone);
    expect(bars).toHaveLength(2);
    expect((bars[0]?.width ?? 0) / (bars[1]?.width ?? 1)).toBeCloseTo(2, 2);
    expect(texts).toEqual(['November 2026', '12,000', 'credits', 'By member', '1', 'Ada', '8,000', '2', 'Grace', '4,000']);
  });

  it('a member who spent little has a bar, one who spent nothing has none', () => {
    const members = [
      { name: 'Ada', credits: 1_000_000 },
      { name: 'Grace', credits: 1 },
      { name: 'Joan', credits: 0 },
    ];
    const { bars } = drawn({ ...alone, members });
    expect(bars.map(({ width }) => width > 3)).toEqual([true, true]);
  });

  it('the others have their sum and no bar that would dwarf the rest', () => {
    const { bars, texts } = drawn({ ...alone, rest: { members: 9990, credits: 8_000_000 } });
    expect(texts.slice(-2)).toEqual(['Others (9,990)', '8,000,000']);
    expect(bars).toHaveLength(2);
  });

  it('a name that cannot be drawn is replaced, one that looks like markup is not markup', () => {
    const { texts, svg } = drawn({
      ...alone,
      members: [
        { name: '漢字', credits: 2 },
        { name: '<b>&"\'</text>', credits: 1 },
      ],
    });
    expect(texts).toContain('No name');
    expect(texts).toContain("&lt;b&gt;&amp;&quot;'&lt;/text&gt;");
    expect(svg).not.toContain('<b>');
  });

  it('numbers are grouped as the language does', () => {
    expect(drawn({ locale: 'de' }).texts).toContain('8.000');
    const [english, german] = [languageFor('en-US'), languageFor('de')];
    expect(say(english, 'chart.others', { count: 9990 })).toBe('Others (9,990)');
    expect(say(german, 'chart.budget', { spent: 1200, budget: 50_000 })).toBe('Budget: 1.200 von 50.000');
  });

  it.each([
    ['Ada', 'Ada · November 2026'],
    ['漢字', 'No name · November 2026'],
  ])('the figures of %s alone begin with the name, or say that it has none', (whose, title) => {
    expect(drawn({ ...alone, whose }).texts[0]).toBe(title);
  });
});

describe('the budget:', () => {
  it('is filled as far as it is used', () => {
    const { bars, texts } = drawn({ ...alone, budget: 48_000 });
    expect((bars[0]?.width ?? 0) / (RIGHT - LEFT)).toBeCloseTo(0.25, 3);
    expect(texts).toEqual(expect.arrayContaining(['Budget: 12,000 of 48,000', '25%']));
  });

  it.each([6000, 12_000])('is full, in another colour, when it is used up or overspent: %i', (budget) => {
    const { svg } = drawn({ ...alone, budget });
    expect(rects(svg)).toContainEqual(expect.objectContaining({ width: RIGHT - LEFT, fill: COLOUR.alarm }));
  });

  it('says in figures how far it is overspent', () => {
    const { svg, texts } = drawn({ ...alone, budget: 6000 });
    expect(rects(svg)).toContainEqual(expect.objectContaining({ width: RIGHT - LEFT, fill: COLOUR.alarm }));
    expect(texts).toContain('200%');
  });

  it('of nothing divides nothing by it', () => {
    expect(drawn({ budget: 0 }).svg).not.toMatch(/NaN|Infinity/);
    expect(drawn({ budget: 0, total: 0 }).svg).not.toMatch(/NaN|Infinity/);
  });

  it('is not mentioned when there is none', () => {
    expect(drawn({ budget: null }).texts.join()).not.toContain('Budget');
  });
});

describe('models and days:', () => {
  it('each model has its share of the bar, its own colour, its name and its amount', () => {
    const { svg, texts } = drawn({ members: [], budget: null, days: [] });
    const [first, second] = rects(svg).filter(({ height }) => height === 36);
    expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(3, 1);
    expect([first?.fill, second?.fill]).toEqual([SERIES[0], SERIES[1]]);
    expect(texts.slice(-4)).toEqual(['GPT Image', '9,000', 'Seedream', '3,000']);
  });

  it('models beyond the colours are summed, and no colour stands for two', () => {
    const svg = usageChart({ ...crowded, members: [], days: [], budget: null }, lettering);
    const fills = rects(svg)
      .filter(({ height }) => height === 36)
      .map(({ fill }) => fill);
    expect(new Set(fills).size).toBe(7);
    expect(texts(svg)).toContain('Other models');
    expect(texts(svg)).toContain('5,999,949');
  });

  it('columns stand on one line, as high as the amounts, and days without spending are empty', () => {
    const { bars } = drawn({ members: [], budget: null, models: [] });
    expect(bars).toHaveLength(20);
    expect(new Set(bars.map(({ y, height }) => y + height)).size).toBe(1);
    expect((bars[1]?.height ?? 0) / (bars[0]?.height ?? 1)).toBeCloseTo(2, 2);
  });

  it('a week names every day; a single day has no columns', () => {
    const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    expect(drawn({ days: week.map((label) => ({ label, credits: 1 })) }).texts.slice(-7)).toEqual(week);
    expect(drawn({ days: [{ label: '21', credits: 12_000 }] }).texts).not.toContain('By day');
  });

  it.each(
    ['en-US', 'de'].flatMap((locale) =>
      ['2026-09', '2026-12', '2026-04'].flatMap((month) => [8, 22, 25, 29, 31].map((length) => ({ locale, month, length }))),
    ),
  )('labels of days stand clear of each other: $locale, $month, $length days', ({ locale, month, length }) => {
    const days = Array.from({ length }, (_, index) => {
      const day = `${month}-${String(Math.min(30, index + 1)).padStart(2, '0')}`;
      return { label: say(languageFor(locale), 'quota.day', { day }), credits: 1 };
    });
    const words = new Set(days.map(({ label }) => label));
    const labels = textElements(drawn({ days }).svg).filter((text) => words.has(text.replace(/<[^>]*>/g, '')));
    const boxes = labels.map((text) => ink(text));
    expect(boxes.length).toBeGreaterThan(3);
    const gaps = boxes.slice(1).map((box, index) => (box?.left ?? 0) - (boxes[index]?.right ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(15);
  });

  it('the axis has few round numbers, the last not below the largest amount', () => {
    expect(axisOf(0)).toEqual([0, 1]);
    expect(axisOf(7)).toEqual([0, 5, 10]);
    expect(axisOf(12_345)).toEqual([0, 5000, 10_000, 15_000]);
    expect(axisOf(1_000_001)).toEqual([0, 500_000, 1_000_000, 1_500_000]);
  });
});

describe('the card:', () => {
  it('of a period without spending says so', () => {
    const { texts, bars } = drawn({ total: 0, members: [], models: [], budget: null });
    expect(texts).toEqual(['November 2026', '0', 'credits', 'Nothing has been spent yet.']);
    expect(bars).toEqual([]);
  });

  it.each([
    ['a small team', sample],
    ['ten thousand members', crowded],
    ['a period without spending', { ...sample, total: 0 }],
  ])('holds all that is drawn, for %s', (_, figures) => {
    const svg = usageChart(figures, lettering);
    const boxes = textElements(svg).map((text) => ink(text));
    expect(boxes.length).toBeGreaterThan(3);
    for (const box of boxes) {
      expect(box?.left).toBeGreaterThan(LEFT - 8);
      expect(box?.right).toBeLessThan(RIGHT + 8);
      expect(box?.bottom).toBeLessThan(heightOf(svg) - 20);
    }
    for (const { x, y, width, height } of rects(svg)) {
      expect(x).toBeGreaterThanOrEqual(LEFT);
      expect(x + width).toBeLessThanOrEqual(RIGHT + 0.1);
      expect(y + height).toBeLessThan(heightOf(svg));
    }
    expect(heightOf(svg)).toBeLessThan(2 * WIDTH);
  });
});
