// When to look whether a picture is done: often where completion is likely, seldom elsewhere.
//
// With a cost of polls times lag, the best number of polls per unit of time is proportional to the square root of the hazard:
// the chance that the drawing ends just now, given that it has not ended yet.
import type { Duration } from './durations.js';

/** How many polls a drawing may take on average. */
const POLLS_A_DRAWING = 3;
/** Until so many drawings are known, polls also come early and at growing distances: the catalogue may be far off. */
const KNOWN_ENOUGH = 5;
const LEAST_GAP_SECONDS = 0.5;
const MOST_GAP_SECONDS = 30;
const STEPS = 400;

/** Seconds after the submit at which to look next, having looked at `elapsed` (0: not yet). */
export function nextPoll(duration: Duration, elapsed: number): number {
  const ideal = elapsed + Math.min(MOST_GAP_SECONDS, gapByHazard(duration, elapsed));
  const careful = duration.count < KNOWN_ENOUGH ? elapsed * 1.6 + 1.5 : Number.POSITIVE_INFINITY;
  return Math.max(elapsed + LEAST_GAP_SECONDS, Math.min(ideal, careful));
}

/** The gap over which the rate of polls adds up to one. */
function gapByHazard(duration: Duration, elapsed: number): number {
  const spread = Math.sqrt(duration.varianceLog);
  const scale = Math.exp(duration.meanLog);
  const step = (scale * (1 + 4 * spread)) / STEPS;
  const pollsPerRoot = POLLS_A_DRAWING / rootIntegral(duration);
  let polls = 0;
  let at = elapsed;
  for (let count = 0; polls < 1 && count < 3 * STEPS; count += 1) {
    polls += pollsPerRoot * Math.sqrt(hazard((Math.log((at + step / 2) / scale) || 0) / spread, spread, at + step / 2)) * step;
    at += step;
  }
  return at - elapsed;
}

/** The integral of sqrt(f (1 - F)): what all polls of a drawing add up to at a rate of sqrt(hazard). */
function rootIntegral(duration: Duration): number {
  const spread = Math.sqrt(duration.varianceLog);
  const scale = Math.exp(duration.meanLog);
  let sum = 0;
  const width = 8 / STEPS;
  for (let z = -4 + width / 2; z < 4; z += width) {
    const seconds = scale * Math.exp(spread * z);
    sum += Math.sqrt((density(z) / (seconds * spread)) * survival(z)) * seconds * spread * width;
  }
  return sum;
}

/** The lognormal hazard at `seconds`, whose standardised logarithm is `z`. */
function hazard(z: number, spread: number, seconds: number): number {
  // Far in the tail the quotient of two vanishing numbers is its limit.
  const ratio = z > 6 ? z : density(z) / survival(z);
  return ratio / (seconds * spread);
}

function density(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** 1 minus the normal distribution (Abramowitz and Stegun 26.2.17; error below 1e-7). */
function survival(z: number): number {
  if (z < 0) return 1 - survival(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return density(z) * poly;
}
