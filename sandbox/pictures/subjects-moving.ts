// Subjects that go somewhere: boat, balloon, rocket, car, robot, a wanderer; and the cup that stays.
import { darker, lighter } from './colour.js';
import type { Subject } from './subject.js';
import { circle, ellipse, path, rectangle, stroke } from './svg.js';

const boat: Subject = {
  words: ['boat', 'ship', 'sailboat', 'sailing', 'sail', 'yacht', 'boot', 'bateau', 'pirate', 'ocean'],
  place: 'water',
  size: 0.34,
  home: 'sea',
  draw: ({ dark, bright, accent }) => [
    stroke('M0 -8V-97', darker(dark, 0.2), 1.8),
    path('M2 -94Q34 -52 37 -15Q18 -11 2 -13Z', bright),
    path('M2 -94Q20 -52 16 -12.5L2 -13Z', '#000000', 0.07),
    path('M-2 -86Q-16 -46 -31 -15Q-15 -12 -2 -14Z', accent),
    path('M0 -97L14 -93L0 -89Z', accent),
    path('M-41 -9Q0 -3 45 -11Q40 5 30 7H-27Q-37 4 -41 -9Z', darker(dark, 0.1)),
    path('M-41 -9Q0 -3 45 -11L44 -7Q0 1 -40 -5Z', bright, 0.75),
  ],
};

export const balloon: Subject = {
  words: ['balloon', 'balloons', 'airship', 'flying', 'ballon'],
  place: 'sky',
  size: 0.34,
  home: 'hills',
  draw: ({ dark, bright, accent, glow }) => [
    path('M0 -100C-44 -100 -48 -52 -9 -24H9C48 -52 44 -100 0 -100Z', accent),
    path('M0 -100C-28 -98 -31 -52 -6 -24H6C31 -52 28 -98 0 -100Z', bright),
    path('M0 -100C-11 -98 -12 -52 -2.4 -24H2.4C12 -52 11 -98 0 -100Z', accent),
    path('M0 -100C44 -100 48 -52 9 -24H3C30 -48 34 -90 0 -100Z', '#000000', 0.14),
    path('M0 -100C-30 -98 -38 -74 -31 -58C-30 -78 -20 -94 0 -100Z', '#ffffff', 0.25),
    circle(0, -20, 4, glow, 0.85),
    stroke('M-8 -24L-5 -11M8 -24L5 -11', dark, 0.8),
    path('M-6 -11H6L5 -1H-5Z', darker(dark, 0.1)),
    rectangle(-6.6, -12, 13.2, 2.6, lighter(dark, 0.2)),
  ],
};

const rocket: Subject = {
  words: ['rocket', 'spaceship', 'spacecraft', 'shuttle', 'launch', 'rakete', 'fusée'],
  place: 'sky',
  size: 0.42,
  home: 'desert',
  draw: ({ dark, bright, accent, glow }) => [
    path('M-10 -6Q-18 30 0 74Q18 30 10 -6Z', glow, 0.45),
    path('M-7 -6Q-10 20 0 46Q10 20 7 -6Z', '#ffffff', 0.75),
    path('M-13 -34Q-28 -20 -25 0L-11 -10ZM13 -34Q28 -20 25 0L11 -10Z', accent),
    path('M0 -100C-19 -76 -18 -34 -11 -6H11C18 -34 19 -76 0 -100Z', bright),
    path('M0 -100C19 -76 18 -34 11 -6H3C9 -40 9 -76 0 -100Z', '#000000', 0.16),
    path('M0 -100Q-10 -88 -13 -74Q0 -70 13 -74Q10 -88 0 -100Z', accent),
    circle(0, -56, 7, dark),
    circle(0, -56, 4.8, glow, 0.9),
    path('M-11 -6H11L8 1H-8Z', dark),
  ],
};

const car: Subject = {
  words: ['car', 'van', 'truck', 'bus', 'auto', 'voiture', 'roadtrip'],
  place: 'ground',
  size: 0.15,
  home: 'desert',
  draw: ({ dark, bright, accent, glow }) => [
    path('M98 -30L230 -52V8L98 -18Z', glow, 0.22),
    path('M-100 -10Q-104 -46 -68 -50L-46 -88Q-40 -96 -28 -96H30Q42 -96 50 -86L72 -52Q104 -48 102 -10Z', accent),
    path('M-52 -52L-36 -82Q-32 -86 -26 -86H-4V-52ZM6 -52V-86H28Q36 -86 42 -78L58 -52Z', bright, 0.85),
    rectangle(-100, -30, 202, 7, bright, 0.5),
    rectangle(92, -36, 10, 12, glow),
    ...[-58, 60].flatMap((x) => [circle(x, -8, 22, darker(dark, 0.3)), circle(x, -8, 10, bright, 0.8)]),
  ],
};

const robot: Subject = {
  words: ['robot', 'android', 'mech', 'astronaut', 'roboter'],
  place: 'ground',
  size: 0.34,
  home: 'hills',
  draw: ({ dark, body, accent, glow }) => {
    const metal = lighter(body, 0.45);
    return [
      stroke('M0 -88V-97', dark, 2),
      circle(0, -98, 3, accent),
      stroke('M-20 -52Q-33 -46 -30 -24M20 -52Q35 -58 38 -76', darker(metal, 0.25), 6),
      circle(-30, -22, 5, accent),
      circle(38, -78, 5, accent),
      rectangle(-13, -18, 9, 18, darker(metal, 0.35)),
      rectangle(4, -18, 9, 18, darker(metal, 0.35)),
      path('M-19 3V-2Q-9 -8 -2 -2V3ZM2 3V-2Q10 -8 19 -2V3Z', dark),
      path('M-20 -56Q-20 -60 -16 -60H16Q20 -60 20 -56L17 -16H-17Z', metal),
      path('M3 -60H16Q20 -60 20 -56L17 -16H5Z', '#000000', 0.12),
      path('M-17 -66Q-17 -90 0 -90Q17 -90 17 -66Q0 -60 -17 -66Z', lighter(metal, 0.15)),
      path('M-13 -79Q0 -84 13 -79V-70Q0 -66 -13 -70Z', darker(dark, 0.2)),
      circle(-6, -75, 3, glow),
      circle(6, -75, 3, glow),
      circle(0, -42, 6, accent),
      circle(0, -42, 3, glow),
    ];
  },
};

const wanderer: Subject = {
  words: [
    'person',
    'man',
    'woman',
    'girl',
    'boy',
    'hiker',
    'wanderer',
    'traveler',
    'knight',
    'wizard',
    'portrait',
    'people',
    'samurai',
  ],
  place: 'ground',
  size: 0.27,
  home: 'mountains',
  draw: ({ dark, accent, bright }) => [
    stroke('M20 3L23 -70', darker(dark, 0.1), 2.4),
    path('M-9 3L-6 -34H7L11 3H4L1 -22L-2 3Z', dark),
    path('M-14 -22Q-16 -62 -2 -74H4Q17 -62 15 -22Q0 -16 -14 -22Z', accent),
    path('M3 -74Q17 -62 15 -22L5 -19Z', '#000000', 0.2),
    stroke('M10 -60Q18 -52 21 -46', accent, 6),
    path('M-9 -73Q-16 -64 -30 -68Q-18 -76 -8 -78Z', bright),
    path('M-8 -72Q0 -66 9 -72L8 -78H-7Z', bright),
    circle(0.5, -84, 9, dark),
    path('M-12 -86Q0 -91 13 -86Q9 -99 0 -99Q-8 -99 -12 -86Z', darker(accent, 0.3)),
  ],
};

const cup: Subject = {
  words: ['cup', 'coffee', 'tea', 'mug', 'teapot', 'kaffee', 'café', 'cafe'],
  place: 'ground',
  size: 0.32,
  home: 'hills',
  draw: ({ dark, bright, accent }) => [
    stroke('M-14 -72Q-22 -84 -12 -92T-14 -112M4 -72Q-4 -84 6 -94T4 -118M20 -72Q12 -82 22 -92T20 -110', '#ffffff', 3, 0.5),
    stroke('M38 -48Q66 -50 58 -28Q52 -14 32 -16', accent, 7),
    path('M-42 -62H42Q42 -8 18 -2H-18Q-42 -8 -42 -62Z', accent),
    path('M14 -62H42Q42 -8 18 -2H6Q20 -20 14 -62Z', '#000000', 0.15),
    path('M-41 -48Q0 -40 41 -48L40 -38Q0 -30 -40 -38Z', bright, 0.8),
    ellipse(0, -62, 42, 8, lighter(accent, 0.35)),
    ellipse(0, -61, 36, 6, darker('#6b3f22', 0.2)),
    ellipse(0, 0, 56, 7, darker(bright, 0.1)),
    ellipse(0, -2, 40, 3.5, dark, 0.35),
  ],
};

export const movingSubjects: readonly Subject[] = [rocket, balloon, robot, car, cup, wanderer, boat];
