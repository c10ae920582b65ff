// Every entry of a period stands in the book once: whatever is told twice, and however much came in between.
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/services/jobs/job.js';
import { aJob, drawn, lost } from '../jobs/a-job.js';
import { auditOf, DAY_MS, ledgerWorld, NOW, usageOf } from './ledger-world.js';

const PERIOD = 'day-2026-11-20';

async function setUp() {
  const world = await ledgerWorld();
  return { world, ...(await world.open()) };
}

interface Named {
  readonly at?: number;
  readonly parts?: Job['parts'];
}

function endedJob(number: number, { at = NOW + number, parts = [drawn] }: Named = {}): Job {
  const state = { name: 'succeeded' as const, at, charged: 11, rung: 'token' };
  return aJob({ id: `job-${number}`, accountKey: `guild/ada/${PERIOD}`, parts, state });
}

describe('a job stands in the book', () => {
  it('with what it cost, for which pictures, and where', async () => {
    const { usage } = await setUp();
    await usage.add(endedJob(1, { parts: [drawn, { ...drawn, model: 'gpt-image-1', costUsd: 0.04 }, lost] }));
    expect(await usageOf(usage, 'guild', PERIOD)).toEqual([
      {
        ...{ id: 'job-1', at: NOW + 1, userId: 'ada', kind: 'spent', credits: 51, pictures: 2, channelId: 'channel' },
        ...{ models: ['gpt-image-1-mini', 'gpt-image-1'], by: null, reason: null },
      },
    ]);
  });

  it('with what was given back when it cost nothing', async () => {
    const { usage } = await setUp();
    await usage.add(endedJob(1, { parts: [lost, lost] }));
    expect(await usageOf(usage, 'guild', PERIOD)).toMatchObject([{ kind: 'returned', credits: 22, models: [], pictures: 0 }]);
  });

  it('only when it had an account, in a guild, and has ended', async () => {
    const { usage } = await setUp();
    await usage.add({ ...endedJob(1), accountKey: null });
    await usage.add({ ...endedJob(2), accountKey: `direct/ada/${PERIOD}` });
    await usage.add({ ...endedJob(3), state: { name: 'delivering' } });
    expect(await usageOf(usage, 'guild', PERIOD)).toEqual([]);
  });

  it('once, though it is told again after hundreds of others that ended in the same seconds', async () => {
    const { world, usage } = await setUp();
    for (let number = 0; number < 300; number += 1) await usage.add(endedJob(number));
    const again = (await world.open()).usage;
    await Promise.all(Array.from({ length: 300 }, (_, number) => again.add(endedJob(number))));
    expect((await usageOf(again, 'guild', PERIOD)).map(({ id }) => id)).toEqual(
      Array.from({ length: 300 }, (_, number) => `job-${number}`),
    );
  });

  it('and costs a few reads, however long the book is', async () => {
    const { world, usage } = await setUp();
    for (let number = 0; number < 300; number += 1) await usage.add(endedJob(number, { at: NOW + number * 60_000 }));
    world.store.reads = 0;
    await usage.add(endedJob(300, { at: NOW + 300 * 60_000 }));
    expect(world.store.reads).toBeLessThan(5);
  });
});

it('the audit is read in pages, newest first, of all and of one member', async () => {
  const { audit } = await setUp();
  for (let number = 0; number < 25; number += 1) {
    const target = number % 5 === 0 ? { kind: 'member' as const, id: 'ada' } : { kind: 'guild' as const };
    await audit.add('guild', {
      id: `act-${number}`,
      at: number,
      by: 'mia',
      what: 'budget',
      target,
      before: null,
      after: 5,
      reason: null,
      expires: null,
    });
  }
  const pages = await Promise.all([0, 1, 2, 3].map((page) => audit.page('guild', undefined, page)));
  expect(pages.map(({ entries, hasOlder }) => [entries[0]?.id, entries.length, hasOlder])).toEqual([
    ['act-24', 10, true],
    ['act-14', 10, true],
    ['act-4', 5, false],
    [undefined, 0, false],
  ]);
  expect((await auditOf(audit, 'guild', 'ada')).map(({ id }) => id)).toEqual(['act-20', 'act-15', 'act-10', 'act-5', 'act-0']);
  expect(await auditOf(audit, 'another')).toEqual([]);
});

describe('what members have spent', () => {
  const spending = (spent: number, pictures = 1) => ({ spent, pictures, models: { mini: spent }, days: { '2026-11-20': spent } });

  it('is found by member and by period, and everybody stands in order', async () => {
    const { members } = await setUp();
    for (let number = 1; number <= 200; number += 1) await members.note('guild', PERIOD, `member-${number}`, spending(number));
    await members.note('guild', 'day-2026-11-21', 'member-1', spending(7));
    await members.note('another', PERIOD, 'member-1', spending(9));
    expect(await members.of('guild', PERIOD, 'member-1')).toEqual(spending(1));
    expect(await members.of('guild', 'day-2026-11-21', 'member-1')).toEqual(spending(7));
    expect(await members.of('guild', PERIOD, 'nobody')).toBeUndefined();
    const everybody = await members.everybody('guild', PERIOD);
    expect([everybody.length, everybody[0], everybody.at(-1)]).toEqual([
      200,
      { userId: 'member-200', spent: 200 },
      { userId: 'member-1', spent: 1 },
    ]);
  });

  it('is written only when it is another, also when that is a picture that cost nothing', async () => {
    const { world, members } = await setUp();
    await members.note('guild', PERIOD, 'ada', spending(5));
    await members.note('guild', PERIOD, 'ada', spending(5));
    expect(world.store.commits).toBe(1);
    await members.note('guild', PERIOD, 'ada', spending(5, 2));
    expect(await members.of('guild', PERIOD, 'ada')).toEqual(spending(5, 2));
    await members.note('guild', PERIOD, 'ben', spending(0));
    expect(await members.everybody('guild', PERIOD)).toEqual([{ userId: 'ada', spent: 5 }]);
  });
});

it('acts that stand in the book stand there once, also when they are ended days later', async () => {
  const { usage } = await setUp();
  const deed = { kind: 'grant' as const, member: { userId: 'ada', roles: [] }, amount: 5, expires: 'never' as const };
  const act = { id: 'act', at: NOW, guildId: 'guild', by: 'mia', reason: 'a prize', deed };
  await usage.addAct(act, { before: 1, after: 6, period: PERIOD });
  for (let number = 0; number < 120; number += 1) await usage.add(endedJob(number, { at: NOW + DAY_MS + number }));
  await usage.addAct(act, { before: 1, after: 6, period: PERIOD });
  const granted = (await usageOf(usage, 'guild', PERIOD)).filter(({ kind }) => kind === 'granted');
  expect(granted).toMatchObject([{ id: 'act', userId: 'ada', by: 'mia', reason: 'a prize', credits: 5 }]);
});

it('who reads all of it in one guild waits for who read before, also when that failed, and for nobody in another guild', async () => {
  const { usage } = await setUp();
  const began: string[] = [];
  let fail = (_: Error) => {};
  const slow = new Promise<void>((_, reject) => {
    fail = reject;
  });
  const reading = (name: string, until: Promise<void>) => async () => {
    began.push(name);
    await until;
  };
  const reads = [
    usage.inTurn('guild', reading('first', slow)),
    usage.inTurn('guild', reading('second', Promise.resolve())),
    usage.inTurn('other', reading('other', Promise.resolve())),
  ];
  await reads[2];
  expect(began).toEqual(['first', 'other']);
  fail(new Error('Discord does not answer'));
  await Promise.allSettled(reads);
  expect(began).toEqual(['first', 'other', 'second']);
});
