// Reads what a chart's SVG draws, and what the renderer makes of a piece of it.
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { COLOUR } from '../../../src/services/charts/look.js';
import { fontFilesIn } from '../../../src/services/charts/shipped-fonts.js';

export const FONTS = new URL('../../../assets/fonts/', import.meta.url);
const options = { font: { loadSystemFonts: false, fontFiles: fontFilesIn(FONTS) }, logLevel: 'off' as const };

export function texts(svg: string): string[] {
  return textElements(svg).map((text) => text.replace(/<[^>]*>/g, ''));
}

export function textElements(svg: string): string[] {
  return svg.match(/<text .*?<\/text>/g) ?? [];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

/** All but the card itself. */
export function rects(svg: string): Rect[] {
  const found = [...svg.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const values = new Map([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const number = (key: string) => Number(values.get(key));
    return { x: number('x'), y: number('y'), width: number('width'), height: number('height'), fill: values.get('fill') ?? '' };
  });
  return found.filter(({ fill }) => fill !== COLOUR.card);
}

export function heightOf(svg: string): number {
  return Number(/height="(\d+)"/.exec(svg)?.[1]);
}

/** Where there is ink, in the chart's own pixels. */
export function ink(markup: string): { left: number; right: number; top: number; bottom: number } | undefined {
  const box = new Resvg(page(markup), options).getBBox();
  return box && { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
}

export async function pixels(markup: string): Promise<Buffer> {
  return (await renderAsync(page(markup), options)).pixels;
}

function page(markup: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="200" viewBox="0 0 1000 200">${markup}</svg>`;
}
