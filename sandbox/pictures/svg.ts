// A sheet to draw on: shapes are added back to front, gradients are named as they are needed, and all of it becomes one SVG.

export type Point = readonly [x: number, y: number];
/** Where along the gradient (0 to 1), which colour, how opaque. */
export type Stop = readonly [at: number, colour: string, opacity?: number];

export class Sheet {
  readonly width: number;
  readonly height: number;
  readonly #paints: string[] = [];
  readonly #shapes: string[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  add(...shapes: readonly string[]): void {
    this.#shapes.push(...shapes);
  }

  /** A fill that runs from the shape's top to its bottom. */
  downwards(...stops: readonly Stop[]): string {
    return this.#name((id) => `<linearGradient id="${id}" x2="0" y2="1">${stops.map(stopTag).join('')}</linearGradient>`);
  }

  /** A fill that runs from the shape's middle outwards. */
  outwards(...stops: readonly Stop[]): string {
    return this.#name((id) => `<radialGradient id="${id}">${stops.map(stopTag).join('')}</radialGradient>`);
  }

  /** The shapes, seen only inside of this outline. */
  within(outline: string, ...shapes: readonly string[]): string {
    const clip = this.#name((id) => `<clipPath id="${id}">${outline}</clipPath>`);
    return `<g clip-path="${clip}">${shapes.join('')}</g>`;
  }

  toSvg(): string {
    const size = `width="${this.width}" height="${this.height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${this.#paints.join('')}</defs>${this.#shapes.join('')}</svg>`;
  }

  #name(define: (id: string) => string): string {
    const id = `p${this.#paints.length}`;
    this.#paints.push(define(id));
    return `url(#${id})`;
  }
}

function stopTag([at, colour, opacity = 1]: Stop): string {
  return `<stop offset="${short(at)}" stop-color="${colour}" stop-opacity="${short(opacity)}"/>`;
}

export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string, opacity = 1): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${filled(fill, opacity)}/>`;
}

export function ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: string, opacity = 1): string {
  return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(radiusX)}" ry="${short(radiusY)}"${filled(fill, opacity)}/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, opacity = 1): string {
  return ellipse(x, y, radius, radius, fill, opacity);
}

export function path(data: string, fill: string, opacity = 1): string {
  return `<path d="${data}"${filled(fill, opacity)}/>`;
}

export function polygon(points: readonly Point[], fill: string, opacity = 1): string {
  return path(`M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`, fill, opacity);
}

export function stroke(data: string, colour: string, width: number, opacity = 1): string {
  const look = `stroke="${colour}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${data}" fill="none" ${look}${opacity < 1 ? ` stroke-opacity="${short(opacity)}"` : ''}/>`;
}

export function group(transform: string, shapes: readonly string[], opacity = 1): string {
  return `<g transform="${transform}"${opacity < 1 ? ` opacity="${short(opacity)}"` : ''}>${shapes.join('')}</g>`;
}

function filled(fill: string, opacity: number): string {
  return ` fill="${fill}"${opacity < 1 ? ` fill-opacity="${short(opacity)}"` : ''}`;
}
