// How long something may take: told by a signal, and for what heeds none by no longer waiting for it.
import { describe, expect, it } from 'vitest';
import { inTime, withTimeLimit } from '../../src/services/time-limit.js';
import { ManualClock } from '../support/manual-clock.js';

const LIMIT = 1500;
const never = () => new Promise<never>(() => {});

describe('when the time is up', () => {
  it('what heeds its signal ends, and says why', async () => {
    const clock = new ManualClock();
    const heeding = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const ended = expect(withTimeLimit(LIMIT, heeding, clock)).rejects.toThrow('timed out');
    await clock.advance(LIMIT);
    await ended;
  });

  it('nothing has come of what heeds no signal, and nothing is waited for', async () => {
    const clock = new ManualClock();
    let heard: AbortSignal | undefined;
    let result: string | undefined = 'still waiting';
    const heedless = (signal: AbortSignal) => {
      heard = signal;
      return never();
    };
    const waiting = inTime(LIMIT, heedless, clock).then((found) => {
      result = found;
    });
    await clock.advance(LIMIT - 1);
    expect(result).toBe('still waiting');
    await clock.advance(1);
    await waiting;
    expect([result, heard?.aborted]).toEqual([undefined, true]);
  });

  it('what fails afterwards troubles nobody', async () => {
    const clock = new ManualClock();
    const late = () => new Promise<never>((_, reject) => clock.after(LIMIT + 1, () => reject(new Error('too late'))));
    const waiting = inTime(LIMIT, late, clock);
    await clock.advance(LIMIT + 1);
    expect(await waiting).toBeUndefined();
  });
});

describe('before that', () => {
  it.each([withTimeLimit, inTime])(
    'a result or a failure is handed on at once, and no timer stays behind: %o',
    async (limited) => {
      const clock = new ManualClock();
      expect(await limited(LIMIT, async () => 'found', clock)).toBe('found');
      await expect(limited(LIMIT, () => Promise.reject(new Error('refused')), clock)).rejects.toThrow('refused');
      expect(clock.waiting).toBe(0);
    },
  );
});
