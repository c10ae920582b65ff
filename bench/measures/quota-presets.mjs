// How long it takes to complete the name of a preset, for a member with a thousand of their own in a team with another thousand.
import { median } from '../statistics.mjs';

const EACH = 1000;
const MOST_MS = 100;
const TYPED = ['', 'a', 'kite', 'lighthouse 9', 'watercolour', 'nothing of that kind'];
const WORDS = ['lighthouse', 'fox', 'harbour', 'snow', 'dusk', 'glass', 'meadow', 'train', 'owl', 'lantern', 'river', 'kite'];

/** As rows of a table. @param {any} services @param {any} collections */
export async function presetRows({ Presets, ownerKey }, { presetIndexes: indexes, presets }) {
  const member = { guildId: '1100000000000000001', userId: '1200000000000000001' };
  for (const scope of ['own', 'team']) await indexes.set(ownerKey(member, scope), { presets: names(scope), loose: [] });
  const shelf = { put: async () => {}, clear: async () => {} };
  const opened = () => new Presets({ indexes, presets, shelf });
  const warm = opened();
  return [await row('the first time after a start', member, opened), await row('remembered', member, () => warm)];
}

async function row(name, member, presets) {
  const times = [];
  for (let round = 0; round < 20; round += 1) {
    for (const typed of TYPED) {
      const began = performance.now();
      await presets().suggest(member, typed);
      times.push(performance.now() - began);
    }
  }
  const slowest = Math.max(...times);
  const figures = [`${median(times).toFixed(2)} ms`, `${slowest.toFixed(2)} ms`];
  return { name: `/imagine preset:, ${name}`, figures, value: slowest, unit: ' ms', target: { most: MOST_MS } };
}

function names(scope) {
  return Array.from({ length: EACH }, (_, number) => {
    const name = `${WORDS[number % WORDS.length]} ${number} of the ${WORDS[Math.floor(number / 12) % WORDS.length]} (${scope})`;
    return { id: `${scope}-${number}`, name, bytes: 0 };
  });
}
