// The jobs on disk: what is written when, what a failing disk undoes, and what a start finds after a crash.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wantedSince } from '../../../src/services/jobs/approval.js';
import { IntakeJournal } from '../../../src/services/jobs/intake-journal.js';
import { type Job, jobSchema } from '../../../src/services/jobs/job.js';
import { type Archive, JobStore } from '../../../src/services/jobs/job-store.js';
import type { JobEvent } from '../../../src/services/jobs/transition.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { type Records, UnreadableRecordError } from '../../../src/services/store/store.js';
import { ManualClock, settled } from '../../support/manual-clock.js';
import { aJob, drawing } from './a-job.js';

const TIDY_AFTER_MS = 5000;

/** Records that tell every write, may be slow, and may fail. */
class WatchedRecords implements Records<Job> {
  readonly writes: string[] = [];
  failing = false;
  /** Writes wait until each is let through, when set. */
  held: (() => void)[] | undefined;
  readonly #records: Records<Job>;

  constructor(records: Records<Job>) {
    this.#records = records;
  }

  async set(key: string, job: Job): Promise<void> {
    const { held } = this;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    if (this.failing) throw new Error('disk full');
    this.writes.push(job.state.name);
    await this.#records.set(key, job);
  }

  async delete(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    if (this.failing) throw new Error('disk full');
    this.writes.push('deleted');
    await this.#records.delete(keys);
  }

  get = (key: string) => this.#records.get(key);
  all = () => this.#records.all();
  scan = () => this.#records.scan();
}

/** Tells what it was told, and may be slow or fail. */
class WatchedArchive implements Archive {
  readonly told: string[] = [];
  failing = false;
  held: (() => void)[] | undefined;

  add = (job: Job) => this.#tell(`add ${job.state.name}`);
  change = (job: Job) => this.#tell(`change ${'rung' in job.state ? job.state.rung : ''}`);
  keepEndings = (jobs: readonly Job[]) => (jobs.length === 0 ? Promise.resolve() : this.#tell(`endings ${jobs.length}`));

  async #tell(what: string): Promise<void> {
    const { held } = this;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    if (this.failing) throw new Error('disk full');
    this.told.push(what);
  }
}

async function setUp() {
  const store = new MemoryStore();
  const clock = new ManualClock();
  const openRecords = new WatchedRecords(await store.records('open_jobs', jobSchema));
  const endedRecords = new WatchedRecords(await store.records('ended_jobs', jobSchema));
  const file = join(mkdtempSync(join(tmpdir(), 'atelier-journal-')), 'intake');
  const archive = new WatchedArchive();
  const start = (told = archive) =>
    new JobStore({ openRecords, endedRecords, journal: new IntakeJournal(file), clock, archives: [told] });
  return { clock, openRecords, endedRecords, archive, start, jobs: start() };
}

const { id } = aJob();

async function takenIn(jobs: JobStore): Promise<void> {
  jobs.takeIn(aJob());
  await jobs.record(id);
}

const reserved: Extract<JobEvent, { type: 'reserved' }> = { type: 'reserved', accountKey: 'account' };
const submitting: JobEvent = { type: 'submitting', parts: [0], at: 1500 };
const accepted: JobEvent = { type: 'part-accepted', part: 0, remoteId: 'remote', at: 2 };
const finished: JobEvent = { type: 'part-drawn', part: 0, drawn: drawing };
const told: JobEvent = { type: 'told', at: 9, charged: 11, rung: 'token' };

async function delivering() {
  const world = await setUp();
  await takenIn(world.jobs);
  for (const event of [reserved, submitting, accepted, finished]) await world.jobs.apply(id, event);
  return world;
}

describe('a job is on disk', () => {
  it('when its record resolves, and counts as open before', async () => {
    const { jobs, openRecords } = await setUp();
    jobs.takeIn(aJob());
    expect(jobs.open()).toHaveLength(1);
    expect(await openRecords.get(id)).toBeUndefined();
    await jobs.record(id);
    expect(await openRecords.get(id)).toEqual(aJob());
  });

  it('and is a member’s own in the guild in which they asked', async () => {
    const { jobs } = await setUp();
    const { requester } = aJob();
    jobs.takeIn(aJob());
    jobs.takeIn(aJob({ id: 'direct', requester: { ...requester, guildId: null } }));
    jobs.takeIn(aJob({ id: 'another', requester: { ...requester, userId: 'ben' } }));
    expect(jobs.openOf(requester)).toEqual([aJob()]);
    expect(jobs.openOf({ guildId: null, userId: requester.userId }).map((job) => job.id)).toEqual(['direct']);
    expect(jobs.openOf({ guildId: 'elsewhere', userId: 'ben' })).toEqual([]);
  });

  it('after each event that can not be found out again, before what follows from it begins', async () => {
    const { jobs, openRecords } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    await jobs.apply(id, submitting);
    expect((await openRecords.get(id))?.state.name).toBe('submitting');
    await jobs.apply(id, accepted);
    expect((await openRecords.get(id))?.parts[0]).toMatchObject({ state: 'running', remoteId: 'remote' });
    // The reservation came along with the event after it.
    expect(openRecords.writes).toEqual(['accepted', 'submitting', 'running']);
    expect((await openRecords.get(id))?.accountKey).toBe('account');
  });

  it('at once when it waits for a moderator, with the message that asks: it may do so for longer than its token lives', async () => {
    const { jobs, openRecords } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, { ...reserved, approval: wantedSince(7) });
    expect((await openRecords.get(id))?.approval?.since).toBe(7);
    await jobs.apply(id, { type: 'shown', messageId: 'message' });
    expect((await openRecords.get(id))?.place.messageId).toBe('message');
  });

  it('a while after an event that a start would find out again', async () => {
    const { jobs, openRecords, clock } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    await clock.advance(TIDY_AFTER_MS);
    expect((await openRecords.get(id))?.state.name).toBe('queued');
  });

  it('in the order of its events, however slow the disk is', async () => {
    const { jobs, openRecords } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    openRecords.held = [];
    const writes = [submitting, accepted, finished].map((event) => jobs.apply(id, event));
    expect(jobs.get(id)?.state.name).toBe('delivering');
    for (let count = 0; count < 3; count += 1) {
      await settled();
      expect(openRecords.held).toHaveLength(1);
      openRecords.held.pop()?.();
    }
    await Promise.all(writes);
    expect(openRecords.writes).toEqual(['accepted', 'submitting', 'running', 'delivering']);
  });
});

describe('when the disk fails,', () => {
  it('what was not written has not happened, and can happen again', async () => {
    const { jobs, openRecords } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    openRecords.failing = true;
    await expect(jobs.apply(id, submitting)).rejects.toThrow('disk full');
    expect(jobs.get(id)?.state.name).toBe('queued');
    openRecords.failing = false;
    await jobs.apply(id, submitting);
    expect((await openRecords.get(id))?.state.name).toBe('submitting');
  });

  it('what has happened on top of it stays and brings it along', async () => {
    const { jobs, openRecords } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    await jobs.apply(id, submitting);
    openRecords.held = [];
    const first = jobs.apply(id, accepted);
    const second = jobs.apply(id, finished);
    openRecords.failing = true;
    await settled();
    openRecords.held.shift()?.();
    await expect(first).rejects.toThrow('disk full');
    openRecords.failing = false;
    await settled();
    openRecords.held.shift()?.();
    await second;
    expect((await openRecords.get(id))?.parts[0]).toMatchObject({ state: 'drawn' });
  });

  it('an ending is not lost, and not told as written', async () => {
    const { jobs, endedRecords } = await delivering();
    endedRecords.failing = true;
    await expect(jobs.apply(id, told)).rejects.toThrow('disk full');
    expect(jobs.get(id)?.state.name).toBe('delivering');
    endedRecords.failing = false;
    await jobs.apply(id, told);
    expect((await endedRecords.get(id))?.state).toMatchObject({ name: 'succeeded', charged: 11 });
  });

  it('tidying up is tried again', async () => {
    const { jobs, openRecords, clock } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    openRecords.failing = true;
    await clock.advance(TIDY_AFTER_MS);
    openRecords.failing = false;
    await clock.advance(TIDY_AFTER_MS);
    expect((await openRecords.get(id))?.state.name).toBe('queued');
  });
});

describe('an ended job', () => {
  it('stands among the ended ones at once and leaves the open ones a little later', async () => {
    const { jobs, openRecords, endedRecords, clock } = await delivering();
    await jobs.apply(id, told);
    expect(jobs.open()).toEqual([]);
    expect((await endedRecords.get(id))?.state.name).toBe('succeeded');
    expect(await openRecords.get(id)).toBeDefined();
    await clock.advance(TIDY_AFTER_MS);
    expect(await openRecords.get(id)).toBeUndefined();
  });

  it('that a crash left among the open ones is not picked up again', async () => {
    const { jobs, openRecords, start, clock } = await delivering();
    await jobs.apply(id, told);
    const after = start();
    expect(await after.load()).toEqual([]);
    expect(after.get(id)).toBeUndefined();
    await clock.advance(TIDY_AFTER_MS);
    expect(await openRecords.get(id)).toBeUndefined();
  });

  it('takes no further event', async () => {
    const { jobs } = await delivering();
    await jobs.apply(id, told);
    await expect(jobs.apply(id, told)).rejects.toThrow('is not open');
  });
});

describe('the archive', () => {
  it('has a job as soon as it has ended, and its ending a little later, in one with others', async () => {
    const { jobs, archive, clock, openRecords } = await delivering();
    await jobs.apply(id, told);
    await settled();
    expect(archive.told).toEqual(['add succeeded']);
    await clock.advance(TIDY_AFTER_MS);
    expect(archive.told).toEqual(['add succeeded', 'endings 1']);
    expect(await openRecords.get(id)).toBeUndefined();
  });

  it('does not make anybody wait', async () => {
    const { jobs, archive } = await delivering();
    archive.held = [];
    await jobs.apply(id, told);
    expect(jobs.open()).toEqual([]);
    archive.held.pop()?.();
  });

  it('is told again when it could not be told, and until then the open record stays', async () => {
    const { jobs, archive, clock, openRecords } = await delivering();
    archive.failing = true;
    await jobs.apply(id, told);
    await clock.advance(TIDY_AFTER_MS);
    expect(await openRecords.get(id)).toBeDefined();
    archive.failing = false;
    await jobs.tidy();
    expect(archive.told).toEqual(['add succeeded', 'endings 1']);
    expect(await openRecords.get(id)).toBeUndefined();
  });

  it('is told after the start of what a crash kept from it', async () => {
    const { jobs, archive, start, clock, openRecords } = await delivering();
    archive.failing = true;
    await jobs.apply(id, told);
    const later = new WatchedArchive();
    expect(await start(later).load()).toEqual([]);
    await clock.advance(TIDY_AFTER_MS);
    expect(later.told).toEqual(['add succeeded', 'endings 1']);
    expect(await openRecords.get(id)).toBeUndefined();
  });

  it('is told when pictures have arrived after all, and the job says where', async () => {
    const { jobs, archive, endedRecords } = await delivering();
    await jobs.apply(id, { ...told, rung: 'undelivered' });
    await jobs.deliveredLate(id, { channelId: 'elsewhere', messageId: 'message' });
    expect(archive.told).toContain('change late');
    expect(await endedRecords.get(id)).toMatchObject({ state: { charged: 11, rung: 'late' }, place: { channelId: 'elsewhere' } });
    await jobs.forgetEnded([id]);
    expect(await jobs.find(id)).toBeUndefined();
  });
});

describe('after a crash', () => {
  it('a job is where it was written last', async () => {
    const { start } = await delivering();
    const [job] = await start().load();
    expect(job?.state.name).toBe('delivering');
    expect(job?.parts[0]).toMatchObject({ state: 'drawn', link: drawing.link });
  });

  it('a job whose ending can’t be read is not begun again, and keeps no other from going on', async () => {
    const { jobs, endedRecords, start } = await delivering();
    const other = '200000000000000001';
    jobs.takeIn({ ...aJob(), id: other });
    await jobs.record(other);
    endedRecords.get = async (key) => {
      if (key === id) throw new UnreadableRecordError('ended_jobs', key, 'spoilt');
      return undefined;
    };
    expect((await start().load()).map((job) => job.id)).toEqual([other]);
  });

  it('a job that was forgotten never was', async () => {
    const { jobs, start } = await setUp();
    jobs.takeIn(aJob());
    const written = jobs.record(id);
    await jobs.forget(id);
    await written;
    expect(jobs.get(id)).toBeUndefined();
    expect(await start().load()).toEqual([]);
  });

  it('a job that was forgotten does not come back when the store is tidied', async () => {
    const { jobs, start } = await setUp();
    await takenIn(jobs);
    await jobs.apply(id, reserved);
    await jobs.forget(id);
    await jobs.tidy();
    expect(await start().load()).toEqual([]);
  });
});
