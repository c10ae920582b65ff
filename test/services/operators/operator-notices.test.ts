// Operators hear of each occasion once: not again while it lasts, not again after a restart, and never so that anything else fails.
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { choicesSchema, noChoices } from '../../../src/services/guild/choices.js';
import { GuildChoices } from '../../../src/services/guild/guild-choices.js';
import { LowBalance } from '../../../src/services/operators/low-balance.js';
import type { Notice } from '../../../src/services/operators/notice.js';
import { OperatorNotices, toldSchema } from '../../../src/services/operators/operator-notices.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { ManualClock } from '../../support/manual-clock.js';

const HOUR_MS = 3_600_000;
const trouble: Notice = { kind: 'trouble', vendor: 'segmind', trouble: 'unauthorised' };
const well: Notice = { kind: 'well', vendor: 'segmind' };
const budget: Notice = { kind: 'budget', isUsedUp: false, spent: 80, budget: 100, period: 'month-2026-11', resetsAt: 0 };

let store: MemoryStore;
let clock: ManualClock;
let posted: { guildId: string; channelId: string; kind: Notice['kind']; nonce: string }[];
let isBroken: boolean;
let tried: number;

/** The bot after a start, with what it had stored. */
async function started(): Promise<OperatorNotices> {
  const choices = new GuildChoices(await store.records('guild_choices', choicesSchema));
  return new OperatorNotices({
    ...{ records: await store.records('operator_notices', toldSchema), choices, clock, log: pino({ level: 'silent' }) },
    guildIds: () => ['one', 'two', 'silent'],
    async post(guildId, channelId, { kind }, nonce) {
      tried += 1;
      if (isBroken) throw new Error('Discord does not answer');
      posted.push({ guildId, channelId, kind, nonce });
    },
  });
}

beforeEach(async () => {
  store = new MemoryStore();
  clock = new ManualClock();
  posted = [];
  isBroken = false;
  tried = 0;
  const choices = await store.records('guild_choices', choicesSchema);
  for (const guildId of ['one', 'two']) await choices.set(guildId, { ...noChoices, operatorsChannel: `channel of ${guildId}` });
});

const kinds = () => posted.map(({ kind }) => kind);

describe('operators', () => {
  it('of every guild that has chosen a channel hear what concerns the bot itself, there', async () => {
    await (await started()).tellAll(trouble);
    expect(posted.map(({ guildId, channelId }) => [guildId, channelId])).toEqual([
      ['one', 'channel of one'],
      ['two', 'channel of two'],
    ]);
  });

  it('hear of a trouble once, however often and at once it is noticed, also after a restart', async () => {
    const notices = await started();
    await Promise.all(Array.from({ length: 20 }, () => notices.tell('one', trouble)));
    await (await started()).tell('one', trouble);
    expect(kinds()).toEqual(['trouble']);
  });

  it('hear that it is over only if they have heard of it, and then of the next one', async () => {
    const notices = await started();
    await notices.tell('one', well);
    await notices.tell('one', trouble);
    await notices.tell('one', well);
    await notices.tell('one', well);
    await notices.tell('one', trouble);
    expect(kinds()).toEqual(['trouble', 'well', 'trouble']);
    // Under the same nonce Discord would take the second for the first, and show nothing.
    expect(posted[1]?.nonce).not.toBe(posted[0]?.nonce);
  });

  it('hear again of a trouble that nobody has seen end', async () => {
    const notices = await started();
    await notices.tell('one', trouble);
    await clock.advance(HOUR_MS);
    await notices.tell('one', trouble);
    expect(kinds()).toEqual(['trouble', 'trouble']);
  });

  it('hear of a budget at each of its two marks once a period, and anew of another budget', async () => {
    const notices = await started();
    const usedUp = { ...budget, isUsedUp: true, spent: 100 };
    for (const notice of [budget, budget, usedUp, usedUp, { ...budget, budget: 90 }, { ...budget, period: 'month-2026-12' }]) {
      await notices.tell('one', notice);
      await clock.advance(40 * 24 * HOUR_MS);
    }
    expect(kinds()).toEqual(['budget', 'budget', 'budget', 'budget']);
  });

  it('who could not be reached hear of it a minute later at the earliest, when it is noticed again', async () => {
    const notices = await started();
    isBroken = true;
    for (let settled = 0; settled < 20; settled += 1) await notices.tell('one', budget);
    expect(tried).toBe(1);
    isBroken = false;
    await clock.advance(60_000);
    await notices.tell('one', budget);
    expect(kinds()).toEqual(['budget']);
  });

  it('who can’t be reached because of one notice hear of the others', async () => {
    const notices = await started();
    isBroken = true;
    await notices.tell('one', trouble);
    isBroken = false;
    await notices.tell('one', budget);
    expect(kinds()).toEqual(['budget']);
  });

  it.each(['guild_choices', 'operator_notices'])(
    'are not told for ever of the record in %s that telling them needs',
    async (name) => {
      let setAside = 0;
      let tell = (_collection: string): unknown => undefined;
      const damaged = new MemoryStore(({ collection }) => {
        setAside += 1;
        if (setAside < 100) tell(collection);
      });
      await (await damaged.records('guild_choices', choicesSchema)).set('one', { ...noChoices, operatorsChannel: 'channel' });
      damaged.collections.get(name)?.set('one', 'spoilt') ?? damaged.collections.set(name, new Map([['one', 'spoilt']]));
      store = damaged;
      const notices = await started();
      tell = (collection) => notices.tellAll({ kind: 'set-aside', collection });
      await notices.tellAll(trouble);
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
      expect(setAside).toBeLessThan(5);
    },
  );

  it('are told under a nonce that Discord takes, the same for the same news', async () => {
    await (await started()).tell('one', trouble);
    // The process died before it was written down that it was told.
    (await store.records('operator_notices', toldSchema)).delete(['one']);
    await (await started()).tell('one', trouble);
    const [first, second] = posted.map(({ nonce }) => nonce);
    expect(first).toBe(second);
    expect(first?.length).toBeLessThanOrEqual(25);
  });
});

describe('a balance that runs low', () => {
  it('is noticed once at each step down, and again after it was filled up', () => {
    const below: unknown[] = [];
    const low = new LowBalance((notice) => below.push('below' in notice && notice.below));
    for (const left of [40, 4.9, 4.8, 0.9, 0.8, 3, 20, 4]) low.heard('segmind', left);
    expect(below).toEqual([5, 1, 5]);
  });

  it('is each vendor’s own', () => {
    const vendors: unknown[] = [];
    const low = new LowBalance((notice) => vendors.push('vendor' in notice && notice.vendor));
    low.heard('segmind', 4);
    low.heard('onemin', 9000);
    expect(vendors).toEqual(['segmind', 'onemin']);
  });
});
