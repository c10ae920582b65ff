// A skyline: rows of buildings that fade with distance, with lit windows.
import type { Chance } from './chance.js';
import { darker, lighter, mix } from './colour.js';
import { landAt, type Stage } from './stage.js';
import { path, rectangle, short } from './svg.js';

export function drawSkyline(stage: Stage, row: { name: string; foot: number; tallest: number; distance: number }): void {
  const { sheet, chance, unit, mood } = stage;
  const blocks = chance.of(row.name);
  const colour = landAt(stage, row.distance);
  for (let x = -unit * 0.03; x < sheet.width; ) {
    const width = unit * blocks.between(0.045, 0.11);
    const central = 1 - Math.abs(x / sheet.width - 0.55);
    const height = unit * row.tallest * blocks.between(0.35, 1) * (0.45 + central * 0.6);
    const top = row.foot - height;
    const shade = mix(colour, mood.sky[1], blocks.between(0, 0.12));
    sheet.add(rectangle(x, top, width, sheet.height - top, sheet.downwards([0, shade], [1, mix(shade, mood.sky[2], 0.25)])));
    drawRoof(stage, blocks, { x, top, width, shade });
    if (row.distance < 0.75) drawWindows(stage, blocks, { x, top, width, height });
    x += width * blocks.between(0.9, 1.25);
  }
}

interface Block {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

function drawRoof({ sheet, unit }: Stage, chance: Chance, { x, top, width, shade }: Block & { shade: string }): void {
  const kind = chance.whole(0, 3);
  const middle = x + width / 2;
  if (kind === 1) sheet.add(rectangle(x + width * 0.2, top - unit * 0.02, width * 0.6, unit * 0.022, shade));
  if (kind === 2)
    sheet.add(
      path(
        `M${short(x)} ${short(top + 0.5)}L${short(middle)} ${short(top - width * 0.7)}L${short(x + width)} ${short(top + 0.5)}Z`,
        shade,
      ),
    );
  if (kind === 3)
    sheet.add(rectangle(middle - unit * 0.0018, top - unit * 0.065, unit * 0.0036, unit * 0.07, darker(shade, 0.1)));
}

function drawWindows(
  { sheet, unit, mood, detail }: Stage,
  chance: Chance,
  { x, top, width, height }: Block & { height: number },
): void {
  const [across, down] = [Math.max(2, Math.round(width / unit / 0.017)), Math.round(height / unit / 0.026)];
  const lit = mood.night ? 0.5 : 0.3;
  const glow = mood.night ? '#ffd98a' : lighter(mood.light, 0.2);
  for (let column = 0; column < across; column += 1) {
    for (let floor = 0; floor < Math.min(down, 8 + detail * 6); floor += 1) {
      const choice = chance.next();
      if (choice > lit) continue;
      const colour = choice < 0.06 ? mood.accent : glow;
      const [left, upper] = [x + width * ((column + 0.28) / across), top + unit * (0.014 + floor * 0.026)];
      sheet.add(rectangle(left, upper, (width / across) * 0.46, unit * 0.012, colour, mood.night ? 0.85 : 0.5));
    }
  }
}
