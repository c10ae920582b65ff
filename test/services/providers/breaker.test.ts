// The breaker of a vendor, on a clock turned by hand: when it pauses, whom it lets try, and how often the operator hears of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Breaker } from '../../../src/services/providers/breaker.js';
import { ProviderError, type ProviderErrorKind } from '../../../src/services/providers/provider-error.js';
import { ManualClock } from '../../support/manual-clock.js';

const PAUSE = 30_000;
const LONGEST_PAUSE = 5 * 60_000;
const TRY = 4 * 60_000;

const error = (kind: ProviderErrorKind) => new ProviderError({ kind, retryable: true });

function setUp() {
  const clock = new ManualClock();
  const told: string[] = [];
  const breaker = new Breaker({ clock, tell: (trouble) => told.push(trouble) });
  const fail = (kind: ProviderErrorKind, times = 1) => {
    for (let count = 0; count < times; count += 1) breaker.failed(error(kind));
  };
  return { clock, told, breaker, fail };
}

/** After five failures in a row, and at the end of the pause that follows. */
async function atTheEndOfThePause() {
  const world = setUp();
  world.fail('unavailable', 5);
  await world.clock.advance(PAUSE);
  return world;
}

describe('a vendor is asked', () => {
  it('as long as it works, and while it fails now and then', () => {
    const { breaker, fail, told } = setUp();
    for (let count = 0; count < 20; count += 1) {
      fail('unavailable', 4);
      expect(breaker.admit()).toBeUndefined();
      breaker.worked();
    }
    expect(breaker.health).toEqual({ state: 'well' });
    expect(told).toEqual([]);
  });

  it.each(['rejected', 'moderation', 'expired'] as const)('when it refuses something for what it was: %s', (kind) => {
    const { breaker, fail } = setUp();
    fail('unavailable', 4);
    fail(kind);
    fail('unavailable', 4);
    expect(breaker.health.state).toBe('well');
  });

  it('when it is merely busy, which proves nothing either way', () => {
    const { breaker, fail } = setUp();
    fail('rate-limited', 100);
    expect(breaker.admit()).toBeUndefined();
    fail('unavailable', 4);
    fail('rate-limited');
    fail('unavailable');
    expect(breaker.health.state).toBe('paused');
  });
});

describe('a vendor is paused', () => {
  it.each([
    ['unavailable', 'unavailable', 5],
    ['outcome-unknown', 'unavailable', 5],
    ['unreadable', 'unavailable', 5],
    ['out-of-credits', 'out-of-credits', 3],
    ['unauthorised', 'unauthorised', 3],
  ] as const)('after failing in a row: %s', (kind, trouble, times) => {
    const { breaker, fail, clock } = setUp();
    fail(kind, times - 1);
    expect(breaker.admit()).toBeUndefined();
    fail(kind);
    expect(breaker.health).toEqual({ state: 'paused', trouble, until: clock.now() + PAUSE });
    expect(breaker.admit()).toEqual({ trouble, waitMs: PAUSE });
  });

  it('after failing in a row, in whatever ways', () => {
    const { breaker, fail } = setUp();
    for (let count = 0; count < 5; count += 1) {
      fail('unavailable');
      fail('out-of-credits');
    }
    expect(breaker.health.state).toBe('paused');
  });

  it('twice as long each time that a try fails, up to five minutes', async () => {
    const { breaker, fail, clock } = await atTheEndOfThePause();
    const pauses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      expect(breaker.admit()).toBeUndefined();
      fail('unavailable');
      const { health } = breaker;
      const pause = health.state === 'paused' ? health.until - clock.now() : 0;
      pauses.push(pause);
      await clock.advance(pause);
    }
    expect(pauses).toEqual([2 * PAUSE, 4 * PAUSE, 8 * PAUSE, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]);
  });

  it('no longer because of what was asked before the pause and fails during it', () => {
    const { breaker, fail, clock } = setUp();
    fail('unavailable', 5 + 15);
    expect(breaker.health).toMatchObject({ state: 'paused', until: clock.now() + PAUSE });
  });
});

describe('after the pause', () => {
  it('one may try, and the others come back within half a minute', async () => {
    const { breaker } = await atTheEndOfThePause();
    expect(breaker.health.state).toBe('well');
    expect(breaker.admit()).toBeUndefined();
    expect(breaker.admit()).toEqual({ trouble: 'unavailable', waitMs: PAUSE });
  });

  it('all may, once the try has worked', async () => {
    const { breaker, fail } = await atTheEndOfThePause();
    breaker.admit();
    breaker.worked();
    expect([breaker.admit(), breaker.admit()]).toEqual([undefined, undefined]);
    fail('unavailable', 4);
    expect(breaker.health.state).toBe('well');
  });

  it('another may try at once when the vendor was busy, and after a while when nothing was heard of the first', async () => {
    const { breaker, fail, clock } = await atTheEndOfThePause();
    breaker.admit();
    fail('rate-limited');
    expect(breaker.admit()).toBeUndefined();
    await clock.advance(TRY - 1);
    expect(breaker.admit()).toEqual({ trouble: 'unavailable', waitMs: 1 });
    await clock.advance(1);
    expect(breaker.admit()).toBeUndefined();
  });
});

describe('the operator hears', () => {
  it('of a vendor that is away when it is paused, and of a key or a balance at once', () => {
    const away = setUp();
    away.fail('unavailable', 4);
    expect(away.told).toEqual([]);
    away.fail('unavailable', 96);
    expect(away.told).toEqual(['unavailable']);
    for (const kind of ['out-of-credits', 'unauthorised'] as const) {
      const { told, fail } = setUp();
      fail(kind, 100);
      expect(told).toEqual([kind]);
    }
  });

  it('that it is over, and of the next trouble anew', () => {
    const { told, fail, breaker } = setUp();
    fail('out-of-credits', 3);
    breaker.worked();
    breaker.worked();
    fail('unauthorised', 3);
    expect(told).toEqual(['out-of-credits', 'over', 'unauthorised']);
  });
});

const kinds = fc.constantFrom<ProviderErrorKind>(
  ...(['rejected', 'moderation', 'rate-limited', 'out-of-credits', 'unauthorised'] as const),
  ...(['unavailable', 'expired', 'outcome-unknown', 'unreadable'] as const),
);
const happenings = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('ask' as const) },
    { weight: 3, arbitrary: kinds },
    { weight: 1, arbitrary: fc.constant('worked' as const) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: LONGEST_PAUSE }) },
  ),
  { maxLength: 80 },
);

describe('whatever happens,', () => {
  it('nobody is let through during a pause, and one at a time until it is over', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (list) => {
        const { breaker, clock, fail, told } = setUp();
        fail('unavailable', 5);
        // When the tries went out that nobody has heard of yet.
        let out: number[] = [];
        for (const happening of list) {
          if (typeof happening === 'number') await clock.advance(happening);
          else if (happening === 'ask') {
            const paused = breaker.health.state === 'paused';
            if (breaker.admit()) continue;
            expect(paused).toBe(false);
            out = [...out.filter((at) => clock.now() - at < TRY), clock.now()];
            expect(out.length).toBe(1);
          } else if (out.length > 0) {
            out = [];
            if (happening === 'worked') breaker.worked();
            else fail(happening);
            if (told.at(-1) === 'over') return;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the operator is told at most once between two recoveries, and of none that was no trouble', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (list) => {
        const { breaker, clock, fail, told } = setUp();
        for (const happening of list) {
          if (typeof happening === 'number') await clock.advance(happening);
          else if (happening === 'ask') breaker.admit();
          else if (happening === 'worked') breaker.worked();
          else fail(happening);
        }
        expect(told.map((trouble) => trouble === 'over')).toEqual(told.map((_, index) => index % 2 === 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('that it works', () => {
  const hearingAll = () => {
    const heard: string[] = [];
    const works = () => heard.push('works');
    return { heard, breaker: new Breaker({ clock: new ManualClock(), tell: (trouble) => heard.push(trouble), works }) };
  };

  it('is told once after a start, for whoever was told of trouble before it', () => {
    const { heard, breaker } = hearingAll();
    breaker.worked();
    breaker.worked();
    expect(heard).toEqual(['works']);
  });

  it('is not told beside the end of a trouble', () => {
    const { heard, breaker } = hearingAll();
    breaker.failed(error('unauthorised'));
    breaker.worked();
    expect(heard).toEqual(['unauthorised', 'over']);
  });
});
