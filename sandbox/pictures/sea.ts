// Water: the sky upside down, a road of light under sun or moon, and ripples.
import { darker, mix } from './colour.js';
import type { Stage } from './stage.js';
import { ellipse, rectangle } from './svg.js';

export function drawWater(stage: Stage, from: number): void {
  const { sheet, mood } = stage;
  const [zenith, middle, low] = mood.sky;
  const deep = darker(mix(zenith, mood.land[1], 0.35), 0.12);
  const fill = sheet.downwards([0, mix(low, middle, 0.35)], [0.25, mix(middle, zenith, 0.4)], [1, deep]);
  sheet.add(rectangle(0, from, sheet.width, sheet.height - from, fill));
  drawRipples(stage, from);
  drawRoadOfLight(stage, from);
}

function drawRoadOfLight({ sheet, chance, light, mood, unit, detail }: Stage, from: number): void {
  const road = chance.of('road');
  const depth = sheet.height - from;
  for (let count = 0; count < 26 * detail; count += 1) {
    const near = road.next() ** 1.5;
    const y = from + depth * near + 1;
    const x = light.x + road.normal() * unit * (0.018 + near * 0.075);
    sheet.add(
      ellipse(
        x,
        y,
        unit * (0.008 + near * 0.045) * road.between(0.4, 1.2),
        unit * (0.0011 + near * 0.003),
        mood.light,
        0.75 - near * 0.4,
      ),
    );
  }
}

function drawRipples({ sheet, chance, mood, unit, detail }: Stage, from: number): void {
  const ripples = chance.of('ripples');
  const depth = sheet.height - from;
  for (let count = 0; count < 40 * detail; count += 1) {
    const near = ripples.next() ** 1.4;
    const [x, y] = [ripples.between(0, sheet.width), from + depth * near + 1];
    const bright = ripples.happens(0.5);
    const fill = bright ? mood.sky[2] : mood.land[1];
    sheet.add(
      ellipse(
        x,
        y,
        unit * (0.01 + near * 0.08) * ripples.between(0.4, 1.3),
        unit * (0.0008 + near * 0.0028),
        fill,
        bright ? 0.3 : 0.22,
      ),
    );
  }
}
