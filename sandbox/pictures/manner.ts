// The manner of painting, where it is more than colours: watercolour leaves the paper's edge free and runs into blots.
import type { Stage } from './stage.js';
import { circle, short } from './svg.js';

const paper = '#fdf9f0';

export function drawWatercolour({ sheet, chance, unit, mood, detail }: Stage): void {
  const { width, height } = sheet;
  const brush = chance.of('brush');
  for (let count = 0; count < 10 * detail; count += 1) {
    const fill = sheet.outwards([0, paper, 0.4], [0.6, mood.sky[1], 0.16], [1, mood.sky[0], 0]);
    sheet.add(circle(brush.between(0, width), brush.between(0, height), unit * brush.between(0.08, 0.3), fill));
  }
  const inset = unit * 0.045;
  const wander = () => brush.between(0.45, 1.1) * inset;
  const steps = 24;
  const along = Array.from({ length: steps }, (_, step) => (step + 0.5) / steps);
  const points = [
    ...along.map((share) => [share * width, wander()] as const),
    ...along.map((share) => [width - wander(), share * height] as const),
    ...along.map((share) => [(1 - share) * width, height - wander()] as const),
    ...along.map((share) => [wander(), (1 - share) * height] as const),
  ];
  const edge = points.map(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return `${short(x)} ${short(y)} ${short((x + nextX) / 2)} ${short((y + nextY) / 2)}`;
  });
  sheet.add(
    `<path d="M-2 -2H${width + 2}V${height + 2}H-2ZM${inset} ${inset}Q${edge.join('Q')}Z" fill="${paper}" fill-rule="evenodd"/>`,
  );
}
