// Subjects that people built: lighthouse, house, castle, windmill, tent, boat, balloon, rocket, car, cup, robot.
import { darker, lighter } from './colour.js';
import type { Subject } from './subject.js';
import { circle, ellipse, group, path, rectangle, stroke } from './svg.js';

const lighthouse: Subject = {
  words: ['lighthouse', 'leuchtturm', 'phare', 'beacon', 'tower'],
  place: 'ground',
  size: 0.46,
  home: 'sea',
  draw: ({ dark, bright, accent, glow }) => [
    path('M0 -79L-260 -112L-260 -66Z', glow, 0.16),
    path('M0 -79L260 -92L260 -50Z', glow, 0.13),
    path('M-26 2L-24 -13H-10V2Z', darker(bright, 0.25)),
    path('M-28 -12L-18 -21L-8 -12Z', darker(accent, 0.35)),
    path('M-10 2L-6.4 -72H6.4L10 2Z', bright),
    path('M-9.3 -12L-8.6 -27H8.6L9.3 -12Z', accent),
    path('M-7.9 -41L-7.2 -56H7.2L7.9 -41Z', accent),
    path('M2 2L1.4 -72H6.4L10 2Z', '#000000', 0.2),
    rectangle(-1.8, -36, 3.6, 5, dark, 0.8),
    path('M-2.6 2V-6Q0 -9 2.6 -6V2Z', dark, 0.85),
    rectangle(-9.5, -75, 19, 3.4, dark),
    rectangle(-5.4, -85, 10.8, 10.5, glow),
    stroke('M-5.4 -85V-75M0 -85V-75M5.4 -85V-75', dark, 0.9),
    path('M-7.6 -84.5Q-5 -92 0 -93Q5 -92 7.6 -84.5Z', darker(accent, 0.15)),
    stroke('M0 -92V-99', dark, 1),
    ...[20, 15, 10].map((radius) => circle(0, -80, radius, glow, 0.12)),
  ],
};

const house: Subject = {
  words: ['house', 'cottage', 'cabin', 'home', 'farm', 'barn', 'haus', 'maison', 'village'],
  place: 'ground',
  size: 0.27,
  home: 'hills',
  draw: ({ dark, bright, accent, glow, body }) => [
    ...[0, 1, 2, 3].map((puff) =>
      circle(27 + puff * 7 + puff * puff, -92 - puff * 13, 5 + puff * 2.8, bright, 0.34 - puff * 0.07),
    ),
    rectangle(21, -86, 11, 30, darker(body, 0.35)),
    rectangle(-46, -44, 92, 46, bright),
    rectangle(6, -44, 40, 46, '#000000', 0.13),
    path('M-54 -41L-34 -84H34L54 -41Z', darker(accent, 0.25)),
    path('M-54 -41L-34 -84H-2L-8 -41Z', accent, 0.55),
    path('M-6 2V-24Q2 -33 10 -24V2Z', dark),
    ...[-36, 22].flatMap((x) => [
      rectangle(x - 1.5, -33.5, 17, 19, darker(body, 0.4)),
      rectangle(x, -32, 14, 16, glow),
      stroke(`M${x + 7} -32V-16M${x} -24H${x + 14}`, dark, 1.2, 0.7),
    ]),
  ],
};

const castle: Subject = {
  words: ['castle', 'fortress', 'palace', 'kingdom', 'fantasy', 'schloss', 'burg', 'cathedral', 'church', 'temple'],
  place: 'ground',
  size: 0.42,
  home: 'mountains',
  draw: ({ dark, body, accent, glow }) => {
    const tower = (x: number, width: number, height: number, shade: string) => [
      rectangle(x - width / 2, -height, width, height + 3, shade),
      rectangle(x - width / 2 - 1.5, -height - 3, width + 3, 5, darker(shade, 0.2)),
      path(`M${x - width / 2 - 3} ${-height - 3}L${x} ${-height - 3 - width * 1.7}L${x + width / 2 + 3} ${-height - 3}Z`, accent),
      rectangle(x, -height, width / 2, height + 3, '#000000', 0.14),
      rectangle(x - 1.5, -height + 8, 3, 6, glow),
    ];
    const wall = lighter(body, 0.3);
    return [
      ...tower(0, 17, 66, darker(wall, 0.12)),
      ...tower(-24, 12, 50, darker(wall, 0.06)),
      ...tower(25, 13, 56, darker(wall, 0.1)),
      rectangle(-44, -30, 88, 33, wall),
      path(
        'M-44 -30V-35H-38V-30H-32V-35H-26V-30H-20V-35H-14V-30H-8V-35H-2V-30H4V-35H10V-30H16V-35H22V-30H28V-35H34V-30H40V-35H44V-30Z',
        wall,
      ),
      ...tower(-44, 14, 41, wall),
      ...tower(45, 14, 38, wall),
      path('M-9 3V-14Q0 -26 9 -14V3Z', dark),
      ...[-27, -17, 17, 27].map((x) => rectangle(x - 1.5, -19, 3, 7, glow)),
    ];
  },
};

const windmill: Subject = {
  words: ['windmill', 'mill', 'holland', 'dutch', 'moulin'],
  place: 'ground',
  size: 0.36,
  home: 'hills',
  draw: ({ dark, bright, accent, glow, chance }) => [
    path('M-17 2L-10 -58H10L17 2Z', bright),
    path('M3 2L2 -58H10L17 2Z', '#000000', 0.16),
    path('M-12 -57Q0 -80 12 -57Z', accent),
    path('M-5 2V-11Q0 -16 5 -11V2Z', dark),
    rectangle(-3, -40, 6, 8, glow),
    group(
      `translate(0 -62) rotate(${chance.whole(10, 80)})`,
      [0, 90, 180, 270].map((turn) =>
        group(`rotate(${turn})`, [
          stroke('M0 0V-42', dark, 2),
          path('M1 -8H9V-41H1Z', bright, 0.85),
          stroke('M1 -16H9M1 -24H9M1 -32H9M5 -8V-41', dark, 0.8),
        ]),
      ),
    ),
    circle(0, -62, 3, dark),
  ],
};

const tent: Subject = {
  words: ['tent', 'camp', 'camping', 'campfire', 'tipi'],
  place: 'ground',
  size: 0.18,
  home: 'forest',
  draw: ({ dark, accent, glow }) => [
    ...[150, 128, 108, 92].map((radius) => ellipse(0, -26, radius, radius * 0.62, glow, 0.05)),
    path('M-78 2L-6 -92L66 2Z', accent),
    path('M-6 -92L66 2H96L26 -78Z', darker(accent, 0.35)),
    path('M-34 2L-6 -80L20 2Z', glow),
    path('M-6 -80L20 2H2Z', dark, 0.25),
    stroke('M-6 -92V-100M26 -78V-88', dark, 3),
  ],
};

export const builtSubjects: readonly Subject[] = [lighthouse, castle, windmill, house, tent];
