// How long drawings take, learned: a small decaying summary per model, quality and size, kept across restarts.
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { modelById } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';
import type { Records } from '../store/store.js';
import { between } from './poll-normal.js';

export const durationSchema = z.object({
  /** How many drawings it has learned from. */
  count: z.number().int().nonnegative(),
  /** Mean and variance of the logarithm of the seconds: drawing times are skewed, their logarithms much less. */
  meanLog: z.number(),
  varianceLog: z.number().positive(),
  /** How much the next drawing weighs against all before it. */
  weight: z.number().positive().max(0.5).default(0.1),
  /** How far the last drawings together were off to one side, in standard deviations, beyond what chance does. */
  drift: z.number().default(0),
});

export type Duration = z.infer<typeof durationSchema>;

/** The newest drawing never weighs less than this: old times fade. */
const LEAST_WEIGHT = 1 / 40;
/** What a drawing weighs against a guess. */
const FIRST_WEIGHT = 1 / 2;
/** In standard deviations: what a drawing may be off by chance; how far several together must be off beyond that to say that the
 * vendor has changed; and the most that one drawing counts for, however far it is off. */
const CHANCE = 0.9;
const CHANGED = 3;
const FARTHEST = 3;
/** Before anything is learned: as uncertain as a spread of half the mean. */
const PRIOR_VARIANCE_LOG = Math.log(1 + 0.5 ** 2);
/** Even the steadiest vendor is not steadier than this. */
const LEAST_VARIANCE_LOG = 0.05 ** 2;
const LEAST_SECONDS = 0.05;
const SAVE_AFTER_MS = 10_000;

interface Parts {
  readonly records: Records<Duration>;
  readonly clock: Clock;
  /** How the typical seconds of the catalogue are scaled: below 1 in a world that runs faster than life. */
  readonly pace: number;
}

export class Durations {
  readonly #parts: Parts;
  readonly #known = new Map<string, Duration>();
  readonly #unsaved = new Set<string>();
  #callOff: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    for (const { key, value } of await this.#parts.records.all()) this.#known.set(key, value);
  }

  for(request: ImageRequest): Duration {
    return this.#known.get(keyOf(request)) ?? prior((modelById(request.model)?.typicalSeconds ?? 45) * this.#parts.pace);
  }

  /** It was done after so many seconds; or by then, and not yet after `atLeast`. */
  learn(request: ImageRequest, seconds: number, atLeast = seconds): void {
    const key = keyOf(request);
    this.#known.set(key, learned(this.for(request), seconds, atLeast));
    this.#unsaved.add(key);
    this.#callOff ??= this.#parts.clock.after(SAVE_AFTER_MS, () => void this.save().catch(() => {}));
  }

  /** Writes what was learned since the last time; what is lost in a crash is learned again. */
  async save(): Promise<void> {
    this.#callOff?.();
    this.#callOff = undefined;
    const keys = [...this.#unsaved];
    this.#unsaved.clear();
    for (const key of keys) {
      const known = this.#known.get(key);
      if (known) await this.#parts.records.set(key, known);
    }
  }
}

export function prior(typicalSeconds: number): Duration {
  const meanLog = Math.log(typicalSeconds) - PRIOR_VARIANCE_LOG / 2;
  return { count: 0, meanLog, varianceLog: PRIOR_VARIANCE_LOG, weight: FIRST_WEIGHT, drift: 0 };
}

/**
 * What is known after one more drawing, which was done after so many seconds; or by then, and not yet after `atLeast`: then it
 * counts for what drawings between the two are on average, by what was known before.
 */
export function learned(before: Duration, seconds: number, atLeast = seconds): Duration {
  const spread = Math.sqrt(before.varianceLog);
  const surpriseAt = (time: number) => (Math.log(time) - before.meanLog) / spread;
  const most = Math.max(LEAST_SECONDS, seconds);
  const { mean, meanSquare } = between(surpriseAt(Math.max(0, Math.min(most, atLeast))), surpriseAt(most));
  const surprise = Math.max(-FARTHEST, Math.min(FARTHEST, mean));
  const drift = beyondChance(before.drift + surprise);
  if (Math.abs(drift) > CHANGED) return learnedAnew(before, surprise * spread);
  const { weight } = before;
  const square = Math.min(FARTHEST ** 2, meanSquare) - weight * surprise ** 2;
  return {
    count: before.count + 1,
    meanLog: before.meanLog + weight * surprise * spread,
    varianceLog: Math.max(LEAST_VARIANCE_LOG, before.varianceLog * (1 - weight + weight * square)),
    weight: Math.max(LEAST_WEIGHT, weight / (1 + weight)),
    drift,
  };
}

/** The vendor has changed: what was known is a mere guess again, but drawings scatter as before. */
function learnedAnew({ count, meanLog, varianceLog }: Duration, off: number): Duration {
  const weight = FIRST_WEIGHT / (1 + FIRST_WEIGHT);
  return { count: count + 1, meanLog: meanLog + FIRST_WEIGHT * off, varianceLog, weight, drift: 0 };
}

function beyondChance(drift: number): number {
  return Math.sign(drift) * Math.max(0, Math.abs(drift) - CHANCE);
}

/** The mean, in seconds. */
export function expectedSeconds(duration: Duration): number {
  return Math.exp(duration.meanLog + duration.varianceLog / 2);
}

/** Half of the drawings take less, half more. */
export function medianSeconds(duration: Duration): number {
  return Math.exp(duration.meanLog);
}

function keyOf({ model, quality, size }: ImageRequest): string {
  return `${model}/${quality}/${size}`;
}
