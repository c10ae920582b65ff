// What every section of a chart is drawn with, and what it gives back.
import type { Lettering, LineStyle } from './lettering.js';
import { COLOUR, LEFT, RIGHT, SIZE } from './look.js';
import { textElement } from './svg.js';
import type { ChartWords } from './usage-figures.js';

export interface Sheet {
  readonly lettering: Lettering;
  /** Grouped as the reader's language does. */
  readonly number: (value: number) => string;
  /** Of a share between 0 and 1, or more. */
  readonly percent: (share: number) => string;
}

export interface Section {
  readonly markup: string;
  /** Where it ends, from the top of the picture. */
  readonly bottom: number;
}

export function sheetFor(lettering: Lettering, locale: string): Sheet {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return { lettering, number: (value) => number.format(value), percent: (share) => percent.format(share) };
}

export function heading(caption: string, { lettering }: Sheet, top: number): Section {
  const line = lettering.line(caption, { size: SIZE.heading, strong: true, room: RIGHT - LEFT });
  return {
    markup: textElement(line, { x: LEFT, y: top + SIZE.heading * 0.8, fill: COLOUR.text }),
    bottom: top + SIZE.heading + 22,
  };
}

/** A name, or what stands for one no character of which can be drawn. */
export function shownName(name: string, style: LineStyle, lettering: Lettering, { unnamed }: ChartWords): string {
  return lettering.line(name, style).runs.length > 0 ? name : unnamed;
}

/** The baseline that centres figures and capitals of this size on the given height. */
export function centred(middle: number, size: number): number {
  return middle + size * 0.36;
}
