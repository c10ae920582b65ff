// Drawing times as vendors have them: skewed, scattered around a mean, and the same in every run.

/** So many seconds with this mean; `spread` is the standard deviation of their logarithm. */
export function lognormalSeconds(mean: number, spread: number, count: number): number[] {
  const random = mulberry32(20_261_120);
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return mean * Math.exp(spread * normal - spread ** 2 / 2);
  });
}

/** A small generator of chance with a seed, from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
