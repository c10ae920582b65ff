// Pictures without a background: a subject on its own little island, or a base cut out along a soft edge.
import type { Chance } from './chance.js';
import { darker, lighter } from './colour.js';
import type { Reading } from './reading.js';
import { paintOf, stageFor } from './scene.js';
import { landAt } from './stage.js';
import { ellipse, group, path, rectangle, Sheet, short } from './svg.js';

/** How high a subject stands on its island, as a share of the shorter side. */
const standing = 0.6;

export function drawCutOut(sheet: Sheet, { mood, subject }: Reading, chance: Chance, detail: number): void {
  const stage = stageFor(sheet, mood, chance, detail);
  const { unit } = stage;
  const [x, foot] = [sheet.width / 2, sheet.height / 2 + unit * 0.3];
  const scale = (unit * standing * (subject.size < 0.3 ? 0.7 : 1)) / 100;
  if (subject.place === 'ground') {
    const soil = landAt(stage, 0.25);
    const half = unit * 0.33;
    const under = `M${short(x - half)} ${short(foot)}C${short(x - half * 0.7)} ${short(foot + unit * 0.13)} ${short(x - half * 0.2)} ${short(foot + unit * 0.1)} ${short(x + half * 0.1)} ${short(foot + unit * 0.17)}`;
    const back = `C${short(x + half * 0.3)} ${short(foot + unit * 0.1)} ${short(x + half * 0.8)} ${short(foot + unit * 0.11)} ${short(x + half)} ${short(foot)}Z`;
    sheet.add(path(under + back, sheet.downwards([0, darker(soil, 0.2)], [1, darker(soil, 0.55)])));
    sheet.add(ellipse(x, foot, half, unit * 0.052, lighter(soil, 0.1)));
  }
  sheet.add(group(`translate(${short(x)} ${short(foot)}) scale(${short(scale)})`, subject.draw(paintOf(stage))));
}

/** What a base keeps when its background is taken away. */
export function cutOutShape(width: number, height: number): Buffer {
  const sheet = new Sheet(width, height);
  sheet.add(rectangle(0, 0, width, height, sheet.outwards([0, '#ffffff'], [0.86, '#ffffff'], [1, '#ffffff', 0])));
  return Buffer.from(sheet.toSvg());
}
