// The head of a chart: the period, what was spent in it, and how much of the budget that is.
import type { Line } from './lettering.js';
import { COLOUR, LEFT, RIGHT, SIZE } from './look.js';
import { type Section, type Sheet, shownName } from './sheet.js';
import { bar, textElement } from './svg.js';
import type { UsageFigures } from './usage-figures.js';

const BAR_HEIGHT = 22;
const CAPTION_GAP = 18;

export function summary(figures: UsageFigures, sheet: Sheet, top: number): Section {
  const { lettering, number } = sheet;
  const title = titleLine(figures, sheet);
  const total = lettering.line(number(figures.total), { size: SIZE.total, strong: true });
  const room = RIGHT - LEFT - total.width - CAPTION_GAP;
  const unit = lettering.line(figures.words.credits, { size: SIZE.heading, room });
  const baseline = top + 124;
  const markup = [
    textElement(title, { x: LEFT, y: top + SIZE.heading * 0.8, fill: COLOUR.quiet }),
    textElement(total, { x: LEFT - 3, y: baseline, fill: COLOUR.text }),
    textElement(unit, { x: LEFT + total.width + CAPTION_GAP, y: baseline, fill: COLOUR.quiet }),
  ].join('');
  if (figures.budget === null) return { markup, bottom: baseline + 10 };
  const budget = budgetBar(figures, figures.budget, sheet, baseline + 30);
  return { markup: markup + budget.markup, bottom: budget.bottom };
}

function titleLine({ period, whose, words }: UsageFigures, { lettering }: Sheet): Line {
  const style = { size: SIZE.heading, strong: true, room: RIGHT - LEFT };
  if (whose === undefined) return lettering.line(period, style);
  return lettering.line(`${shownName(whose, style, lettering, words)} · ${period}`, style);
}

/** A budget that is used up or overspent is full, in another colour, and says so in figures. */
function budgetBar({ total, words }: UsageFigures, budget: number, { lettering, percent }: Sheet, top: number): Section {
  const used = total / Math.max(budget, 1);
  const share = lettering.line(budget > 0 ? percent(used) : '', { size: SIZE.body, strong: true });
  const caption = lettering.line(words.budget, { size: SIZE.body, room: RIGHT - LEFT - share.width - CAPTION_GAP });
  const baseline = top + SIZE.body;
  const box = { x: LEFT, y: baseline + 18, width: RIGHT - LEFT, height: BAR_HEIGHT };
  const filled = { ...box, width: box.width * Math.min(used, 1), fill: used >= 1 ? COLOUR.alarm : COLOUR.accent };
  const markup = [
    textElement(caption, { x: LEFT, y: baseline, fill: COLOUR.text }),
    textElement(share, { x: RIGHT, y: baseline, fill: COLOUR.text, anchor: 'end' }),
    bar({ ...box, fill: COLOUR.track }),
    used > 0 ? bar(filled) : '',
  ].join('');
  return { markup, bottom: box.y + BAR_HEIGHT };
}
