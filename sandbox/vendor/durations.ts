// How long a job queues and how long it is drawn: scattered as in life, and the same for the same job.
import { Chance } from '../pictures/chance.js';

export interface Duration {
  readonly queueSeconds: number;
  readonly totalSeconds: number;
}

const typicalQueueSeconds = 2;
const variationCoefficient = 0.3;

export function drawnDuration(jobId: string, typicalSeconds: number, speed: number): Duration {
  const chance = new Chance(jobId);
  const queueSeconds = lognormal(chance.of('queue'), typicalQueueSeconds) / speed;
  return { queueSeconds, totalSeconds: queueSeconds + lognormal(chance.of('drawing'), typicalSeconds) / speed };
}

/** A duration someone asked for, queue included. */
export function fixedDuration(totalSeconds: number): Duration {
  return { queueSeconds: Math.min(typicalQueueSeconds, totalSeconds / 10), totalSeconds };
}

function lognormal(chance: Chance, mean: number): number {
  const variance = Math.log(1 + variationCoefficient ** 2);
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * chance.normal());
}
