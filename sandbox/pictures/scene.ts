// Puts a scene together, from the sky forward to the grasses at the eye's feet.
import type { Chance } from './chance.js';
import { drawSkyline } from './city.js';
import { lighter, mix, turned } from './colour.js';
import { drawPines, drawRidge, type Ground } from './land.js';
import { drawWatercolour } from './manner.js';
import type { Mood } from './palette.js';
import type { Reading } from './reading.js';
import { drawWater } from './sea.js';
import { drawSky } from './sky.js';
import { landAt, type Stage } from './stage.js';
import type { Setting, Subject } from './subject.js';
import { ellipse, group, path, type Sheet, short } from './svg.js';
import { drawGrasses, drawVignette, drawWeather } from './weather.js';

export function drawScene(sheet: Sheet, reading: Reading, chance: Chance, detail: number): void {
  const stage = stageFor(sheet, reading.mood, chance, detail);
  drawSky(stage);
  const ground = settings[reading.setting](stage, reading.subject);
  drawSubject(stage, reading.subject, ground);
  if (reading.setting !== 'sea') drawGrasses(stage);
  drawWeather(stage, reading.weather);
  drawVignette(stage);
  if (reading.mood.watery) drawWatercolour(stage);
}

/** The light stands on the other side than the subject; each picture's hue is a little its own. */
export function stageFor(sheet: Sheet, mood: Mood, chance: Chance, detail: number): Stage {
  const unit = Math.min(sheet.width, sheet.height);
  const place = chance.of('light');
  const horizon = sheet.height * chance.of('horizon').between(0.56, 0.66);
  const light = {
    x: sheet.width * (isLeft(chance) ? place.between(0.6, 0.82) : place.between(0.18, 0.4)),
    y: horizon * (mood.night ? place.between(0.2, 0.5) : place.between(0.35, 0.82)),
    radius: unit * place.between(0.04, 0.075),
  };
  return { sheet, chance, mood: tinted(mood, chance.of('tint').between(-14, 14)), detail, unit, horizon, light };
}

function tinted(mood: Mood, degrees: number): Mood {
  const [zenith, middle, low] = mood.sky;
  return {
    ...mood,
    sky: [turned(zenith, degrees), turned(middle, degrees), turned(low, degrees / 2)],
    land: [turned(mood.land[0], degrees), turned(mood.land[1], degrees)],
  };
}

function isLeft(chance: Chance): boolean {
  return chance.of('side').happens(0.5);
}

function subjectX({ chance, sheet }: Stage): number {
  const away = chance.of('place').between(-0.04, 0.06);
  return sheet.width * (isLeft(chance) ? 0.36 + away : 0.64 - away);
}

/** Each draws its land and says where the ground is on which the subject stands. */
const settings: Readonly<Record<Setting, (stage: Stage, subject: Subject) => Ground>> = {
  sea(stage, subject) {
    const share = stage.horizon / stage.sheet.height;
    drawRidge(stage, { name: 'coast', at: share + 0.005, swing: 0.045, distance: 0.9, kind: 'rolling' });
    drawWater(stage, stage.horizon);
    if (subject.place !== 'ground') return () => stage.horizon + (stage.sheet.height - stage.horizon) * 0.36;
    return drawHeadland(stage);
  },
  hills(stage) {
    const share = stage.horizon / stage.sheet.height;
    drawRidge(stage, { name: 'far', at: share - 0.03, swing: 0.05, distance: 0.95, kind: 'rolling' });
    drawRidge(stage, { name: 'middle', at: share + 0.03, swing: 0.06, distance: 0.72, kind: 'rolling' });
    const wooded = drawRidge(stage, { name: 'wooded', at: share + 0.1, swing: 0.06, distance: 0.5, kind: 'rolling' });
    drawPines(stage, wooded, { name: 'copse', count: 12 * stage.detail, size: 0.05, colour: landAt(stage, 0.38) });
    const here = drawRidge(stage, { name: 'here', at: share + 0.2, swing: 0.045, distance: 0.28, kind: 'rolling' });
    drawRidge(stage, { name: 'near', at: 1.02, swing: 0.06, distance: 0.06, kind: 'rolling' });
    return here;
  },
  mountains(stage) {
    const share = stage.horizon / stage.sheet.height;
    drawRidge(stage, { name: 'far', at: share - 0.13, swing: 0.2, distance: 0.88, kind: 'jagged' });
    drawRidge(stage, { name: 'middle', at: share - 0.02, swing: 0.14, distance: 0.62, kind: 'jagged' });
    const shore = drawRidge(stage, { name: 'shore', at: share + 0.1, swing: 0.04, distance: 0.45, kind: 'rolling' });
    drawPines(stage, shore, { name: 'wood', count: 30 * stage.detail, size: 0.07, colour: landAt(stage, 0.36) });
    const here = drawRidge(stage, { name: 'here', at: share + 0.21, swing: 0.05, distance: 0.2, kind: 'rolling' });
    drawRidge(stage, { name: 'near', at: 1.03, swing: 0.05, distance: 0.02, kind: 'rolling' });
    return here;
  },
  city(stage) {
    const { horizon, sheet } = stage;
    drawSkyline(stage, { name: 'far', foot: horizon + 4, tallest: 0.36, distance: 0.85 });
    drawSkyline(stage, { name: 'middle', foot: horizon + 8, tallest: 0.42, distance: 0.62 });
    drawSkyline(stage, { name: 'front', foot: horizon + 12, tallest: 0.26, distance: 0.4 });
    drawWater(stage, horizon + stage.unit * 0.06);
    return drawRidge(stage, {
      name: 'bank',
      at: Math.max(0.86, horizon / sheet.height + 0.2),
      swing: 0.02,
      distance: 0.1,
      kind: 'rolling',
    });
  },
  desert(stage) {
    const share = stage.horizon / stage.sheet.height;
    drawRidge(stage, { name: 'mesa', at: share - 0.02, swing: 0.07, distance: 0.9, kind: 'jagged' });
    drawRidge(stage, { name: 'far', at: share + 0.03, swing: 0.05, distance: 0.7, kind: 'dune' });
    const here = drawRidge(stage, { name: 'here', at: share + 0.14, swing: 0.06, distance: 0.5, kind: 'dune' });
    drawRidge(stage, { name: 'near', at: share + 0.33, swing: 0.06, distance: 0.34, kind: 'dune' });
    return here;
  },
  forest(stage) {
    const share = stage.horizon / stage.sheet.height;
    const rows = [0.92, 0.74, 0.56, 0.4] as const;
    for (const [index, distance] of rows.entries()) {
      const ground = drawRidge(stage, {
        name: `row ${index}`,
        at: share - 0.06 + index * 0.06,
        swing: 0.04,
        distance,
        kind: 'rolling',
      });
      drawPines(stage, ground, {
        name: `pines ${index}`,
        count: (26 - index * 4) * stage.detail,
        size: 0.13 + index * 0.045,
        colour: landAt(stage, distance - 0.06),
      });
    }
    const here = drawRidge(stage, { name: 'here', at: share + 0.22, swing: 0.03, distance: 0.2, kind: 'rolling' });
    drawRidge(stage, { name: 'near', at: 1.03, swing: 0.04, distance: 0.02, kind: 'rolling' });
    return here;
  },
};

/** A rocky tongue of land that comes in from the subject's side. */
function drawHeadland(stage: Stage): Ground {
  const { sheet, unit, horizon, chance } = stage;
  const [middle, top] = [subjectX(stage), horizon + unit * 0.045];
  const edge = isLeft(chance) ? -1 : 1;
  const rocks = chance.of('rocks');
  const colour = landAt(stage, 0.16);
  const outer = edge < 0 ? -10 : sheet.width + 10;
  const inner = middle - edge * unit * 0.24;
  const steps = Array.from({ length: 9 }, (_, index) => {
    const share = (index + 1) / 9;
    const x = middle - edge * unit * 0.07 + (inner - middle + edge * unit * 0.07) * share;
    return `L${short(x)} ${short(top + unit * (0.012 + 0.15 * share ** 1.6) + unit * rocks.between(-0.012, 0.012))}`;
  });
  const foot = `L${short(inner - edge * unit * 0.03)} ${short(top + unit * 0.19)}Q${short(middle)} ${short(top + unit * 0.225)} ${outer} ${short(top + unit * 0.27)}`;
  const outline = `M${outer} ${short(top - unit * 0.03)}Q${short((outer + middle) / 2)} ${short(top - unit * 0.035)} ${short(middle + edge * unit * 0.09)} ${short(top)}L${short(middle - edge * unit * 0.07)} ${short(top)}${steps.join('')}${foot}Z`;
  sheet.add(path(outline, sheet.downwards([0, lighter(colour, 0.12)], [0.4, colour], [1, mix(colour, '#000000', 0.35)])));
  return () => top + unit * 0.004;
}

function drawSubject(stage: Stage, subject: Subject, ground: Ground): void {
  const { sheet, unit, horizon } = stage;
  const x = subjectX(stage);
  const foot = subject.place === 'sky' ? horizon - unit * 0.12 : ground(x);
  const scale = (unit * subject.size) / 100;
  const shapes = subject.draw(paintOf(stage));
  if (subject.place === 'ground') sheet.add(ellipse(x, foot + scale * 1.5, scale * 34, scale * 3.4, '#000000', 0.22));
  if (subject.place === 'water') {
    sheet.add(
      group(`translate(${short(x)} ${short(foot + scale * 8)}) scale(${short(scale)} ${short(-scale * 0.5)})`, shapes, 0.22),
    );
  }
  sheet.add(group(`translate(${short(x)} ${short(foot)}) scale(${short(scale)})`, shapes));
}

export function paintOf({ mood, chance, ...stage }: Stage) {
  return {
    dark: mix(mood.land[1], '#0b0a14', mood.snowy ? 0.8 : 0.35),
    body: landAt({ mood, chance, ...stage }, 0.45),
    bright: mix('#fbf6ea', mood.sky[1], mood.night ? 0.35 : 0.14),
    accent: mood.night ? mix(mood.accent, mood.sky[1], 0.18) : mood.accent,
    glow: mood.night ? '#ffd987' : mix('#ffe6a6', mood.light, 0.3),
    chance: chance.of('subject detail'),
  };
}
