// On which models the credits went: one bar in their shares, and a legend with names and amounts.
import type { Line } from './lettering.js';
import { COLOUR, LEFT, RIGHT, SERIES, SIZE } from './look.js';
import { centred, heading, type Section, type Sheet, shownName } from './sheet.js';
import { bar, textElement } from './svg.js';
import type { Amount, UsageFigures } from './usage-figures.js';

const BAR_HEIGHT = 36;
const SLIT = 4;
/** Of a part, so that little is told from nothing. */
const LEAST_WIDTH = 4;
const ROW_HEIGHT = 46;
const SWATCH = 24;
const NAME_GAP = 16;
const COLUMN_GAP = 56;

interface Part {
  readonly name: Line;
  readonly amount: Line;
  readonly credits: number;
  readonly fill: string;
}

export function modelShare(figures: UsageFigures, sheet: Sheet, top: number): Section {
  const title = heading(figures.words.byModel, sheet, top);
  const parts = partsOf(figures, sheet);
  const legend = legendOf(parts, title.bottom + BAR_HEIGHT + 20);
  return { markup: title.markup + stackedBar(parts, title.bottom) + legend.markup, bottom: legend.bottom };
}

/** The largest first; those beyond the colours are summed. */
function partsOf({ models, words }: UsageFigures, { lettering, number }: Sheet): Part[] {
  const sorted = models.filter(({ credits }) => credits > 0).sort((one, other) => other.credits - one.credits);
  const others = sorted.slice(SERIES.length).reduce((sum, { credits }) => sum + credits, 0);
  const shown: Amount[] = sorted.slice(0, SERIES.length);
  if (others > 0) shown.push({ name: words.otherModels, credits: others });
  return shown.map(({ name, credits }, index) => {
    const amount = lettering.line(number(credits), { size: SIZE.body, strong: true });
    const style = { size: SIZE.body, room: RIGHT - LEFT - SWATCH - 2 * NAME_GAP - amount.width };
    return {
      name: lettering.line(shownName(name, style, lettering, words), style),
      amount,
      credits,
      fill: SERIES[index] ?? COLOUR.others,
    };
  });
}

function stackedBar(parts: readonly Part[], y: number): string {
  const total = parts.reduce((sum, { credits }) => sum + credits, 0);
  const room = RIGHT - LEFT - SLIT * (parts.length - 1) - LEAST_WIDTH * parts.length;
  let x = LEFT;
  const drawn = parts.map(({ credits, fill }) => {
    const width = LEAST_WIDTH + (room * credits) / total;
    const part = bar({ x, y, width, height: BAR_HEIGHT, radius: 5, fill });
    x += width + SLIT;
    return part;
  });
  return drawn.join('');
}

/** In two columns when every name has the room there. */
function legendOf(parts: readonly Part[], top: number): Section {
  const half = (RIGHT - LEFT - COLUMN_GAP) / 2;
  const fits = parts.every(({ name, amount }) => SWATCH + 2 * NAME_GAP + name.width + amount.width <= half);
  const columns = fits && parts.length > 1 ? 2 : 1;
  const width = columns === 2 ? half : RIGHT - LEFT;
  const drawn = parts.map((part, index) => {
    const left = LEFT + (index % columns) * (half + COLUMN_GAP);
    return legendEntry(part, left, left + width, top + ROW_HEIGHT * Math.floor(index / columns));
  });
  return { markup: drawn.join(''), bottom: top + ROW_HEIGHT * Math.ceil(parts.length / columns) };
}

function legendEntry({ name, amount, fill }: Part, left: number, right: number, top: number): string {
  const middle = top + ROW_HEIGHT / 2;
  const y = centred(middle, SIZE.body);
  return [
    bar({ x: left, y: middle - SWATCH / 2, width: SWATCH, height: SWATCH, radius: 5, fill }),
    textElement(name, { x: left + SWATCH + NAME_GAP, y, fill: COLOUR.text }),
    textElement(amount, { x: right, y, fill: COLOUR.text, anchor: 'end' }),
  ].join('');
}
