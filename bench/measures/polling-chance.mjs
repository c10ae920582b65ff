// Drawing times as vendors have them: lognormal, and the same for the same seed.
import { seededRandom } from '../statistics.mjs';

/** Says how long the next drawing takes, in seconds; `variation` is the standard deviation as a share of the mean.
 * @param {number} mean @param {number} variation @param {number} seed */
export function lognormalSeconds(mean, variation, seed) {
  const random = seededRandom(seed);
  const variance = Math.log(1 + variation ** 2);
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
  };
}
