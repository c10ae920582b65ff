// The standard normal distribution, as far as polling needs it: logarithms of drawing times are taken to follow it.

/** From here on the quotients of vanishing numbers are taken from a continued fraction. */
const FAR = 4;

export function density(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The share above `z` (Abramowitz and Stegun 26.2.17; error below 1e-7). */
export function survival(z: number): number {
  if (z < 0) return 1 - survival(-z);
  if (z > FAR) return density(z) / hazard(z);
  const t = 1 / (1 + 0.2316419 * z);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return density(z) * poly;
}

/** The chance of an end just now, given none before: density over survival. */
export function hazard(z: number): number {
  if (z <= FAR) return density(z) / survival(z);
  return z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 5 / z))));
}

/** Mean and mean square of what is known to lie between two bounds; the lower one may be minus infinity. */
export function between(low: number, high: number): { readonly mean: number; readonly meanSquare: number } {
  const share = survival(low) - survival(high);
  // Too improbable, or too close together, for the quotients below.
  if (share < 1e-5) {
    const mean = low === Number.NEGATIVE_INFINITY ? high : (low + high) / 2;
    return { mean, meanSquare: mean ** 2 };
  }
  const weighed = (z: number) => (Number.isFinite(z) ? z * density(z) : 0);
  return { mean: (density(low) - density(high)) / share, meanSquare: 1 + (weighed(low) - weighed(high)) / share };
}
