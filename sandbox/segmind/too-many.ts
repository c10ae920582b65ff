// How Segmind says that there were too many requests, in its three ways.
import { type ApiAnswer, json } from '../http/answer.js';
import type { TurningAway } from '../vendor/rate-gate.js';

export type RateHint = 'retry-after' | 'reset-at' | 'none';

export const turningAway: TurningAway<RateHint> = { hints: ['retry-after', 'reset-at', 'none'], answer: tooMany };

export function tooMany(hint: RateHint = 'none', secondsToWait: number, now: number): ApiAnswer {
  const headers: Readonly<Record<RateHint, Record<string, string>>> = {
    'retry-after': { 'retry-after': String(secondsToWait) },
    'reset-at': { 'x-rate-limit-reset-at-utc': new Date(now + secondsToWait * 1000).toISOString() },
    none: {},
  };
  return json(429, { error: 'Rate limit exceeded' }, headers[hint]);
}
