// The sky: its gradient, sun or moon, stars, clouds.
import { lighter, mix } from './colour.js';
import type { Stage } from './stage.js';
import { circle, ellipse, path, rectangle, short } from './svg.js';

export function drawSky(stage: Stage): void {
  const { sheet, mood, horizon } = stage;
  const [zenith, middle, low] = mood.sky;
  const reach = horizon / sheet.height;
  sheet.add(
    rectangle(0, 0, sheet.width, sheet.height, sheet.downwards([0, zenith], [reach * 0.55, middle], [reach, low], [1, low])),
  );
  if (mood.night) drawStars(stage);
  drawLight(stage);
  drawClouds(stage);
}

export function drawStars({ sheet, chance, unit, horizon, detail, mood }: Stage): void {
  const stars = chance.of('stars');
  for (let count = 0; count < 60 * detail; count += 1) {
    const [x, y] = [stars.between(0, sheet.width), horizon * stars.next() ** 1.4];
    sheet.add(circle(x, y, unit * stars.between(0.0006, 0.0019), '#ffffff', stars.between(0.35, 1) * (1 - y / horizon / 1.3)));
  }
  if (!chance.of('aurora').happens(0.4)) return;
  const aurora = chance.of('aurora');
  for (let veil = 0; veil < 3; veil += 1) {
    const top = horizon * aurora.between(0.12, 0.4);
    const fill = sheet.downwards([0, mood.accent, 0], [0.75, mix(mood.accent, '#7dffc4', 0.75), 0.3], [1, '#7dffc4', 0]);
    const bend = () => short(top + horizon * aurora.between(-0.1, 0.1));
    const waves = `M0 ${bend()}C${sheet.width * 0.3} ${bend()} ${sheet.width * 0.6} ${bend()} ${sheet.width} ${bend()}`;
    sheet.add(
      path(
        `${waves}v${short(horizon * 0.3)}C${sheet.width * 0.6} ${short(top + horizon * 0.2)} ${sheet.width * 0.3} ${short(top + horizon * 0.5)} 0 ${short(top + horizon * 0.28)}Z`,
        fill,
      ),
    );
  }
}

export function drawLight({ sheet, mood, light, unit, chance }: Stage): void {
  const { x, y, radius } = light;
  const halo = sheet.outwards([0, mood.light, 0.75], [0.18, mood.light, 0.38], [0.5, mood.light, 0.12], [1, mood.light, 0]);
  sheet.add(circle(x, y, unit * 0.62, halo));
  sheet.add(circle(x, y, radius, lighter(mood.light, 0.35)));
  if (!mood.night) return;
  const craters = chance.of('craters');
  for (let count = 0; count < 5; count += 1) {
    const [angle, reach] = [craters.between(0, 7), craters.between(0.1, 0.65) * radius];
    sheet.add(
      circle(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach, radius * craters.between(0.08, 0.2), mood.sky[2], 0.3),
    );
  }
}

function drawClouds({ sheet, chance, mood, horizon, unit, detail }: Stage): void {
  const clouds = chance.of('clouds');
  const puffy = clouds.happens(0.5) && !mood.night;
  for (let count = 0; count < 2 + detail; count += 1) {
    const [x, y] = [clouds.between(-0.05, 1.05) * sheet.width, horizon * clouds.between(0.16, 0.86)];
    const size = unit * clouds.between(0.5, 1) * (0.35 + (1 - y / horizon) * 0.65);
    const colour = mix(mix(mood.sky[2], mood.light, 0.6), mood.sky[1], mood.night ? 0.65 : y / horizon / 3);
    if (puffy) sheet.add(...puffs(x, y, size * 0.36, colour, 7 + detail * 3, () => clouds.next(), sheet));
    else sheet.add(...streaks(x, y, size, colour, 2 + detail, (low, high) => clouds.between(low, high)));
  }
}

type SheetOfClouds = Stage['sheet'];

/** Round heads over one flat foot. */
function puffs(
  x: number,
  y: number,
  size: number,
  colour: string,
  count: number,
  next: () => number,
  sheet: SheetOfClouds,
): string[] {
  const heads = Array.from({ length: count }, (_, index) => {
    const along = (index / (count - 1)) * 2 - 1;
    const radius = size * (0.16 + 0.34 * (1 - along * along) * (0.6 + next() * 0.6));
    return circle(x + along * size * 0.95, y - radius * 0.75, radius, '#ffffff');
  });
  const fill = sheet.downwards([0, lighter(colour, 0.55), 0.95], [0.55, colour, 0.7], [1, colour, 0]);
  const outline = heads.join('') + ellipse(x, y - size * 0.1, size * 1.15, size * 0.14, '#ffffff');
  return [sheet.within(outline, rectangle(x - size * 1.6, y - size * 1.1, size * 3.2, size * 1.18, fill))];
}

/** Thin lenses, as of an evening. */
function streaks(
  x: number,
  y: number,
  size: number,
  colour: string,
  count: number,
  between: (low: number, high: number) => number,
): string[] {
  return Array.from({ length: count }, () => {
    const [middle, height, half] = [x + between(-0.4, 0.4) * size, y + between(-0.05, 0.05) * size, size * between(0.2, 0.6)];
    const thick = size * between(0.008, 0.026);
    const [left, right] = [short(middle - half), short(middle + half)];
    const lens = `M${left} ${short(height)}Q${short(middle)} ${short(height - thick * 2)} ${right} ${short(height)}Q${short(middle)} ${short(height + thick)} ${left} ${short(height)}Z`;
    return path(lens, colour, between(0.28, 0.6));
  });
}
