// How long drawings take, learned: a small decaying summary per model, quality and size, kept across restarts.
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { modelById } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';
import type { Records } from '../store/store.js';

export const durationSchema = z.object({
  /** How many drawings it has learned from. */
  count: z.number().int().nonnegative(),
  /** Mean and variance of the logarithm of the seconds: drawing times are skewed, their logarithms much less. */
  meanLog: z.number(),
  varianceLog: z.number().nonnegative(),
});

export type Duration = z.infer<typeof durationSchema>;

/** The newest drawing never weighs less than one in so many: old times fade. */
const MEMORY = 30;
/** Before anything is learned: as uncertain as a spread of half the mean. */
const PRIOR_VARIANCE_LOG = Math.log(1 + 0.5 ** 2);
/** Even the steadiest vendor is not steadier than this. */
const LEAST_VARIANCE_LOG = 0.05 ** 2;
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

  learn(request: ImageRequest, seconds: number): void {
    const key = keyOf(request);
    this.#known.set(key, learned(this.for(request), Math.max(0.05, seconds)));
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
  return { count: 0, meanLog: Math.log(typicalSeconds) - PRIOR_VARIANCE_LOG / 2, varianceLog: PRIOR_VARIANCE_LOG };
}

export function learned(before: Duration, seconds: number): Duration {
  const weight = Math.max(1 / (before.count + 2), 1 / MEMORY);
  const surprise = Math.log(seconds) - before.meanLog;
  return {
    count: before.count + 1,
    meanLog: before.meanLog + weight * surprise,
    varianceLog: Math.max(LEAST_VARIANCE_LOG, (1 - weight) * (before.varianceLog + weight * surprise ** 2)),
  };
}

/** The mean, in seconds. */
export function expectedSeconds(duration: Duration): number {
  return Math.exp(duration.meanLog + duration.varianceLog / 2);
}

function keyOf({ model, quality, size }: ImageRequest): string {
  return `${model}/${quality}/${size}`;
}
