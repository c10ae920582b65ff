// The vendor's requests a minute, on a clock turned by hand: never more, submits first, nobody forgotten.
import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestBudget, type Urgency } from '../../../src/services/providers/request-budget.js';
import { ManualClock, settled } from '../../support/manual-clock.js';

const MINUTE = 60_000;

function setUp(perMinute: number) {
  const clock = new ManualClock();
  const budget = new RequestBudget(perMinute, clock);
  const sent: { readonly name: string; readonly at: number }[] = [];
  const take = (name: string, urgency: Urgency = 'look', giveUp?: AbortSignal) => {
    void budget.take(urgency, giveUp).then(() => sent.push({ name, at: clock.now() }));
  };
  return { clock, budget, sent, take, names: () => sent.map(({ name }) => name).join(' ') };
}

describe('requests go out', () => {
  it('at once while there is room, then as the minute that they used passes', async () => {
    const { clock, take, names } = setUp(2);
    for (const name of ['one', 'two', 'three']) take(name);
    await settled();
    expect(names()).toBe('one two');
    await clock.advance(MINUTE - 1);
    take('four');
    await settled();
    expect(names()).toBe('one two');
    await clock.advance(1);
    expect(names()).toBe('one two three four');
  });

  it('submits before looks, each in their order', async () => {
    const { clock, take, names } = setUp(1);
    take('first');
    for (const name of ['look-1', 'look-2']) take(name);
    for (const name of ['submit-1', 'submit-2']) take(name, 'submit');
    await clock.advance(5 * MINUTE);
    expect(names()).toBe('first submit-1 submit-2 look-1 look-2');
  });

  it('for a finished picture before looks at others', async () => {
    const { clock, take, names } = setUp(1);
    for (const name of ['first', 'look']) take(name);
    take('picture', 'fetch');
    take('submit', 'submit');
    await clock.advance(5 * MINUTE);
    expect(names()).toBe('first submit picture look');
  });

  it('also for a look while submits never end', async () => {
    const { clock, sent, take } = setUp(60);
    for (let index = 0; index < 300; index += 1) take(`submit-${index}`, 'submit');
    take('picture', 'fetch');
    take('look');
    await clock.advance(2 * MINUTE);
    const early = sent.slice(0, 75).map(({ name }) => name);
    expect(early).toContain('picture');
    expect(early).toContain('look');
    expect(early).toContain('submit-70');
  });

  it('for thousands that wait without going through all of them each time', async () => {
    const { clock, budget, sent, take } = setUp(5000);
    budget.pause(1000);
    const leaving = new AbortController();
    setMaxListeners(0, leaving.signal);
    for (let index = 0; index < 5000; index += 1) take(String(index));
    for (let index = 0; index < 5000; index += 1) take('leaving', 'submit', leaving.signal);
    expect(clock.waiting).toBe(1);
    leaving.abort();
    await clock.advance(1000);
    expect(sent.filter(({ name }) => name !== 'leaving').map(({ name }) => Number(name))).toEqual([...Array(5000).keys()]);
  });

  it('not while the vendor has asked to be left alone, and the longest such wish counts', async () => {
    const { clock, budget, take, names } = setUp(10);
    budget.pause(5000);
    budget.pause(1000);
    take('one');
    await clock.advance(4999);
    expect(names()).toBe('');
    await clock.advance(1);
    expect(names()).toBe('one');
  });

  it('for who gives up without using up anything', async () => {
    const { clock, take, names } = setUp(1);
    const leaving = new AbortController();
    take('one');
    take('leaving', 'submit', leaving.signal);
    take('two');
    leaving.abort();
    await settled();
    expect(names()).toBe('one leaving');
    await clock.advance(MINUTE);
    expect(names()).toBe('one leaving two');
  });

  it('for who had given up before asking', async () => {
    const { take, names } = setUp(1);
    take('one');
    take('leaving', 'submit', AbortSignal.abort());
    await settled();
    expect(names()).toBe('one leaving');
  });
});

it('whatever is asked when, no minute holds more than the budget, and everybody gets through', async () => {
  const step = fc.record({
    wait: fc.oneof(fc.nat({ max: 3000 }), fc.nat({ max: 90_000 })),
    asks: fc.array(fc.constantFrom<Urgency>('submit', 'fetch', 'look'), { maxLength: 5 }),
    pause: fc.option(fc.nat({ max: 20_000 }), { freq: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 12 }), async (perMinute, steps) => {
      const { clock, budget, sent, take } = setUp(perMinute);
      let asked = 0;
      let quietUntil = 0;
      for (const { wait, asks, pause } of steps) {
        for (const urgency of asks) take(String(asked++), urgency);
        await clock.advance(0);
        const before = sent.length;
        if (pause !== null) {
          budget.pause(pause);
          quietUntil = clock.now() + pause;
        }
        await clock.advance(wait);
        expect(sent.slice(before).every(({ at }) => at >= Math.min(quietUntil, clock.now() + 1))).toBe(true);
      }
      await clock.advance((asked + 2) * MINUTE);
      expect(sent.map(({ name }) => Number(name)).sort((one, other) => one - other)).toEqual(sent.map((_, index) => index));
      expect(sent).toHaveLength(asked);
      for (const { at } of sent) {
        expect(sent.filter((other) => other.at > at - MINUTE && other.at <= at).length).toBeLessThanOrEqual(perMinute);
      }
    }),
    { numRuns: 120 },
  );
});
