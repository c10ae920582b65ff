// Writes SVG: elements with their attributes, and lines of text in the fonts they were set in.
import type { Line } from './lettering.js';

type Attributes = Readonly<Record<string, string | number>>;

export interface Place {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** The content is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(plain(value))}"`);
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

/**
 * Each run names its font and has its own place: left to itself the renderer looks for missing characters in one more font only, and
 * draws no line at all when two fonts disagree on what is a ligature.
 */
export function textElement({ runs, size, width }: Line, { x, y, fill, anchor = 'start' }: Place): string {
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  const spans = runs.map(({ text, typeface: { family, weight }, offset }) =>
    element('tspan', { x: left + offset, 'font-family': family, 'font-weight': weight }, escaped(text)),
  );
  return element('text', { y, fill, 'font-size': size, 'xml:space': 'preserve' }, spans.join(''));
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly radius?: number;
}

export function bar({ x, y, width, height, fill, radius = height / 2 }: Bar): string {
  return element('rect', { x, y, width, height, rx: Math.min(radius, width / 2, height / 2), fill });
}

function plain(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
