// What the doctor says of a store that is well, and of each kind of damage: told in words, mended where it follows from the rest.
import { beforeEach, describe, expect, it } from 'vitest';
import { CHAPTER } from '../../src/services/history/long-list.js';
import { Clinic, NOW, PERIOD } from './clinic.js';
import { damages } from './damages.js';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await Clinic.busy();
});

const team = `guild/${PERIOD}`;

describe('a store that is well', () => {
  it('is found well, and everything in it was looked at', async () => {
    const { findings, looked, unfinished } = await clinic.look();
    expect(findings).toEqual([]);
    expect(unfinished).toBe(0);
    expect(Object.fromEntries(looked)).toEqual({
      ...{ 'open jobs': 2, 'ended jobs': 7, 'entries of histories': 6, 'booked entries': 8 },
      ...{ "members' credits": 4, "teams' accounts": 1, 'acts of admins': 3, presets: 1, 'records set aside': 0 },
    });
  });

  it('is not changed by being looked at, nor by being mended', async () => {
    const before = clinic.contents();
    await clinic.look();
    expect(await clinic.fix()).toEqual([]);
    expect(clinic.contents()).toBe(before);
  });

  it('may be empty', async () => {
    expect((await new Clinic().look()).findings).toEqual([]);
  });

  it('may have lists of many chapters, and periods that are over', async () => {
    const october = Date.UTC(2026, 9, 31, 23);
    await clinic.end(await clinic.ask('cem', {}, october), october);
    const late = await clinic.ask('cem', {}, october);
    for (let count = 0; count < CHAPTER + 5; count += 1) await clinic.end(await clinic.ask('cem'));
    await clinic.end(late);
    await clinic.end(await clinic.ask('cem'));
    expect([...(clinic.store.collections.get('usage')?.keys() ?? [])]).toContain(`${team}/0`);
    expect(await clinic.complaints()).toEqual([]);
  });

  it('may have more members than are listed as the biggest spenders, many with the same sum', async () => {
    for (let count = 0; count < 40; count += 1) await clinic.end(await clinic.ask(`member-${count}`));
    expect(await clinic.complaints()).toEqual([]);
  });

  it('may have what a start finishes by itself: it counts that, and leaves it to the start', async () => {
    const { acts } = await clinic.collections();
    const deed = { kind: 'reset' as const, member: { userId: 'mia', roles: [] } };
    await acts.set('act-99', { id: 'act-99', at: NOW, guildId: 'guild', by: 'mia', reason: null, deed });
    const before = clinic.contents();
    expect(await clinic.look()).toMatchObject({ findings: [], unfinished: 1 });
    expect(clinic.contents()).toBe(before);
  });

  it('may have a part of a list that was written just before the process died, and of which the list knows nothing', async () => {
    const records = clinic.store.collections.get('usage');
    const { entries } = JSON.parse(records?.get(team) ?? '');
    records?.set(`${team}/0`, JSON.stringify({ kind: 'full', entries }));
    expect(await clinic.complaints()).toEqual([]);
  });

  it('may have an ended job that still stands among the open ones and is in no list', async () => {
    const { openJobs } = await clinic.collections();
    const job = await clinic.ask('zoe');
    await clinic.end(job);
    await openJobs.set(job.id, job);
    clinic.drop('history', 'guild/zoe');
    clinic.spoil('usage', team, ['entries', 8], undefined);
    clinic.spoil('endings', 'all', ['entries', 7], undefined);
    expect(await clinic.look()).toMatchObject({ findings: [], unfinished: 1 });
  });

  it('may hold credits for a job that was only taken in', async () => {
    const job = await clinic.ask('zoe');
    clinic.drop('open_jobs', job.id);
    const takenIn = [{ ...job, accountKey: null, state: { name: 'accepted' as const } }];
    expect((await clinic.look({ takenIn })).findings).toEqual([]);
    expect((await clinic.look()).findings).toHaveLength(1);
  });

  it('may have old jobs that are half faded', async () => {
    clinic.drop('history', 'guild/mia');
    expect((await clinic.look({ now: NOW + 366 * 86_400_000 })).findings).toEqual([]);
    expect((await clinic.look()).findings).toHaveLength(1);
  });
});

describe('damage', () => {
  it.each(damages)('$what', async ({ done, told, isMended }) => {
    await done(clinic);
    expect((await clinic.complaints()).join('\n')).toMatch(told);
    const left = await clinic.fix();
    if (isMended) expect(left).toEqual([]);
    else expect(left.join('\n')).toMatch(told);
  });
});
