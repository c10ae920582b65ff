// What is between the scene and the eye: snow, rain, mist, grasses in front, darker corners.
import { darker } from './colour.js';
import type { Weather } from './reading.js';
import type { Stage } from './stage.js';
import { circle, ellipse, short, stroke } from './svg.js';

export function drawWeather(stage: Stage, weather: Weather): void {
  if (weather === 'snow') drawSnow(stage);
  if (weather === 'rain') drawRain(stage);
  if (weather === 'mist') drawMist(stage);
}

function drawSnow({ sheet, chance, unit, detail }: Stage): void {
  const snow = chance.of('snow');
  for (let count = 0; count < 120 * detail; count += 1) {
    const near = snow.next() ** 3;
    sheet.add(
      circle(
        snow.between(0, sheet.width),
        snow.between(0, sheet.height),
        unit * (0.0016 + near * 0.008),
        '#ffffff',
        0.9 - near * 0.4,
      ),
    );
  }
}

function drawRain({ sheet, chance, unit, detail, mood }: Stage): void {
  const rain = chance.of('rain');
  for (let count = 0; count < 90 * detail; count += 1) {
    const [x, y, length] = [
      rain.between(0, sheet.width * 1.1),
      rain.between(-0.05, 1) * sheet.height,
      unit * rain.between(0.02, 0.06),
    ];
    sheet.add(
      stroke(
        `M${short(x)} ${short(y)}l${short(-length * 0.28)} ${short(length)}`,
        mood.sky[2],
        unit * 0.0016,
        rain.between(0.2, 0.6),
      ),
    );
  }
}

function drawMist({ sheet, chance, mood, horizon, unit }: Stage): void {
  const mist = chance.of('mist');
  const fill = sheet.outwards([0, mood.sky[2], 0.6], [0.6, mood.sky[2], 0.25], [1, mood.sky[2], 0]);
  for (let count = 0; count < 9; count += 1) {
    const y = horizon + (sheet.height - horizon) * mist.between(-0.2, 0.7);
    sheet.add(ellipse(mist.between(0, 1) * sheet.width, y, unit * mist.between(0.4, 0.9), unit * mist.between(0.04, 0.1), fill));
  }
}

/** Blades at the lower edge, thickest in the corners, so that one looks out from somewhere. */
export function drawGrasses({ sheet, chance, unit, detail, mood }: Stage): void {
  const grass = chance.of('grass');
  const colour = darker(mood.land[1], mood.snowy ? 0.45 : 0.3);
  for (let count = 0; count < 70 * detail; count += 1) {
    const side = grass.next() ** 1.8 * 0.52;
    const x = (grass.happens(0.5) ? side : 1 - side) * sheet.width;
    const [height, bend] = [unit * grass.between(0.03, 0.13) * (1.15 - side * 1.6), unit * grass.between(-0.03, 0.03)];
    const tip = `${short(x + bend)} ${short(sheet.height - height)}`;
    sheet.add(
      stroke(
        `M${short(x)} ${short(sheet.height + 2)}Q${short(x)} ${short(sheet.height - height * 0.6)} ${tip}`,
        colour,
        unit * 0.0032,
      ),
    );
    if (grass.happens(0.1)) sheet.add(circle(x + bend, sheet.height - height, unit * 0.006, mood.accent));
  }
}

/** An ellipse far larger than the sheet, of which only the corners are dark. */
export function drawVignette({ sheet }: Stage): void {
  const { width, height } = sheet;
  const fill = sheet.outwards([0, '#000000', 0], [0.66, '#000000', 0], [1, '#05020f', 0.34]);
  sheet.add(ellipse(width / 2, height / 2, width * 0.8, height * 0.8, fill));
}
