// Draws who spent what as SVG: a card of sections from the figures, the fonts alone decide how much of a name fits.
import { dayColumns } from './day-columns.js';
import type { Lettering } from './lettering.js';
import { COLOUR, GAP, LEFT, MARGIN, RIGHT, SIZE, WIDTH } from './look.js';
import { memberBars } from './member-bars.js';
import { modelShare } from './model-share.js';
import { centred, type Section, type Sheet, sheetFor } from './sheet.js';
import { summary } from './summary.js';
import { bar, element, textElement } from './svg.js';
import type { UsageFigures } from './usage-figures.js';

const NOTHING_HEIGHT = 150;

export function usageChart(figures: UsageFigures, lettering: Lettering): string {
  const sheet = sheetFor(lettering, figures.locale);
  let bottom = MARGIN - GAP;
  const markup = sectionsFor(figures).map((draw) => {
    const section = draw(figures, sheet, bottom + GAP);
    bottom = section.bottom;
    return section.markup;
  });
  return card(markup.join(''), Math.ceil(bottom + MARGIN));
}

type DrawSection = (figures: UsageFigures, sheet: Sheet, top: number) => Section;

/** A single day has nothing to compare: its total says it all. */
function sectionsFor({ total, members, rest, models, days }: UsageFigures): DrawSection[] {
  if (total <= 0) return [summary, nothing];
  const sections: DrawSection[] = [summary];
  if (members.length + rest.members > 0) sections.push(memberBars);
  if (models.some(({ credits }) => credits > 0)) sections.push(modelShare);
  if (days.length > 1) sections.push(dayColumns);
  return sections;
}

function nothing({ words }: UsageFigures, { lettering }: Sheet, top: number): Section {
  const line = lettering.line(words.nothing, { size: SIZE.heading, room: RIGHT - LEFT - 2 * MARGIN });
  const box = { x: LEFT, y: top, width: RIGHT - LEFT, height: NOTHING_HEIGHT, radius: 16, fill: COLOUR.hollow };
  const y = centred(top + NOTHING_HEIGHT / 2, SIZE.heading);
  const message = textElement(line, { x: WIDTH / 2, y, fill: COLOUR.quiet, anchor: 'middle' });
  return { markup: bar(box) + message, bottom: top + NOTHING_HEIGHT };
}

function card(content: string, height: number): string {
  const edge = { x: 1, y: 1, width: WIDTH - 2, height: height - 2, rx: 28, stroke: COLOUR.edge, 'stroke-width': 2 };
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size },
    element('rect', { ...edge, fill: COLOUR.card }) + content,
  );
}
