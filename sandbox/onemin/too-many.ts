// How 1min.ai says that there were too many requests: with a word about when to come back, or without.
import { type ApiAnswer, json } from '../http/answer.js';
import type { TurningAway } from '../vendor/rate-gate.js';

export type RateHint = 'retry-after' | 'none';

export const turningAway: TurningAway<RateHint> = { hints: ['retry-after', 'none'], answer: tooMany };

export function tooMany(hint: RateHint = 'none', secondsToWait: number): ApiAnswer {
  const error = { errorCode: 'HTTP_EXCEPTION', message: 'ThrottlerException: Too Many Requests' };
  return json(429, error, hint === 'none' ? {} : { 'retry-after': String(secondsToWait) });
}
