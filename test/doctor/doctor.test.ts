// What the doctor says of a store that is well, and of each kind of damage: told in words, mended where it follows from the rest.
import { beforeEach, describe, expect, it } from 'vitest';
import { treat } from '../../src/doctor/doctor.js';
import type { UsageEntry } from '../../src/services/credits/usage-book.js';
import { CHAPTER } from '../../src/services/history/long-list.js';
import { Clinic, NOW, PERIOD } from './clinic.js';
import { damages } from './damages.js';
import { losses } from './losses.js';

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
  it.each([...damages, ...losses])('$what', async ({ done, told, isMended }) => {
    await done(clinic);
    expect((await clinic.complaints()).join('\n')).toMatch(told);
    const left = await clinic.fix();
    if (isMended) expect(left).toEqual([]);
    else expect(left.join('\n')).toMatch(told);
  });
});

describe('what is made again', () => {
  const stored = (collection: string, key: string) => JSON.parse(clinic.store.collections.get(collection)?.get(key) ?? '{}');

  it('is the audit of every member whom a choice of the guild is about', async () => {
    const keptOut = { ada: { reason: 'spam', since: 1 }, mia: { reason: 'spam', since: 1 } };
    const words = { before: null, after: '<@ada> <@mia>', members: ['ada', 'mia'] };
    await clinic.act({ kind: 'choose', name: 'kept-out', choices: { keptOut }, ...words });
    const inAudit = (list: string) => stored('audit', list).entries.filter(({ what }: { what: string }) => what === 'setting');
    const [told] = inAudit('guild/ada');
    expect(told).toMatchObject({ target: { kind: 'setting', name: 'kept-out' }, after: words.after });
    expect(inAudit('guild/mia')).toEqual([told]);
    clinic.drop('audit', 'guild/mia');
    expect((await clinic.look()).findings.map((finding) => finding.words)).toEqual([
      expect.stringMatching(/\(setting, server guild\) is missing in the audit of the member mia/),
    ]);
    expect(await clinic.fix()).toEqual([]);
    expect(inAudit('guild/mia')).toEqual([told]);
  });

  it('is a purse as it was, with what was spent, given back and granted for the period, and what is held', async () => {
    await clinic.act({ kind: 'grant', member: { userId: 'ben', roles: [] }, amount: 50, expires: 'period' });
    await clinic.act({ kind: 'grant', member: { userId: 'ben', roles: [] }, amount: -20, expires: 'period' });
    const { accounts, done, lasting } = stored('accounts', 'guild/ben');
    clinic.drop('accounts', 'guild/ben');
    expect(await clinic.fix()).toEqual([]);
    const again = stored('accounts', 'guild/ben');
    expect({ ...again, done: new Set(again.done) }).toMatchObject({ accounts, lasting, done: new Set(done) });
    expect(again.accounts[PERIOD]).toMatchObject({ spent: 22, givenBack: 22, grants: 52 });
  });

  it('is the usage book with all that stood there', async () => {
    const { entries } = stored('usage', team);
    clinic.drop('usage', team);
    expect(await clinic.fix()).toEqual([]);
    expect(new Set(stored('usage', team).entries)).toEqual(new Set(entries));
  });

  it('is not a purse whose member has spent something else by the report than by the usage book', async () => {
    clinic.drop('accounts', 'guild/mia');
    clinic.spoil('usage', team, ['entries', 3, 'credits'], 500);
    expect((await clinic.fix()).join()).toMatch(/the member mia .* has no account.*The report and the usage book do not agree/);
    expect(clinic.store.collections.get('accounts')?.has('guild/mia')).toBe(false);
  });

  it('is not a purse whose member was granted something else by the audit than by the usage book', async () => {
    const reset = stored('usage', team).entries.findIndex(
      ({ kind, userId }: UsageEntry) => kind === 'granted' && userId === 'ben',
    );
    clinic.drop('accounts', 'guild/ben');
    const whole = clinic.store.collections.get('usage')?.get(team) ?? '';
    for (const credits of [5, undefined]) {
      clinic.store.collections.get('usage')?.set(team, whole);
      clinic.spoil('usage', team, credits === undefined ? ['entries', reset] : ['entries', reset, 'credits'], credits);
      expect((await clinic.fix()).join()).toMatch(/the member ben .* has no account.*The audit and the usage book do not agree/);
    }
  });

  it('is also the purse of a member who was granted something in a period that is over', async () => {
    const december = Date.UTC(2026, 11, 2);
    await clinic.act({ kind: 'reset', member: { userId: 'mia', roles: [] } });
    await clinic.end(await clinic.ask('mia', {}, december), december);
    const { accounts } = stored('accounts', 'guild/mia');
    clinic.drop('accounts', 'guild/mia');
    await treat(clinic.store, { ...clinic.circumstances, now: december });
    expect(stored('accounts', 'guild/mia').accounts).toEqual(accounts);
  });

  it.each([
    { what: 'a job of theirs is about to end', words: /not sure what is held or paid/, deed: undefined },
    {
      what: 'they were given an allowance of their own',
      words: /may have an allowance of their own/,
      deed: { kind: 'allow-member' as const, member: { userId: 'mia', roles: [] }, limit: 70 },
    },
  ])('is not a purse when $what', async ({ words, deed }) => {
    if (deed) await clinic.act(deed);
    else await clinic.ask('mia').then(({ id }) => clinic.spoil('open_jobs', id, ['state'], { name: 'delivering' }));
    clinic.drop('accounts', 'guild/mia');
    expect((await clinic.fix()).join()).toMatch(words);
  });

  it('is what was spent, once an admin has given again what nobody else can derive', async () => {
    await clinic.act({ kind: 'grant', member: { userId: 'mia', roles: [] }, amount: 30, expires: 'never' });
    clinic.drop('accounts', 'guild/mia');
    expect((await clinic.fix()).join()).toMatch(/give them again what \/quota audit tells of/);
    await clinic.act({ kind: 'grant', member: { userId: 'mia', roles: [] }, amount: 30, expires: 'never' });
    expect(await clinic.fix()).toEqual([]);
    expect(stored('accounts', 'guild/mia')).toMatchObject({ lasting: 30, accounts: { [PERIOD]: { spent: 11 } } });
  });

  it('is nothing of a period that is over, where members need no account any more', async () => {
    clinic.drop('accounts', 'guild/mia');
    expect((await clinic.look({ now: Date.UTC(2026, 11, 2) })).findings).toEqual([]);
  });
});
