// The few statistics the benches quote, and the pretend chance that makes every contestant's load the same.

/** The smallest value that at least `share` of the values do not exceed. @param {number[]} values @param {number} share */
export function quantile(values, share) {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** @param {number[]} values */
export function median(values) {
  return (quantile(values, 0.5) + quantile(values, 0.5 + 1 / values.length / 2)) / 2;
}

/** Mulberry32: numbers in [0, 1) that are the same for the same seed. @param {number} seed */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
