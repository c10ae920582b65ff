// Figures of a team for the charts' tests, to be changed where a test needs it.
import type { UsageFigures } from '../../../src/services/charts/usage-figures.js';

export const sample: UsageFigures = {
  period: 'November 2026',
  whose: undefined,
  locale: 'en',
  total: 12_000,
  budget: 48_000,
  members: [
    { name: 'Ada', credits: 8000 },
    { name: 'Grace', credits: 4000 },
  ],
  rest: { members: 0, credits: 0 },
  models: [
    { name: 'GPT Image', credits: 9000 },
    { name: 'Seedream', credits: 3000 },
  ],
  days: Array.from({ length: 30 }, (_, index) => ({ label: String(index + 1), credits: [0, 500, 1000][index % 3] ?? 0 })),
  words: {
    credits: 'credits',
    byMember: 'By member',
    byModel: 'By model',
    byDay: 'By day',
    others: 'Others (9,990)',
    otherModels: 'Other models',
    budget: 'Budget: 12,000 of 48,000',
    nothing: 'Nothing has been spent yet.',
    unnamed: 'No name',
  },
};

/** Of ten thousand members: everything at once, with the longest of all. */
export const crowded: UsageFigures = {
  ...sample,
  total: 9_412_345,
  budget: 9_000_000,
  members: Array.from({ length: 10 }, (_, index) => ({
    name: `Wolfeschlegelsteinhausenberger ${index}`,
    credits: 98_765 - index,
  })),
  rest: { members: 9990, credits: 8_424_740 },
  models: Array.from({ length: 12 }, (_, index) => ({ name: `A model with quite a name ${index}`, credits: 1_000_000 - index })),
  days: Array.from({ length: 31 }, (_, index) => ({ label: String(index + 1), credits: 300_000 + 7919 * ((index * 7) % 13) })),
};
