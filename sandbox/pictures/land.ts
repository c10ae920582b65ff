// Land: ridges that fade with distance, dunes, and the trees that stand on them.
import { darker, lighter } from './colour.js';
import { type Profile, profile } from './noise.js';
import { landAt, type Stage } from './stage.js';
import { path, polygon, short } from './svg.js';

export interface Ridge {
  /** Its name: what gives it its own chance. */
  readonly name: string;
  /** Where its middle height lies, as a share of the sheet's height, and how far it swings. */
  readonly at: number;
  readonly swing: number;
  readonly distance: number;
  readonly kind: 'rolling' | 'jagged' | 'dune';
}

export type Ground = (x: number) => number;

const roughness = {
  rolling: { swings: 2.2, octaves: 3, persistence: 0.3, jagged: false },
  jagged: { swings: 4.5, octaves: 5, persistence: 0.5, jagged: true },
  dune: { swings: 2.6, octaves: 1, persistence: 1, jagged: false },
} as const;

/** Draws a ridge down to the sheet's foot; returns where its ground lies. */
export function drawRidge(stage: Stage, ridge: Ridge): Ground {
  const { sheet, chance, mood, detail } = stage;
  const { octaves } = roughness[ridge.kind];
  const height: Profile = profile(chance.of(ridge.name), { ...roughness[ridge.kind], octaves: Math.min(octaves, detail + 2) });
  const ground: Ground = (x) => sheet.height * (ridge.at - ridge.swing * height(x / sheet.width));
  const colour = landAt(stage, ridge.distance);
  const haze = lighter(landAt(stage, Math.min(1, ridge.distance + 0.16)), mood.night ? 0 : 0.06);
  const top = sheet.height * (ridge.at - ridge.swing);
  const outline = `${outlineOf(sheet.width, ground)}L${sheet.width} ${sheet.height}L0 ${sheet.height}Z`;
  const depth = Math.max(0.05, (sheet.height * 0.2) / (sheet.height - top));
  sheet.add(
    path(
      outline,
      sheet.downwards([0, colour], [depth, ridge.distance > 0.3 ? haze : darker(colour, 0.12)], [1, darker(colour, 0.25)]),
    ),
  );
  if (ridge.kind === 'jagged' && ridge.distance > 0.35) drawFacets(stage, ridge, ground, height);
  return ground;
}

function outlineOf(width: number, ground: Ground): string {
  const step = width / 160;
  const points = Array.from({ length: 161 }, (_, index) => `${short(index * step)} ${short(ground(index * step))}`);
  return `M${points.join('L')}`;
}

/** The side of each peak that is turned from the light lies in shade; the highest wear snow. */
function drawFacets(stage: Stage, ridge: Ridge, ground: Ground, height: Profile): void {
  const { sheet, chance, light, mood } = stage;
  const facets = chance.of(`${ridge.name} facets`);
  const step = sheet.width / 40;
  const away = light.x < sheet.width / 2 ? 1 : -1;
  for (let x = step; x < sheet.width; x += step) {
    const isPeak = ground(x) < ground(x - step) && ground(x) < ground(x + step);
    if (!isPeak || height(x / sheet.width) < -0.1) continue;
    const [top, fall] = [ground(x), sheet.height * ridge.swing * facets.between(0.9, 1.6)];
    const snow = mood.snowy || height(x / sheet.width) > 0.12;
    const slope = (share: number): readonly [number, number] => {
      const at = x + away * step * share * 2.2;
      return [at, Math.max(ground(at), top + fall * share * 0.5)];
    };
    const ridgeLine = ([share, bend]: readonly [number, number]): readonly [number, number] => [
      x + away * step * bend,
      top + fall * share,
    ];
    const zigzag = (
      [
        [0.3, 0.25],
        [0.5, 0.05],
        [0.75, 0.3],
        [1, 0.1],
      ] as const
    ).map(ridgeLine);
    sheet.add(polygon([[x, top], slope(0.3), slope(0.6), slope(1), ...[...zigzag].reverse()], '#000000', 0.1));
    if (snow)
      sheet.add(
        polygon(
          [
            [x, top],
            slope(0.22),
            [x + away * step * 0.2, top + fall * 0.2],
            [x - away * step * 0.1, top + fall * 0.33],
            [x - away * step * 0.3, Math.max(ground(x - away * step * 0.3), top + fall * 0.18)],
          ],
          '#ffffff',
          mood.night ? 0.35 : 0.8,
        ),
      );
  }
}

/** Pines along a ridge, thick as a wood or here and there. */
export function drawPines(
  stage: Stage,
  ground: Ground,
  options: { name: string; count: number; size: number; colour: string },
): void {
  const { sheet, chance, unit } = stage;
  const pines = chance.of(options.name);
  for (let count = 0; count < options.count; count += 1) {
    const x = pines.between(-0.02, 1.02) * sheet.width;
    const height = unit * options.size * pines.between(0.6, 1.25);
    sheet.add(path(pineAt(x, ground(Math.max(0, Math.min(sheet.width, x))) + height * 0.06, height), options.colour));
  }
}

function pineAt(x: number, foot: number, height: number): string {
  const tiers = [0.34, 0.27, 0.2, 0.13].map((width, tier) => [width * height, foot - height * (0.1 + tier * 0.2)] as const);
  const left = tiers.map(
    ([width, y]) => `L${short(x - width / 2)} ${short(y)}L${short(x - width / 4.5)} ${short(y - height * 0.1)}`,
  );
  const right = tiers
    .map(([width, y]) => `L${short(x + width / 4.5)} ${short(y - height * 0.1)}L${short(x + width / 2)} ${short(y)}`)
    .reverse();
  return `M${short(x - height * 0.02)} ${short(foot)}${left.join('')}L${short(x)} ${short(foot - height)}${right.join('')}L${short(x + height * 0.02)} ${short(foot)}Z`;
}
