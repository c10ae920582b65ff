// What is learned of drawing times: it comes close, it forgets, and it is still there after a restart.
import { describe, expect, it } from 'vitest';
import { Durations, durationSchema, expectedSeconds, learned, prior } from '../../../src/services/jobs/durations.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { ManualClock, settled } from '../../support/manual-clock.js';
import { aJob } from './a-job.js';
import { lognormalSeconds } from './lognormal.js';

const { request } = aJob();

async function setUp(pace = 1) {
  const store = new MemoryStore();
  const clock = new ManualClock();
  const records = await store.records('durations', durationSchema);
  const open = () => new Durations({ records, clock, pace });
  return { clock, store, open, durations: open() };
}

describe('drawing times', () => {
  it('are the catalogue’s before anything is known, and faster in a faster world', async () => {
    const { durations } = await setUp();
    expect(expectedSeconds(durations.for(request))).toBeCloseTo(42);
    expect(expectedSeconds((await setUp(0.2)).durations.for(request))).toBeCloseTo(8.4);
  });

  it('come close to the truth after a few, and to its spread after more', () => {
    const seconds = lognormalSeconds(15, 0.3, 400);
    const afterTen = seconds.slice(0, 10).reduce((known, one) => learned(known, one), prior(42));
    expect(expectedSeconds(afterTen)).toBeGreaterThan(11);
    expect(expectedSeconds(afterTen)).toBeLessThan(24);
    const after = seconds.reduce((known, one) => learned(known, one), prior(42));
    expect(expectedSeconds(after)).toBeGreaterThan(12.5);
    expect(expectedSeconds(after)).toBeLessThan(17.5);
    expect(Math.sqrt(after.varianceLog)).toBeGreaterThan(0.18);
    expect(Math.sqrt(after.varianceLog)).toBeLessThan(0.42);
  });

  it('that are old fade when the vendor becomes slower', () => {
    const quick = lognormalSeconds(10, 0.2, 200).reduce((known, one) => learned(known, one), prior(42));
    const slow = lognormalSeconds(60, 0.2, 90).reduce((known, one) => learned(known, one), quick);
    expect(expectedSeconds(slow)).toBeGreaterThan(45);
  });

  it('stay apart by quality and size', async () => {
    const { durations } = await setUp();
    for (let count = 0; count < 20; count += 1) durations.learn(request, 10);
    expect(expectedSeconds(durations.for(request))).toBeLessThan(16);
    expect(expectedSeconds(durations.for({ ...request, quality: 'high' }))).toBeCloseTo(42);
    expect(expectedSeconds(durations.for({ ...request, size: '1536x1024' }))).toBeCloseTo(42);
  });

  it('are known again soon after the vendor has become twice as slow or fast, and chance alone is no change', () => {
    const steady = lognormalSeconds(42, 0.25, 200).reduce((known, one) => learned(known, one), prior(42));
    const slow = lognormalSeconds(84, 0.25, 12).reduce((known, one) => learned(known, one), steady);
    expect(expectedSeconds(slow)).toBeGreaterThan(70);
    expect(expectedSeconds(slow)).toBeLessThan(100);
    const fast = lognormalSeconds(21, 0.25, 12).reduce((known, one) => learned(known, one), steady);
    expect(expectedSeconds(fast)).toBeGreaterThan(17);
    expect(expectedSeconds(fast)).toBeLessThan(26);
    expect(steady.weight).toBeLessThan(0.05);
  });

  it('that stand out alone change little', () => {
    const steady = lognormalSeconds(42, 0.25, 200).reduce((known, one) => learned(known, one), prior(42));
    const after = learned(steady, 500);
    expect(expectedSeconds(after) / expectedSeconds(steady)).toBeLessThan(1.05);
    expect(after.varianceLog / steady.varianceLog).toBeLessThan(1.5);
  });

  it('come close to the truth also where nobody names them and they end between two looks', () => {
    const looks = [30, 40, 50, 70, 100, 200];
    const known = lognormalSeconds(42, 0.3, 400).reduce((before, seconds) => {
      const next = looks.findIndex((look) => look >= seconds);
      return learned(before, looks[next] ?? seconds, looks[next - 1] ?? 0);
    }, prior(60));
    expect(expectedSeconds(known)).toBeGreaterThan(38);
    expect(expectedSeconds(known)).toBeLessThan(46);
    expect(Math.sqrt(known.varianceLog)).toBeGreaterThan(0.2);
    expect(Math.sqrt(known.varianceLog)).toBeLessThan(0.4);
  });

  it('of no time at all do no harm', async () => {
    const { durations } = await setUp();
    for (let count = 0; count < 100; count += 1) durations.learn(request, 0);
    const { meanLog, varianceLog } = durations.for(request);
    expect(Number.isFinite(meanLog)).toBe(true);
    expect(varianceLog).toBeGreaterThan(0);
  });
});

describe('what was learned', () => {
  it('is there after a restart', async () => {
    const { durations, open } = await setUp();
    durations.learn(request, 20);
    await durations.save();
    const after = open();
    await after.load();
    expect(after.for(request)).toEqual(durations.for(request));
    expect(after.for(request).count).toBe(1);
  });

  it('is written by itself after a while, many at once', async () => {
    const { durations, clock, store } = await setUp();
    for (let count = 0; count < 5; count += 1) durations.learn(request, 20);
    await settled();
    expect(store.collections.get('durations')?.size).toBe(0);
    await clock.advance(10_000);
    expect([...(store.collections.get('durations')?.values() ?? [])].map((text) => JSON.parse(text).count)).toEqual([5]);
    expect(clock.waiting).toBe(0);
  });
});
