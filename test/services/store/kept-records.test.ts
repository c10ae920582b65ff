// Records that are remembered: never older than the disk, whatever is read and written at the same time.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { KeptRecords } from '../../../src/services/store/kept-records.js';
import type { Records } from '../../../src/services/store/store.js';
import { settled } from '../../support/manual-clock.js';
import { DiskError, FragileStore } from '../credits/fragile-store.js';

async function setUp() {
  const store = new FragileStore();
  const records = await store.records('numbers', z.number());
  return { store, records, kept: new KeptRecords(records, () => 0) };
}

const plus = (amount: number) => (before: number) => ({ after: before + amount, result: before });

/** A moment that comes when it is told to. */
function moment() {
  let come = () => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { coming, come };
}

it('what was never written stands as such, and what comes back the same is not written', async () => {
  const { store, kept } = await setUp();
  expect(await kept.get('one')).toBe(0);
  await kept.change('one', plus(0));
  expect(store.commits).toBe(0);
});

it('changes of one record go one after the other', async () => {
  const { kept } = await setUp();
  const results = await Promise.all([1, 2, 3].map((amount) => kept.change('one', plus(amount))));
  expect([results, await kept.get('one')]).toEqual([[0, 1, 3], 6]);
});

it('what is being changed is known as it was until it is written', async () => {
  const { kept } = await setUp();
  await kept.change('one', plus(1));
  const change = kept.change('one', plus(1));
  expect(kept.known('one')).toBe(1);
  await change;
  expect(kept.known('one')).toBe(2);
});

it.each([true, false])('after a write that failed the disk is asked (arrived: %s)', async (arrives) => {
  const { store, kept } = await setUp();
  await kept.change('one', plus(1));
  store.make({ commit: 0, arrives, kills: false });
  await expect(kept.change('one', plus(1))).rejects.toThrow(DiskError);
  expect(kept.known('one')).toBeUndefined();
  expect(await kept.get('one')).toBe(arrives ? 2 : 1);
});

it('many who ask for the same record at once read it once', async () => {
  const { store, kept } = await setUp();
  expect(await Promise.all([kept.get('one'), kept.get('one'), kept.get('one')])).toEqual([0, 0, 0]);
  expect(store.reads).toBe(1);
});

it('a read that failed is not what the next one gets', async () => {
  const { store, kept } = await setUp();
  store.isDead = true;
  await expect(kept.get('one')).rejects.toThrow(DiskError);
  store.revive();
  expect(await kept.get('one')).toBe(0);
});

it.each(['fails', 'succeeds'])(
  'what is read while a write is under way that then %s is not remembered when it arrives after it',
  async (end) => {
    const { records } = await setUp();
    const [written, read] = [moment(), moment()];
    const slow: Records<number> = {
      ...records,
      get: async (key) => {
        const value = await records.get(key);
        if (value === 1) await read.coming;
        return value;
      },
      set: async (key, value) => {
        if (value === 2) await written.coming;
        await records.set(key, value);
        if (value === 2 && end === 'fails') throw new DiskError();
      },
    };
    const kept = new KeptRecords(slow, () => 0);
    await kept.change('one', plus(1));
    const change = kept.change('one', plus(1));
    await settled();
    // So many others are asked for that this one is forgotten.
    for (let number = 0; number < 1000; number += 1) await kept.get(`${number}`);
    const look = kept.get('one');
    await settled();
    written.come();
    await (end === 'fails' ? expect(change).rejects.toThrow(DiskError) : change);
    read.come();
    expect(await look).toBe(1);
    expect(await kept.get('one')).toBe(2);
  },
);

it('those that were used longest ago are forgotten, however often they were used before', async () => {
  const { kept } = await setUp();
  for (const key of ['old', 'used']) await kept.change(key, plus(5));
  for (let number = 0; number < 999; number += 1) {
    await kept.get(`${number}`);
    await kept.get('used');
  }
  expect([kept.known('old'), kept.known('used')]).toEqual([undefined, 5]);
  expect(await kept.get('old')).toBe(5);
});
