// When to look whether a picture is done: often where completion is likely, seldom elsewhere.
//
// For any price of a poll in seconds of lag, the best number of polls per unit of time is proportional to the square root of the
// hazard: the chance that the drawing ends just now, given that it has not ended yet. Polls times lag can then not fall below
// half the square of the integral of sqrt(f (1 - F)), f being the density and F the distribution of drawing times.
import { type Duration, medianSeconds } from './durations.js';
import { density, hazard, survival } from './poll-normal.js';

/** Where nothing else is said: what lag costs people weighed against what polls cost the vendor. */
const POLLS_A_DRAWING = 3;
/** Until so many drawings are known, polls also come early and at growing distances: the catalogue may be far off. */
const KNOWN_ENOUGH = 5;
/** By how much the distances grow, shared among the polls that a drawing may take. */
const CAREFUL_GROWTH = 3.6;
const CAREFUL_FIRST_SECONDS = 1.5;
const LEAST_GAP_SECONDS = 0.5;
/** A longer gap ends before half of the drawings do. */
const MOST_GAP_SECONDS = 30;
/** The rate adds up to this much before the first poll and to one before each later one; found by trying what wastes least. */
const BEFORE_FIRST = 1.2;
/** In standard deviations of the logarithm: what lies below, and the step of the sums. */
const LOWEST = -6;
const STEP = 0.1;

/** Seconds after the submit at which to look next, having looked at `elapsed` (0: not yet). */
export function nextPoll(duration: Duration, elapsed: number, pollsADrawing = POLLS_A_DRAWING): number {
  const likely = gapByHazard(duration, elapsed, pollsADrawing);
  const longest = Math.max(MOST_GAP_SECONDS, medianSeconds(duration) - elapsed);
  const gap = Math.min(longest, Math.max(likely, gapOverdue(duration, elapsed, pollsADrawing)));
  const next = duration.count < KNOWN_ENOUGH ? Math.min(elapsed + gap, carefulPoll(elapsed, pollsADrawing)) : elapsed + gap;
  return Math.max(elapsed + LEAST_GAP_SECONDS, next);
}

function carefulPoll(elapsed: number, pollsADrawing: number): number {
  return CAREFUL_FIRST_SECONDS + elapsed * (1 + CAREFUL_GROWTH / pollsADrawing);
}

/** The least that polls times lag can be on average, in seconds. */
export function leastPollsTimesLag(duration: Duration): number {
  return rootIntegral(duration) ** 2 / 2;
}

/** The gap over which the rate of polls adds up to what one takes. */
function gapByHazard(duration: Duration, elapsed: number, pollsADrawing: number): number {
  const spread = Math.sqrt(duration.varianceLog);
  const secondsAt = (z: number) => Math.exp(duration.meanLog + spread * z);
  // On average a drawing ends half a poll before the poll that finds it, and BEFORE_FIRST - 1 is not spent.
  const rate = Math.max(0.1, pollsADrawing - 1.5 + BEFORE_FIRST) / rootIntegral(duration);
  const pollsFrom = (z: number) => rate * Math.sqrt(hazard(z + STEP / 2) * spread * secondsAt(z + STEP / 2)) * STEP;
  const enough = elapsed === 0 ? BEFORE_FIRST : 1;
  let z = Math.max(LOWEST, (Math.log(elapsed) - duration.meanLog) / spread);
  let polls = 0;
  let more = pollsFrom(z);
  while (polls + more < enough) {
    polls += more;
    z += STEP;
    more = pollsFrom(z);
  }
  return secondsAt(z + (STEP * (enough - polls)) / more) - elapsed;
}

/** What takes longer than usual may take much longer: gaps grow with the time it is over. */
function gapOverdue(duration: Duration, elapsed: number, pollsADrawing: number): number {
  return (elapsed - medianSeconds(duration)) / (2 * pollsADrawing);
}

/** The integral of sqrt(f (1 - F)): what all polls of a drawing add up to at a rate of sqrt(hazard). */
function rootIntegral(duration: Duration): number {
  const spread = Math.sqrt(duration.varianceLog);
  let sum = 0;
  for (let z = LOWEST; z < -LOWEST; z += 2 * STEP) {
    sum += Math.sqrt(density(z) * survival(z) * spread * Math.exp(duration.meanLog + spread * z));
  }
  return sum * 2 * STEP;
}
