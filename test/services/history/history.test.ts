// Members' histories and how they fade: pages of what is wanted, private pictures for their owner alone, the old going in small steps.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fading } from '../../../src/services/history/fading.js';
import { History, type Wanted } from '../../../src/services/history/history.js';
import { endingsSchema, historySchema } from '../../../src/services/history/history-entry.js';
import { IntakeJournal } from '../../../src/services/jobs/intake-journal.js';
import { type Job, jobSchema } from '../../../src/services/jobs/job.js';
import { JobStore } from '../../../src/services/jobs/job-store.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { ManualClock } from '../../support/manual-clock.js';
import { aJob, drawn, lost } from '../jobs/a-job.js';

const DAY_MS = 86_400_000;
const { requester, place, request } = aJob();

async function setUp() {
  const store = new MemoryStore();
  const clock = new ManualClock();
  const history = new History({
    entries: await store.records('history', historySchema),
    endings: await store.records('endings', endingsSchema),
  });
  const endedRecords = await store.records('ended_jobs', jobSchema);
  const folder = mkdtempSync(join(tmpdir(), 'atelier-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const jobs = new JobStore({
    openRecords: await store.records('open_jobs', jobSchema),
    endedRecords,
    journal: new IntakeJournal(join(folder, 'intake')),
    clock,
    archives: [history],
  });
  const fading = new Fading({ history, jobs, clock, log: pino({ level: 'silent' }), days: 365 });
  const end = async (...ended: Job[]) => {
    for (const job of ended) {
      await endedRecords.set(job.id, job);
      await history.add(job);
    }
    await history.keepEndings(ended);
  };
  return { store, clock, history, fading, end };
}

let number = 0;

function endedJob(changes: Partial<Job> & { prompt?: string; at?: number } = {}): Job {
  number += 1;
  const { prompt = `picture ${number}`, at = number, ...others } = changes;
  return aJob({
    id: `1${String(number).padStart(17, '0')}`,
    request: { ...request, prompt },
    parts: [drawn, drawn, lost],
    state: { name: 'succeeded', at, charged: 22, rung: 'token' },
    ...others,
  });
}

const ada = { guildId: 'guild', userId: 'ada' };
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({ owner: ada, search: '', withPrivate: true, page: 0, ...changes });

async function prompts(history: History, changes: Partial<Wanted> = {}): Promise<string[]> {
  return (await history.page(wanted(changes))).entries.map(({ prompt }) => prompt);
}

describe('a member’s history', () => {
  it('has what ended with pictures, in its guild and nobody else’s', async () => {
    const { history, end } = await setUp();
    const failed = endedJob({ parts: [lost], state: { name: 'failed', at: 1, charged: 0, rung: 'token' } });
    const direct = endedJob({ prompt: 'direct', requester: { ...requester, guildId: null } });
    await end(endedJob({ prompt: 'a fox' }), failed, direct, endedJob({ requester: { ...requester, userId: 'ben' } }));
    const { entries, hasOlder } = await history.page(wanted());
    expect(hasOlder).toBe(false);
    expect(entries).toEqual([
      expect.objectContaining({ prompt: 'a fox', pictures: 2, charged: 22, private: false, channelId: 'channel' }),
    ]);
    expect(await prompts(history, { owner: { guildId: null, userId: 'ada' } })).toEqual(['direct']);
  });

  it('comes in pages of five', async () => {
    const { history, end } = await setUp();
    for (let index = 1; index <= 60; index += 1) await end(endedJob({ prompt: `fox ${index}` }));
    expect(await prompts(history, { page: 1 })).toEqual(['fox 55', 'fox 54', 'fox 53', 'fox 52', 'fox 51']);
    const last = await history.page(wanted({ page: 11 }));
    expect([last.entries.length, last.entries.at(-1)?.prompt, last.hasOlder]).toEqual([5, 'fox 1', false]);
    expect((await history.page(wanted({ page: 10 }))).hasOlder).toBe(true);
    expect(await prompts(history, { page: 12 })).toEqual([]);
  });

  it('is searched for all words, however written, page by page', async () => {
    const { history, end } = await setUp();
    for (let index = 1; index <= 130; index += 1)
      await end(endedJob({ prompt: index % 10 === 0 ? `A red Fox ${index}` : `owl ${index}` }));
    expect(await prompts(history, { search: ' fox RED ' })).toEqual(
      [130, 120, 110, 100, 90].map((index) => `A red Fox ${index}`),
    );
    const third = await history.page(wanted({ search: 'fox', page: 2 }));
    expect([third.entries.map(({ prompt }) => prompt), third.hasOlder]).toEqual([
      [30, 20, 10].map((index) => `A red Fox ${index}`),
      false,
    ]);
    expect(await prompts(history, { search: 'zebra' })).toEqual([]);
  });

  it('shows others nothing private, and full pages all the same', async () => {
    const { history, end } = await setUp();
    for (let index = 1; index <= 12; index += 1) {
      await end(endedJob({ prompt: `fox ${index}`, place: { ...place, private: index % 2 === 0 } }));
    }
    const first = await history.page(wanted({ withPrivate: false }));
    expect(first.entries.map(({ prompt }) => prompt)).toEqual(['fox 11', 'fox 9', 'fox 7', 'fox 5', 'fox 3']);
    expect(first.hasOlder).toBe(true);
    expect(await prompts(history, { withPrivate: false, page: 1 })).toEqual(['fox 1']);
    expect(await prompts(history, { withPrivate: false, search: '12' })).toEqual([]);
  });

  it('has a job once, although a crash had it added twice', async () => {
    const { history, end } = await setUp();
    const job = endedJob();
    await end(job);
    await end(job);
    expect((await history.page(wanted())).entries).toHaveLength(1);
  });
});

describe('old jobs', () => {
  it('fade at most fifty at a time, everything of them, and the others stay', async () => {
    const { store, clock, history, fading, end } = await setUp();
    const old = clock.now() - 366 * DAY_MS;
    for (let index = 1; index <= 120; index += 1) await end(endedJob({ at: old + index }));
    await end(endedJob({ prompt: 'recent', at: clock.now() - 364 * DAY_MS }));
    const kept = () => store.collections.get('ended_jobs')?.size ?? 0;
    fading.start();
    const steps: number[] = [];
    for (let step = 0; step < 5; step += 1) {
      await clock.advance(3000);
      steps.push(kept());
    }
    expect(steps).toEqual([71, 21, 1, 1, 1]);
    expect(await prompts(history)).toEqual(['recent']);
    expect(JSON.stringify([...(store.collections.get('endings') ?? [])]).match(/\\"id\\"/g)).toHaveLength(1);
    await clock.advance(2 * DAY_MS);
    expect([kept(), await prompts(history), store.collections.get('history')?.size]).toEqual([0, [], 0]);
    await fading.stop();
    expect(clock.waiting).toBe(0);
  });

  it('fade from every history they stand in, whoever’s it is', async () => {
    const { clock, history, fading, end } = await setUp();
    const at = clock.now() - 400 * DAY_MS;
    await end(endedJob({ at }), endedJob({ at: at + 1, requester: { ...requester, userId: 'ben' } }), endedJob({ at: at + 2 }));
    fading.start();
    await clock.advance(3000);
    for (const userId of ['ada', 'ben']) expect(await prompts(history, { owner: { guildId: 'guild', userId } })).toEqual([]);
    await fading.stop();
  });

  it('fade later when the disk fails', async () => {
    const { store, clock, history, fading, end } = await setUp();
    await end(endedJob({ at: clock.now() - 400 * DAY_MS }));
    const endings = store.collections.get('endings') ?? new Map<string, string>();
    const good = endings.get('all') ?? '';
    endings.set('all', 'spoilt');
    fading.start();
    await clock.advance(3000);
    expect(await prompts(history)).toHaveLength(1);
    endings.set('all', good);
    await clock.advance(10 * 60_000);
    expect(await prompts(history)).toEqual([]);
    await fading.stop();
  });
});
