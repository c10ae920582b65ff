// Moods: the colours of an hour, a season or a manner of painting, and the words that call for them.

export interface Mood {
  readonly words: readonly string[];
  /** From the zenith down to the horizon. */
  readonly sky: readonly [string, string, string];
  /** The sun's or the moon's. */
  readonly light: string;
  /** Land halfway to the horizon, and right here; what is farther fades into the sky. */
  readonly land: readonly [middle: string, near: string];
  readonly accent: string;
  readonly night?: true;
  readonly snowy?: true;
  /** Painted in watercolour. */
  readonly watery?: true;
}

const dusk: Mood = {
  words: ['dusk', 'sunset', 'evening', 'twilight', 'golden', 'abend', 'soir'],
  sky: ['#2b2a5c', '#b1567c', '#f9a86c'],
  light: '#ffdf9e',
  land: ['#6a3f72', '#1c1838'],
  accent: '#f25f4c',
};

const dawn: Mood = {
  words: ['dawn', 'sunrise', 'morning', 'misty', 'mist', 'fog', 'foggy', 'pastel', 'soft'],
  sky: ['#7db0d4', '#f2c3b9', '#ffe9c9'],
  light: '#fff6dd',
  land: ['#9a93b8', '#3a4a68'],
  accent: '#e8735a',
};

const day: Mood = {
  words: ['day', 'sunny', 'noon', 'bright', 'summer', 'blue', 'clear'],
  sky: ['#2f86cf', '#86c3ec', '#e3f3f2'],
  light: '#fffbe0',
  land: ['#6fb287', '#1c584a'],
  accent: '#e9573f',
};

const night: Mood = {
  words: [
    'night',
    'midnight',
    'moon',
    'moonlit',
    'moonlight',
    'stars',
    'starry',
    'dark',
    'galaxy',
    'space',
    'aurora',
    'nacht',
    'nuit',
  ],
  sky: ['#060a22', '#14235c', '#4a5fa6'],
  light: '#f7f1d6',
  land: ['#1d2f68', '#050817'],
  accent: '#ffb84d',
  night: true,
};

const winter: Mood = {
  words: ['winter', 'snow', 'snowy', 'ice', 'icy', 'frozen', 'cold', 'christmas', 'arctic', 'schnee', 'neige'],
  sky: ['#7fa6c8', '#c3d8e6', '#f4f4ef'],
  light: '#ffffff',
  land: ['#a9c0d6', '#e9f0f6'],
  accent: '#c8483f',
  snowy: true,
};

const autumn: Mood = {
  words: ['autumn', 'fall', 'october', 'harvest', 'orange', 'herbst', 'automne', 'cozy', 'warm'],
  sky: ['#6d9bb5', '#f2cd8d', '#fde8b9'],
  light: '#fff2c9',
  land: ['#c8692e', '#5a2a1c'],
  accent: '#d8452e',
};

const spring: Mood = {
  words: ['spring', 'blossom', 'cherry', 'garden', 'meadow', 'pink', 'fresh'],
  sky: ['#7cc2e9', '#cfe8f1', '#fdeef2'],
  light: '#fffdf0',
  land: ['#98cd8c', '#35734a'],
  accent: '#ef7fa6',
};

const neon: Mood = {
  words: ['neon', 'cyberpunk', 'cyber', 'synthwave', 'vaporwave', 'futuristic', 'retro', 'purple', 'electric'],
  sky: ['#10042c', '#5c1a8e', '#ff4fa3'],
  light: '#ffe45e',
  land: ['#451a86', '#0b0324'],
  accent: '#19e3ff',
  night: true,
};

const desert: Mood = {
  words: ['desert', 'dune', 'dunes', 'sahara', 'canyon', 'mars', 'sand', 'egypt'],
  sky: ['#3f78a8', '#efc191', '#fde5bd'],
  light: '#fff4d2',
  land: ['#dc8f52', '#83391f'],
  accent: '#1f7f7c',
};

const woodland: Mood = {
  words: ['forest', 'woods', 'jungle', 'green', 'moss', 'wald'],
  sky: ['#6fa89c', '#c3dcc0', '#f1f5dc'],
  light: '#fffde6',
  land: ['#4f8266', '#10302a'],
  accent: '#e0a030',
};

const storm: Mood = {
  words: ['storm', 'stormy', 'rain', 'rainy', 'thunder', 'gloomy', 'moody', 'dramatic', 'regen', 'pluie'],
  sky: ['#232c38', '#566673', '#b3bdb9'],
  light: '#e9ecdf',
  land: ['#475660', '#131a21'],
  accent: '#e2b93b',
};

const tropical: Mood = {
  words: ['tropical', 'beach', 'caribbean', 'lagoon', 'turquoise', 'vacation', 'hawaii'],
  sky: ['#0c7fbd', '#5ccbe0', '#fff0c9'],
  light: '#fffbe2',
  land: ['#3fa796', '#0d4a4f'],
  accent: '#ff7a59',
};

const noir: Mood = {
  words: ['noir', 'monochrome', 'ink', 'charcoal', 'pencil', 'sketch', 'grayscale', 'black', 'white'],
  sky: ['#4a4a4c', '#a5a5a3', '#ecebe6'],
  light: '#ffffff',
  land: ['#77777a', '#17171a'],
  accent: '#b23a2e',
};

const watercolour: Mood = {
  words: ['watercolour', 'watercolor', 'aquarelle', 'aquarell', 'painting', 'ghibli', 'storybook'],
  sky: ['#8fc3dc', '#dfe0ef', '#fbeadb'],
  light: '#fff6e2',
  land: ['#8fb9ae', '#4a7481'],
  accent: '#d9806f',
  watery: true,
};

/** The first mood of which the prompt holds a word is taken: the more particular ones come first. */
export const moods: readonly Mood[] = [
  neon,
  noir,
  watercolour,
  winter,
  storm,
  night,
  dusk,
  dawn,
  autumn,
  tropical,
  desert,
  spring,
  woodland,
  day,
];

/** What is chosen among when the words don't say. */
export const unaskedMoods: readonly [Mood, ...Mood[]] = [dusk, dawn, day, night, autumn, tropical, spring, woodland];

/** What an edit is graded in when its words don't say. */
export const gentleMoods: readonly [Mood, ...Mood[]] = [dusk, dawn, day, autumn, tropical, spring, woodland];
