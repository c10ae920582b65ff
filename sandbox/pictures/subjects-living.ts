// Subjects that live: trees and flowers, cats and foxes, birds and whales.
import { darker, lighter, mix } from './colour.js';
import type { Subject } from './subject.js';
import { circle, ellipse, group, path, polygon, stroke } from './svg.js';

const tree: Subject = {
  words: ['tree', 'oak', 'trees', 'baum', 'arbre', 'blossom', 'cherry', 'bonsai', 'apple'],
  place: 'ground',
  size: 0.44,
  home: 'hills',
  draw: ({ dark, accent, chance }) => {
    const leaves = (count: number, spread: number, radius: number, colour: string, opacity: number) =>
      Array.from({ length: count }, () => {
        const angle = chance.between(0, Math.PI * 2);
        const reach = Math.sqrt(chance.next()) * spread;
        return circle(
          Math.cos(angle) * reach * 1.25,
          -64 + Math.sin(angle) * reach * 0.8,
          radius * chance.between(0.6, 1.2),
          colour,
          opacity,
        );
      });
    return [
      path('M-9 3Q-3 -16 -4 -40L-20 -62L-17 -64L-2 -48L2 -70L6 -70L5 -46L20 -62L23 -60L7 -38Q6 -14 11 3Z', darker(dark, 0.1)),
      ellipse(0, -64, 34, 24, darker(accent, 0.42)),
      ...leaves(26, 33, 11, darker(accent, 0.42), 1),
      ellipse(-2, -67, 27, 18, darker(accent, 0.18), 0.9),
      ...leaves(20, 30, 8, darker(accent, 0.18), 0.9).map((leaf) => group('translate(-3 -4)', [leaf])),
      ...leaves(18, 24, 5, lighter(accent, 0.25), 0.75).map((leaf) => group('translate(-8 -9)', [leaf])),
    ];
  },
};

const pine: Subject = {
  words: ['pine', 'fir', 'spruce', 'evergreen', 'tanne', 'sapin', 'christmas'],
  place: 'ground',
  size: 0.44,
  home: 'forest',
  draw: ({ dark, body, bright }) => [
    path('M-4 3L-2 -20H2L4 3Z', darker(dark, 0.3)),
    ...[0, 1, 2, 3, 4].flatMap((tier) => {
      const [top, width, foot] = [-38 - tier * 15.5, 31 - tier * 5.6, -10 - tier * 17] as const;
      const skirt = `M0 ${top}L${-width} ${foot}Q${-width * 0.5} ${foot + 4} 0 ${foot + 1}Q${width * 0.5} ${foot + 4} ${width} ${foot}Z`;
      return [
        path(skirt, tier % 2 ? body : darker(body, 0.2)),
        path(`M0 ${top}L${width} ${foot}Q${width * 0.5} ${foot + 4} ${width * 0.2} ${foot}Z`, '#000000', 0.2),
        path(`M0 ${top}L${-width * 0.55} ${foot - 9}L${-width * 0.15} ${foot - 13}Z`, bright, 0.4),
      ];
    }),
  ],
};

const palm: Subject = {
  words: ['palm', 'island', 'tropical', 'coconut', 'palme'],
  place: 'ground',
  size: 0.42,
  home: 'sea',
  draw: ({ dark, accent, body }) => [
    path('M-4 3Q0 -40 14 -76L18 -75Q7 -38 5 3Z', darker(dark, 0.05)),
    ...[-165, -140, -110, -70, -35, -8, 20].map((turn, index) =>
      group(`translate(16 -77) rotate(${turn})`, [path('M0 0Q20 -15 44 4Q22 -3 0 3Z', index % 2 ? darker(body, 0.35) : body)]),
    ),
    circle(13, -74, 3, darker(accent, 0.3)),
    circle(19, -73, 3, darker(accent, 0.4)),
  ],
};

const flower: Subject = {
  words: ['flower', 'flowers', 'rose', 'tulip', 'sunflower', 'daisy', 'bouquet', 'blume', 'fleur', 'lotus'],
  place: 'ground',
  size: 0.46,
  home: 'hills',
  draw: ({ dark, body, accent, glow, chance }) =>
    (
      [
        [-30, 62, 0.72],
        [32, 70, 0.8],
        [0, 84, 1.05],
      ] as const
    ).flatMap(([x, height, scale]) => [
      stroke(`M${x * 0.2} 3Q${x * 0.3} ${-height * 0.5} ${x} ${-height}`, darker(body, 0.25), 2.6),
      path(`M${x * 0.3} ${-height * 0.36}q${18 * scale} -18 ${24 * scale} -4q${-12 * scale} 8 ${-24 * scale} 4Z`, body),
      group(`translate(${x} ${-height}) scale(${scale}) rotate(${chance.whole(0, 40)})`, [
        ...Array.from({ length: 9 }, (_, petal) =>
          group(`rotate(${petal * 40})`, [path('M0 0Q-9 -12 0 -21Q9 -12 0 0Z', petal % 2 ? accent : lighter(accent, 0.2))]),
        ),
        circle(0, 0, 6, darker(glow, 0.1)),
        circle(-1, -1, 3.4, dark, 0.35),
      ]),
    ]),
};

const cat: Subject = {
  words: ['cat', 'kitten', 'kitty', 'katze', 'chat', 'gato'],
  place: 'ground',
  size: 0.38,
  home: 'hills',
  draw: ({ dark, accent, glow }) => [
    stroke('M20 -4Q50 0 47 -24Q44 -40 54 -46', dark, 7),
    path('M-22 3Q-30 -30 -13 -50Q0 -60 13 -50Q30 -30 24 3Z', dark),
    path('M-19 -66L-22 -97L-6 -86H6L22 -97L19 -66Q14 -48 0 -48Q-14 -48 -19 -66Z', dark),
    path('M-18 -88L-15 -80L-9 -84ZM18 -88L15 -80L9 -84Z', accent, 0.7),
    ellipse(-8, -70, 3.6, 4.4, glow),
    ellipse(8, -70, 3.6, 4.4, glow),
    ellipse(-8, -70, 1.1, 4, darker(dark, 0.5)),
    ellipse(8, -70, 1.1, 4, darker(dark, 0.5)),
    path('M-2 -62H2L0 -59.5Z', accent),
    stroke('M-10 -60L-26 -63M-10 -58L-26 -57M10 -60L26 -63M10 -58L26 -57', lighter(dark, 0.45), 0.7),
    path('M-14 -50Q0 -43 14 -50L13 -46Q0 -39 -13 -46Z', accent),
    stroke('M-7 2V-20M7 2V-20', lighter(dark, 0.22), 1.2),
  ],
};

const fox: Subject = {
  words: ['fox', 'dog', 'wolf', 'puppy', 'hund', 'chien', 'fuchs', 'husky', 'bear', 'animal', 'tiger', 'lion'],
  place: 'ground',
  size: 0.37,
  home: 'forest',
  draw: ({ dark, bright, accent }) => [
    path('M16 2Q60 6 62 -26Q62 -48 46 -56Q50 -34 34 -22Q24 -16 14 -12Z', accent),
    path('M62 -26Q62 -48 46 -56Q49 -42 43 -32Q52 -32 62 -26Z', bright),
    path('M-20 3Q-26 -28 -12 -50H12Q28 -28 24 3Z', accent),
    path('M-9 -50H9Q12 -26 2 -12Q-10 -26 -9 -50Z', bright),
    path('M-23 -66L-25 -98L-8 -84H8L25 -98L23 -66L0 -44Z', accent),
    path('M-23 -66Q-12 -66 0 -47Q12 -66 23 -66L0 -44Z', bright),
    path('M-22 -90L-19 -80L-12 -84ZM22 -90L19 -80L12 -84Z', dark),
    ellipse(-9, -69, 2.4, 3.2, darker(dark, 0.3)),
    ellipse(9, -69, 2.4, 3.2, darker(dark, 0.3)),
    ellipse(0, -48, 3.6, 2.8, darker(dark, 0.3)),
    path('M-16 3V-10Q-10 -15 -6 -10V3ZM6 3V-10Q10 -15 16 -10V3Z', darker(accent, 0.45)),
  ],
};

const rabbit: Subject = {
  words: ['rabbit', 'bunny', 'hare', 'hase', 'lapin', 'mouse'],
  place: 'ground',
  size: 0.32,
  home: 'hills',
  draw: ({ dark, bright, accent }) => [
    circle(26, -10, 8, bright),
    ellipse(-8, -84, 6, 20, darker(bright, 0.12)),
    ellipse(8, -84, 6, 20, bright),
    ellipse(8, -82, 2.8, 14, accent, 0.55),
    path('M-24 3Q-28 -42 0 -44Q28 -42 26 3Z', bright),
    path('M8 -43Q28 -38 26 3H8Q20 -20 8 -43Z', '#000000', 0.1),
    circle(0, -54, 19, bright),
    circle(-7, -57, 2.6, dark),
    circle(7, -57, 2.6, dark),
    path('M-3 -50H3L0 -47Z', accent),
    stroke('M-6 2V-16M6 2V-16', dark, 1, 0.4),
  ],
};

export const birds: Subject = {
  words: ['bird', 'birds', 'eagle', 'seagull', 'crane', 'owl', 'dragon', 'vogel', 'oiseau', 'butterfly'],
  place: 'sky',
  size: 0.3,
  home: 'sea',
  draw: ({ dark, accent, chance }) =>
    (
      [
        [0, -50, 1],
        [-62, -84, 0.55],
        [58, -78, 0.62],
        [-96, -40, 0.4],
        [98, -104, 0.36],
      ] as const
    ).map(([x, y, scale], index) => {
      const lift = chance.between(20, 34);
      const wings = `M0 6Q-18 ${-lift} -52 ${-lift + 8}Q-24 -8 -7 10Q0 16 7 10Q24 -8 52 ${-lift + 8}Q18 ${-lift} 0 6Z`;
      return group(`translate(${x} ${y}) scale(${scale}) rotate(${chance.whole(-12, 12)})`, [
        path(wings, index ? dark : darker(accent, 0.25)),
        ellipse(0, 9, 5, 10, index ? dark : darker(accent, 0.4)),
      ]);
    }),
};

const whale: Subject = {
  words: ['whale', 'dolphin', 'fish', 'shark', 'wal', 'baleine', 'underwater'],
  place: 'water',
  size: 0.27,
  home: 'sea',
  draw: ({ dark, body, bright, chance }) => [
    ...[-16, -8, 0, 8, 16].map((bend) =>
      stroke(
        `M-34 -58Q${-34 + bend * 0.4} ${-86 - chance.between(0, 10)} ${-34 + bend * 1.7} -${chance.whole(70, 84)}`,
        bright,
        2.6,
        0.8,
      ),
    ),
    path('M74 -20Q92 -40 88 -62Q104 -60 108 -44Q116 -60 134 -58Q128 -32 98 -16Q84 2 60 6Z', darker(body, 0.3)),
    path('M-84 6Q-88 -54 -30 -56Q34 -58 80 -20Q98 -8 84 6Z', darker(body, 0.25)),
    path('M-84 6Q-86 -16 -70 -24Q-30 6 40 6Z', bright, 0.75),
    polygon(
      [
        [0, -54],
        [20, -66],
        [22, -50],
      ],
      darker(body, 0.35),
    ),
    circle(-58, -26, 3.2, darker(dark, 0.3)),
  ],
};

const cactus: Subject = {
  words: ['cactus', 'cacti', 'kaktus'],
  place: 'ground',
  size: 0.34,
  home: 'desert',
  draw: ({ body, accent }) => [
    stroke('M0 0V-86M0 -34H-24V-58M0 -46H25V-74', mix('#2c6a4a', body, 0.25), 15),
    stroke('M-3 0V-86M-27 -36V-58M22 -48V-74', mix('#8cc49a', body, 0.25), 1.6, 0.7),
    stroke('M3 0V-86M-21 -36V-58M28 -48V-74', darker('#2c6a4a', 0.3), 1.6, 0.6),
    ...[-24, 0, 25].map((x, index) => circle(x, [-67, -95, -83][index] ?? 0, 4, accent)),
  ],
};

export const livingSubjects: readonly Subject[] = [cat, fox, rabbit, whale, birds, cactus, palm, flower, pine, tree];
