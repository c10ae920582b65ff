// Reads a prompt for what a picture of it could show: the hour, the place, one subject, the weather, a colour.
import type { Chance } from './chance.js';
import { type Mood, moods, unaskedMoods } from './palette.js';
import type { Setting, Subject } from './subject.js';
import { builtSubjects } from './subjects-built.js';
import { livingSubjects } from './subjects-living.js';
import { movingSubjects } from './subjects-moving.js';

export type Weather = 'clear' | 'snow' | 'rain' | 'mist';

export interface Reading {
  readonly mood: Mood;
  readonly setting: Setting;
  readonly subject: Subject;
  readonly weather: Weather;
}

/** What the words themselves ask for; an edit changes that and nothing else. */
export interface Wishes {
  readonly mood?: Mood;
  readonly setting?: Setting;
  readonly subject?: Subject;
  readonly weather?: Weather;
  readonly accent?: string;
}

const subjects: readonly Subject[] = [...builtSubjects, ...movingSubjects, ...livingSubjects];

const settingWords: Readonly<Record<Setting, readonly string[]>> = {
  city: [
    'city',
    'skyline',
    'town',
    'street',
    'skyscraper',
    'skyscrapers',
    'tokyo',
    'york',
    'paris',
    'london',
    'stadt',
    'ville',
    'urban',
  ],
  mountains: [
    'mountain',
    'mountains',
    'peak',
    'peaks',
    'alps',
    'everest',
    'volcano',
    'fjord',
    'berg',
    'montagne',
    'cliff',
    'lake',
  ],
  desert: ['desert', 'dune', 'dunes', 'sahara', 'canyon', 'mars', 'moonscape'],
  forest: ['forest', 'woods', 'jungle', 'wald', 'forêt'],
  sea: [
    'sea',
    'ocean',
    'coast',
    'beach',
    'harbour',
    'harbor',
    'waves',
    'wave',
    'shore',
    'bay',
    'lagoon',
    'meer',
    'mer',
    'underwater',
  ],
  hills: ['hills', 'hill', 'meadow', 'field', 'fields', 'garden', 'valley', 'countryside', 'farm', 'park'],
};

const weatherWords: Readonly<Record<Exclude<Weather, 'clear'>, readonly string[]>> = {
  snow: ['snow', 'snowy', 'snowing', 'winter', 'blizzard', 'schnee', 'neige', 'christmas'],
  rain: ['rain', 'rainy', 'raining', 'storm', 'stormy', 'umbrella', 'regen', 'pluie'],
  mist: ['mist', 'misty', 'fog', 'foggy', 'haze', 'hazy', 'nebel', 'brume'],
};

const colourWords: Readonly<Record<string, string>> = {
  red: '#d83a34',
  rot: '#d83a34',
  rouge: '#d83a34',
  orange: '#ef7d2d',
  yellow: '#f2c22f',
  gold: '#e0a526',
  golden: '#e0a526',
  green: '#3f9b57',
  teal: '#1f8f8a',
  turquoise: '#22b2b0',
  blue: '#2f6fd0',
  purple: '#7d4bc0',
  violet: '#7d4bc0',
  pink: '#ef7fb0',
  black: '#22222a',
  white: '#f4f1ea',
};

export function wishesIn(prompt: string): Wishes {
  const words = new Set(prompt.toLowerCase().match(/\p{L}+/gu) ?? []);
  const said = (choices: readonly string[]) => choices.some((word) => words.has(word) || words.has(`${word}s`));
  const mood = moods.find((each) => said(each.words));
  const subject = subjects.find((each) => said(each.words));
  const setting = named(settingWords, said);
  const weather = named(weatherWords, said);
  const colour = Object.keys(colourWords).find((word) => words.has(word));
  const accent = colour && colourWords[colour];
  return {
    ...(mood && { mood }),
    ...(subject && { subject }),
    ...(setting && { setting }),
    ...(weather && { weather }),
    ...(accent && { accent }),
  };
}

export function readPrompt(prompt: string, chance: Chance): Reading {
  const wishes = wishesIn(prompt);
  const mood = wishes.mood ?? chance.of('mood').pick(unaskedMoods);
  const subject = wishes.subject ?? unaskedSubject(chance.of('subject'), wishes.setting);
  return {
    mood: wishes.accent ? { ...mood, accent: wishes.accent } : mood,
    setting: wishes.setting ?? subject.home,
    subject,
    weather: wishes.weather ?? 'clear',
  };
}

/** Something that suits the place; not just any animal. */
function unaskedSubject(chance: Chance, setting: Setting | undefined): Subject {
  const quiet = subjects.filter(({ words }) => quietSubjects.some((word) => words[0] === word));
  const fitting = quiet.filter(({ home, place }) => !setting || home === setting || (place === 'sky' && setting !== 'forest'));
  const [first = builtSubjects[0], ...others] = fitting.length > 0 ? fitting : quiet;
  if (!first) throw new Error('There is no subject to draw');
  return chance.pick([first, ...others]);
}

const quietSubjects = ['lighthouse', 'house', 'windmill', 'tent', 'boat', 'balloon', 'bird', 'tree', 'pine', 'castle'];

function named<Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
  said: (words: readonly string[]) => boolean,
): Name | undefined {
  for (const name in table) if (said(table[name])) return name;
  return undefined;
}
