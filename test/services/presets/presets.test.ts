// The presets of members and teams: found by name, replaced and deleted whole, and never half there after a crash.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PictureShelf } from '../../../src/services/images/picture-shelf.js';
import { presetSchema } from '../../../src/services/presets/preset.js';
import { presetIndexSchema } from '../../../src/services/presets/preset-index.js';
import { type Draft, MOST_PRESETS, Presets } from '../../../src/services/presets/presets.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import type { Records } from '../../../src/services/store/store.js';

const ADA = { guildId: '1', userId: '11' };
const BEN = { guildId: '1', userId: '12' };
const ADA_ELSEWHERE = { guildId: '2', userId: '11' };
const ADA_DIRECT = { guildId: null, userId: '11' };

let store: MemoryStore;
let folder: string;
let shelves = 0;

beforeEach(async () => {
  store = new MemoryStore();
  folder = await mkdtemp(join(tmpdir(), 'atelier-presets-'));
});

afterEach(() => rm(folder, { recursive: true }));

const kept = () => join(folder, `kept-${shelves}`);

/** From now on, after so many writes, the process is as good as dead: no write arrives. */
interface Life {
  writesLeft: number;
}

async function open(life: Life = { writesLeft: Number.POSITIVE_INFINITY }): Promise<Presets> {
  const write = async (act: () => Promise<void>) => {
    life.writesLeft -= 1;
    if (life.writesLeft < 0) throw new Error('dead');
    await act();
  };
  const mortal = <Value>(records: Records<Value>): Records<Value> => ({
    ...records,
    set: (key, value) => write(() => records.set(key, value)),
    delete: (keys) => write(() => records.delete(keys)),
  });
  const shelf = new PictureShelf(kept());
  return new Presets({
    indexes: mortal(await store.records('preset_indexes', presetIndexSchema)),
    presets: mortal(await store.records('presets', presetSchema)),
    shelf: {
      put: (id: string, name: string, bytes: Buffer) => write(() => shelf.put(id, name, bytes)),
      clear: (id: string) => write(() => shelf.clear(id)),
    },
  });
}

const draft = (id: string, name: string, prompt = `a ${name}`, bytes?: Buffer): Draft => ({
  ...{ id, name, prompt, drawnWith: null, attachments: [] },
  pictures: bytes ? [{ file: 'picture-1', bytes }] : [],
});

async function promptOf(presets: Presets, member: typeof ADA | typeof ADA_DIRECT, name: string): Promise<string | undefined> {
  const found = await presets.find(member, name);
  return found && (await presets.read(found))?.prompt;
}

const records = () => [...(store.collections.get('presets')?.keys() ?? [])].sort();
/** Whose pictures are kept. */
const owners = async () => {
  const files = await readdir(kept()).catch(() => []);
  return [...new Set(files.map((file) => file.split('.')[0]))].sort();
};

describe('a preset', () => {
  it('is found by its name however that is written, by who saved it, in that guild, also after a restart', async () => {
    const presets = await open();
    await presets.save(ADA, 'own', draft('1', 'Fox Art'));
    for (const each of [presets, await open()]) {
      expect(await promptOf(each, ADA, ' fox  ART ')).toBe('a Fox Art');
      for (const other of [BEN, ADA_ELSEWHERE, ADA_DIRECT]) expect(await each.find(other, 'Fox Art')).toBeUndefined();
    }
  });

  it('of the team is everybody’s in that guild; one’s own comes before it', async () => {
    const presets = await open();
    await presets.save(ADA, 'team', draft('1', 'fox', 'the team’s'));
    await presets.save(BEN, 'own', draft('2', 'FOX', 'Ben’s'));
    expect(await promptOf(presets, ADA, 'fox')).toBe('the team’s');
    expect(await promptOf(presets, BEN, 'fox')).toBe('Ben’s');
    expect(await presets.find(ADA_ELSEWHERE, 'fox')).toBeUndefined();
    expect(await presets.remove(BEN, 'own', 'fox')).toBe(true);
    expect(await promptOf(presets, BEN, 'fox')).toBe('the team’s');
  });

  it('has no team outside a guild', async () => {
    const presets = await open();
    await expect(presets.save(ADA_DIRECT, 'team', draft('1', 'fox'))).rejects.toMatchObject({ key: 'preset.noTeam' });
  });

  it('replaces the one of its name, with its pictures', async () => {
    const presets = await open();
    expect(await presets.save(ADA, 'own', draft('1', 'fox', 'old', Buffer.from('a')))).toEqual({ replaced: false });
    expect(await presets.save(ADA, 'own', draft('2', 'Fox', 'new', Buffer.from('b')))).toEqual({ replaced: true });
    expect(await promptOf(presets, ADA, 'fox')).toBe('new');
    expect((await presets.all(ADA)).map(({ entry }) => entry.name)).toEqual(['Fox']);
    expect([records(), await owners()]).toEqual([['2'], ['2']]);
  });

  it('that is saved twice by the same interaction is there once', async () => {
    const presets = await open();
    for (const _ of [1, 2]) await presets.save(ADA, 'own', draft('1', 'fox', 'it', Buffer.from('a')));
    await presets.save(ADA, 'own', draft('2', 'owl'));
    expect(await promptOf(presets, ADA, 'fox')).toBe('it');
    expect([records(), await owners()]).toEqual([['1', '2'], ['1']]);
  });

  it('is gone with its pictures when it is deleted, and can’t be deleted twice', async () => {
    const presets = await open();
    await presets.save(ADA, 'own', draft('1', 'fox', 'it', Buffer.from('a')));
    expect(await presets.remove(ADA, 'own', 'FOX')).toBe(true);
    expect(await presets.remove(ADA, 'own', 'fox')).toBe(false);
    expect(await presets.all(ADA)).toEqual([]);
    expect([records(), await owners()]).toEqual([[], []]);
  });

  it('whose record is spoilt is still listed, and can be saved anew', async () => {
    const presets = await open();
    await presets.save(ADA, 'own', draft('1', 'fox'));
    store.collections.get('presets')?.set('1', '{}');
    const found = await presets.find(ADA, 'fox');
    expect(found && (await presets.read(found))).toBeUndefined();
    await presets.save(ADA, 'own', draft('2', 'fox', 'again'));
    expect(await promptOf(presets, ADA, 'fox')).toBe('again');
  });
});

describe('presets', () => {
  it('that are saved at the same moment are all there', async () => {
    const presets = await open();
    const names = Array.from({ length: 20 }, (_, index) => `preset ${index}`);
    await Promise.all(names.map((name, index) => presets.save(ADA, 'own', draft(String(index), name))));
    expect((await presets.all(ADA)).map(({ entry }) => entry.name)).toEqual(names);
  });

  it('are a thousand an owner at most; replacing one is always possible', async () => {
    const many = Array.from({ length: MOST_PRESETS }, (_, index) => ({ id: String(index), name: `preset ${index}`, bytes: 0 }));
    await (await store.records('preset_indexes', presetIndexSchema)).set('1/11', { presets: many, loose: [] });
    const presets = await open();
    await expect(presets.save(ADA, 'own', draft('a', 'one more'))).rejects.toMatchObject({ key: 'preset.tooMany' });
    expect(await presets.save(ADA, 'own', draft('b', 'preset 7'))).toEqual({ replaced: true });
    expect(await presets.save(ADA, 'team', draft('c', 'one more'))).toEqual({ replaced: false });
  });

  it('take a hundred megabytes of pictures an owner at most; words alone always go in', async () => {
    const heavy = { id: '1', name: 'heavy', bytes: 99_999_999 };
    await (await store.records('preset_indexes', presetIndexSchema)).set('1/11', { presets: [heavy], loose: [] });
    const presets = await open();
    const two = draft('2', 'two', 'two', Buffer.alloc(2));
    await expect(presets.save(ADA, 'own', two)).rejects.toMatchObject({ key: 'preset.tooHeavy' });
    await presets.save(ADA, 'own', draft('3', 'words'));
    await presets.save(ADA, 'own', { ...two, name: 'heavy' });
  });
});

describe('a crash', () => {
  const act = {
    saving: (presets: Presets) => presets.save(ADA, 'own', draft('2', 'fox', 'new', Buffer.from('b'))),
    deleting: (presets: Presets) => presets.remove(ADA, 'own', 'fox'),
  };
  const after = { saving: 'new', deleting: undefined };

  it.each(['saving', 'deleting'] as const)('at any write of %s leaves the preset as it was or as it was to be', async (name) => {
    const outcomes = new Set<string | undefined>();
    for (let writes = 0; writes < 12; writes += 1) {
      store = new MemoryStore();
      shelves += 1;
      await (await open()).save(ADA, 'own', draft('1', 'fox', 'old', Buffer.from('a')));
      await act[name](await open({ writesLeft: writes })).catch((error: Error) => expect(error.message).toBe('dead'));
      const presets = await open();
      const prompt = await promptOf(presets, ADA, 'fox');
      outcomes.add(prompt);
      const [entry] = await presets.all(ADA);
      if (entry) expect(await owners()).toContain(entry.entry.id);
      // Whatever was left behind is taken away by the next change.
      await presets.save(ADA, 'own', draft('9', 'owl'));
      const left = entry ? [entry.entry.id] : [];
      expect([records(), await owners()], `after ${writes} writes`).toEqual([[...left, '9'].sort(), left]);
      expect(await promptOf(presets, ADA, 'fox')).toBe(prompt);
    }
    expect(outcomes).toEqual(new Set(['old', after[name]]));
  });
});

it('who keeps several at once waits for their own before, also when that failed, and for nobody else', async () => {
  const presets = await open();
  const began: string[] = [];
  let fail = (_: Error) => {};
  const slow = new Promise<void>((_, reject) => {
    fail = reject;
  });
  const fetching = (name: string, until: Promise<void>) => async () => {
    began.push(name);
    await until;
  };
  const first = presets.inTurn(ADA, fetching('first', slow));
  const second = presets.inTurn(ADA, fetching('second', Promise.resolve()));
  await presets.inTurn(BEN, fetching('ben', Promise.resolve()));
  expect(began).toEqual(['first', 'ben']);
  fail(new Error('gone'));
  await Promise.allSettled([first, second]);
  expect(began).toEqual(['first', 'ben', 'second']);
});
