// Discord's rate limits: headers on every answer, and refusals when a test wants them counted.
import { createHash } from 'node:crypto';
import { type ApiAnswer, json } from '../http/answer.js';

/** Sending and editing messages: about five in five seconds a channel. */
const LIMIT = 5;
const WINDOW = 5000;

export type RateLimitScope = 'user' | 'shared' | 'global';

/** Sends that Discord counts; answers to interactions are outside these limits. */
const COUNTED = /^(?:POST|PATCH) channels\/\d+\/messages/;

export class RateLimits {
  /** Off, so that tests are quick; on, the sixth message in five seconds is answered with 429. */
  enforced = false;
  readonly #windows = new Map<string, { began: number; used: number }>();

  /** Counts a request; the answer is the refusal when there were too many. */
  take(method: string, path: string): ApiAnswer | undefined {
    if (!this.enforced || !COUNTED.test(`${method} ${path}`)) return undefined;
    const key = bucketOf(method, path);
    const known = this.#windows.get(key);
    const window = known && Date.now() < known.began + WINDOW ? known : { began: Date.now(), used: 0 };
    this.#windows.set(key, window);
    if (window.used >= LIMIT) return rateLimited('user', (window.began + WINDOW - Date.now()) / 1000);
    window.used += 1;
    return undefined;
  }

  headers(method: string, path: string): Record<string, string> {
    const window = this.enforced ? this.#windows.get(bucketOf(method, path)) : undefined;
    const resetAfter = window ? Math.max(0.001, (window.began + WINDOW - Date.now()) / 1000) : 1;
    return {
      'x-ratelimit-limit': String(LIMIT),
      'x-ratelimit-remaining': String(window ? LIMIT - window.used : LIMIT - 1),
      'x-ratelimit-reset': (Date.now() / 1000 + resetAfter).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(bucketOf(method, path)).digest('hex'),
    };
  }
}

/** A 429 as Discord words it, for faults too. `shared` and `user` limits name a bucket, the global one does not. */
export function rateLimited(scope: RateLimitScope, seconds: number): ApiAnswer {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' };
  return json(429, body, {
    'retry-after': String(Math.ceil(seconds)),
    'x-ratelimit-scope': scope,
    'x-ratelimit-reset-after': seconds.toFixed(3),
    ...(scope === 'global'
      ? { 'x-ratelimit-global': 'true' }
      : { 'x-ratelimit-limit': String(LIMIT), 'x-ratelimit-remaining': '0', 'x-ratelimit-bucket': 'fault' }),
  });
}

/** One bucket for each method and route; of the ids only the channel's or webhook's matters. */
function bucketOf(method: string, path: string): string {
  const [major, id, ...rest] = path.split('/');
  return `${method} ${major}/${id}/${rest.map((segment) => (/^\d+$/.test(segment) ? ':id' : segment)).join('/')}`;
}
