// Arithmetic with colours as #rrggbb.

type Channels = readonly [red: number, green: number, blue: number];

export function mix(from: string, to: string, share: number): string {
  const [red, green, blue] = channels(from);
  const [otherRed, otherGreen, otherBlue] = channels(to);
  const between = (one: number, other: number) => one + (other - one) * share;
  return hex([between(red, otherRed), between(green, otherGreen), between(blue, otherBlue)]);
}

export function lighter(colour: string, share: number): string {
  return mix(colour, '#ffffff', share);
}

export function darker(colour: string, share: number): string {
  return mix(colour, '#000000', share);
}

/** Turns the hue by so many degrees and leaves the lightness about as it is (the matrix of SVG's hueRotate). */
export function turned(colour: string, degrees: number): string {
  const [red, green, blue] = channels(colour);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180);
  const row = (r: number, g: number, b: number, rs: number, gs: number, bs: number) =>
    0.213 * red +
    0.715 * green +
    0.072 * blue +
    cosine * (r * red + g * green + b * blue) +
    sine * (rs * red + gs * green + bs * blue);
  return hex([
    row(0.787, -0.715, -0.072, -0.213, -0.715, 0.928),
    row(-0.213, 0.285, -0.072, 0.143, 0.14, -0.283),
    row(-0.213, -0.715, 0.928, -0.787, 0.715, 0.072),
  ]);
}

export function channels(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(colour: Channels): string {
  return `#${colour
    .map((channel) =>
      Math.max(0, Math.min(255, Math.round(channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
