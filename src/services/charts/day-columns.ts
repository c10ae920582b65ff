// How the spending went from day to day: a column a day over an axis of round numbers.
import { axisOf } from './axis.js';
import { COLOUR, LEFT, RIGHT, SIZE } from './look.js';
import { centred, heading, type Section, type Sheet } from './sheet.js';
import { bar, element, textElement } from './svg.js';
import type { Day, UsageFigures } from './usage-figures.js';

const PLOT_HEIGHT = 180;
const AXIS_GAP = 20;
/** Of a day's slot; the rest is air. */
const COLUMN_SHARE = 0.66;
const WIDEST_COLUMN = 72;
const LEAST_HEIGHT = 3;
const LABEL_GAP = 22;

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** The value at the top. */
  readonly most: number;
}

export function dayColumns({ days, words }: UsageFigures, sheet: Sheet, top: number): Section {
  const title = heading(words.byDay, sheet, top);
  const ticks = axisOf(Math.max(...days.map(({ credits }) => credits)));
  const labels = ticks.map((tick) => ({ tick, line: sheet.lettering.line(sheet.number(tick), { size: SIZE.small }) }));
  const left = LEFT + Math.max(...labels.map(({ line }) => line.width)) + AXIS_GAP;
  const plot = { left, top: title.bottom + 14, bottom: title.bottom + 14 + PLOT_HEIGHT, most: ticks.at(-1) ?? 1 };
  const grid = labels.flatMap(({ tick, line }) => {
    const y = heightOf(tick, plot);
    return [
      element('line', { x1: left, x2: RIGHT, y1: y, y2: y, stroke: COLOUR.track, 'stroke-width': 2 }),
      textElement(line, { x: left - AXIS_GAP, y: centred(y, SIZE.small), fill: COLOUR.quiet, anchor: 'end' }),
    ];
  });
  const markup = [title.markup, ...grid, ...columns(days, plot), ...dayLabels(days, sheet, plot)].join('');
  return { markup, bottom: plot.bottom + 48 };
}

function heightOf(credits: number, { top, bottom, most }: Plot): number {
  return bottom - ((bottom - top) * credits) / most;
}

function middleOf(index: number, days: readonly Day[], { left }: Plot): number {
  return left + ((RIGHT - left) / days.length) * (index + 0.5);
}

function columns(days: readonly Day[], plot: Plot): string[] {
  const width = Math.min(WIDEST_COLUMN, ((RIGHT - plot.left) / days.length) * COLUMN_SHARE);
  return days.flatMap(({ credits }, index) => {
    if (credits <= 0) return [];
    const height = Math.max(LEAST_HEIGHT, plot.bottom - heightOf(credits, plot));
    const x = middleOf(index, days, plot) - width / 2;
    return bar({ x, y: plot.bottom - height, width, height, radius: 3, fill: COLOUR.accent });
  });
}

/** In even steps from the first day, as many as stand clear of each other; the last may have to move in from the edge. */
function dayLabels(days: readonly Day[], { lettering }: Sheet, plot: Plot): string[] {
  const slot = (RIGHT - plot.left) / days.length;
  const lines = days.map(({ label }) => lettering.line(label, { size: SIZE.small, room: (RIGHT - plot.left) / 2 }));
  const step = Math.ceil((Math.max(...lines.map(({ width }) => width)) + LABEL_GAP) / slot);
  let clearFrom = 0;
  return lines.flatMap((line, index) => {
    if (index % step !== 0) return [];
    const x = Math.min(middleOf(index, days, plot), RIGHT - line.width / 2);
    if (x - line.width / 2 < clearFrom) return [];
    clearFrom = x + line.width / 2 + LABEL_GAP;
    return textElement(line, { x, y: plot.bottom + 40, fill: COLOUR.quiet, anchor: 'middle' });
  });
}
