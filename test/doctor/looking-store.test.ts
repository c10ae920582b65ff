// The doctor's way to look at a store: nothing is changed by it, what can't be read stays where it is, and changes may stay in memory.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { LookingStore, lookUp } from '../../src/doctor/looking-store.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';

const schema = z.object({ amount: z.number() });

async function setUp(changes: 'in memory' | 'in the store') {
  const store = new MemoryStore();
  const records = await store.records('things', schema);
  for (const [index, key] of ['b', 'd', 'f'].entries()) await records.set(key, { amount: index });
  store.collections.get('things')?.set('e', 'nonsense');
  const looking = new LookingStore(store, changes);
  const stored = () => Object.fromEntries(store.collections.get('things') ?? []);
  return { store, looking, stored, things: await looking.records('things', schema) };
}

async function keysOf(scan: AsyncIterable<{ key: string }>): Promise<string> {
  let keys = '';
  for await (const { key } of scan) keys += key;
  return keys;
}

it.each(['in memory', 'in the store'] as const)('what can not be read is noted once and stays, changes %s', async (changes) => {
  const { store, looking, stored, things } = await setUp(changes);
  const before = stored();
  expect(await keysOf(things.scan())).toBe('bdf');
  expect(await lookUp(things, 'e')).toBe('unreadable');
  expect((await things.all()).map(({ key }) => key).join('')).toBe('bdf');
  expect([...looking.unreadable.keys()]).toEqual(['things/e']);
  expect(stored()).toEqual(before);
  expect(store.collections.get('set_aside')?.size ?? 0).toBe(0);
});

it('changes in memory are seen in the order of the keys, and nowhere else', async () => {
  const { stored, things } = await setUp('in memory');
  const before = stored();
  for (const key of ['g', 'a', 'c', 'd']) await things.set(key, { amount: 9 });
  await things.delete(['b', 'x']);
  expect(await keysOf(things.scan())).toBe('acdfg');
  expect([await things.get('d'), await things.get('b'), await things.get('f')]).toEqual([
    { amount: 9 },
    undefined,
    { amount: 2 },
  ]);
  expect(stored()).toEqual(before);
});

it('what can not be read is set aside before something else takes its place', async () => {
  const { store, stored, things } = await setUp('in the store');
  await things.set('e', { amount: 7 });
  expect(stored()).toMatchObject({ e: '{"amount":7}' });
  expect(store.collections.get('set_aside')?.get('things/e')).toBe('nonsense');
});
