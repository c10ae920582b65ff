// /quota grant, set, reset and audit: what members have, changed by admins, before and after said each time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OptionValue } from '../../sandbox/discord/use/command-options.js';
import { openCollections } from '../../src/collections.js';
import { Audit } from '../../src/services/credits/audit.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { quota, turn, wordsOf } from '../support/quota-gestures.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

const ARTISTS = '1100000000000000022';
const ADMINS = '1100000000000000021';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

async function told(subcommand: string, options: Record<string, OptionValue> = {}, locale?: string): Promise<string> {
  return wordsOf(studio, await quota(studio, 'Mia', subcommand, options, locale === undefined ? {} : { locale }));
}

const grant = (name: Name, amount: number, others: Record<string, string> = {}) =>
  told('grant', { member: studio.idOf(name), amount, ...others });

const available = async (name: Name) => (await studio.credits(name)).available;

describe('/quota grant', () => {
  it('gives credits, says before and after, and until when they last', async () => {
    expect(await grant('Ben', 500, { reason: 'for *good* work' })).toMatch(
      /^✅ \*\*500 credits granted to @Ben \(Ben\)\.\*\* Available: 2000 → 2500\. What is left of them ends with this period, <t:\d+:R>\. Reason: “for \\\*good\\\* work”\.$/,
    );
    expect(await grant('Ben', 10_000, { expires: 'never' })).toContain(
      'Available: 2500 → 12500. They last until they are used up.',
    );
    expect(await available('Ben')).toBe(12_500);
  });

  it('takes back at most what is available, and says what it was', async () => {
    expect(await grant('Ben', -300)).toBe('✅ **300 credits taken back from @Ben (Ben).** Available: 2000 → 1700.');
    expect(await grant('Ben', -5000, { reason: 'a mistake' })).toBe(
      '✅ **1700 credits taken back from @Ben (Ben).** Available: 1700 → 0. You asked for 5000, but no more were available. Reason: “a mistake”.',
    );
    expect(await grant('Ben', -1)).toBe('Nothing was taken back: @Ben (Ben) has 0 available.');
    expect(await available('Ben')).toBe(0);
  });

  it('refuses an amount of nothing, and bots', async () => {
    expect(await grant('Ben', 0)).toMatch(/^An amount of 0 changes nothing/);
    expect(await told('grant', { member: studio.discord.botUserId, amount: 5 })).toMatch(/is a bot, .* Nothing was changed\.$/);
    expect(await told('audit')).toMatch(/^Nothing has been changed here yet/);
  });

  it('while a picture is drawn leaves alone what is reserved for it', async () => {
    const release = studio.segmind.hold();
    const job = await studio.imagine('Ada', 'a fox');
    await studio.sees('Ada', 'Drawing');
    expect(await grant('Ada', 100)).toContain('Available: 1989 → 2089.');
    expect(await grant('Ada', -5000)).toContain('Available: 2089 → 0.');
    release();
    await studio.ending(job);
    await studio.settled('Ada');
    expect(await studio.credits('Ada')).toMatchObject({ available: 0, reserved: 0 });
    expect(await told('reset', { member: studio.idOf('Ada') })).toContain('Available: 0 → 11.');
  });

  it('is done once, when Discord delivers it twice', async () => {
    const { interaction } = await quota(studio, 'Mia', 'grant', { member: studio.idOf('Ben'), amount: 50 });
    studio.discord.redeliver(interaction?.id ?? '');
    await grant('Ben', 1);
    expect(await available('Ben')).toBe(2051);
  });
});

describe('/quota reset', () => {
  it('gives back what was spent, once, and usage keeps the truth', async () => {
    await studio.ending(await studio.imagine('Ben', 'a fox'));
    await studio.settled('Ben');
    const member = studio.idOf('Ben');
    expect(await told('reset', { member, reason: 'a new start' })).toBe(
      '✅ **11 credits given back to @Ben (Ben).** Available: 1989 → 2000. What was spent stays in usage, export and budget. Reason: “a new start”.',
    );
    expect(await told('reset', { member })).toMatch(/^There is nothing to give back: @Ben \(Ben\) .* Available: 2000\.$/);
    expect(await told('usage')).toContain('**11** credits · 1 request · 1 picture · 1 member');
  });
});

describe('/quota set', () => {
  it('sets and takes away what everybody, a role and a member gets: the nearest counts', async () => {
    const member = studio.idOf('Ada');
    expect(await told('set', { amount: 1500 })).toContain('everybody: 2000 (this bot’s usual) → 1500 credits a month.');
    expect(await told('set', { scope: 'role', role: ARTISTS, amount: 30_000 })).toContain(
      'none of its own → 30000 credits a month.',
    );
    expect([await available('Ada'), await available('Ben')]).toEqual([30_000, 1500]);
    expect(await told('set', { scope: 'member', member, amount: 77 })).toContain('@Ada (Ada): 30000 → 77 credits a month.');
    expect(await available('Ada')).toBe(77);
    expect(await told('set', { scope: 'member', member })).toContain('@Ada (Ada): 77 → 30000 credits a month.');
    expect(await told('set', { scope: 'role', role: ARTISTS })).toContain('30000 → none of its own.');
    expect(await available('Ada')).toBe(1500);
    expect(await told('set', { scope: 'guild' })).toContain('everybody: 1500 → 2000 (this bot’s usual).');
    expect(await available('Ada')).toBe(2000);
  });

  it('sets the team’s budget, which counts what is spent already', async () => {
    await studio.ending(await studio.imagine('Ada', 'a fox'));
    await studio.settled('Ada');
    expect(await told('set', { scope: 'budget', amount: 20 })).toBe(
      '✅ **The team’s budget: none → 20 credits a month.** Of it 11 are spent in this period.',
    );
    await studio.imagine('Ben', 'a fox');
    await studio.sees('Ben', 'budget');
    expect(await told('usage')).toContain('Budget: 11 of 20\n');
    expect(await told('set', { scope: 'budget', amount: 0 })).toContain(
      '20 → 0 credits a month.** Of it 11 are spent in this period. With 0, nothing',
    );
    expect(await told('set', { scope: 'budget' })).toContain('0 → none.** Each member’s own credits are the only limit now.');
  });

  it('refuses what does not go together, and changes nothing', async () => {
    const member = studio.idOf('Ben');
    expect(await told('set', { scope: 'role', amount: 5 })).toMatch(/^Which role\?/);
    expect(await told('set', { scope: 'member', amount: 5 })).toMatch(/^Which member\?/);
    expect(await told('set', { role: ARTISTS, amount: 5 })).toMatch(/^A role goes with/);
    expect(await told('set', { scope: 'budget', member, amount: 5 })).toMatch(/^A member goes with/);
    expect(await told('set', { scope: 'role', role: ARTISTS, member, amount: 5 })).toMatch(/^A member goes with/);
    expect(await told('set', { scope: 'role', role: studio.discord.guildId, amount: 5 })).toMatch(/^Everybody has that role/);
    expect(await told('audit')).toMatch(/^Nothing has been changed here yet/);
  });

  it('speaks German to Germans', async () => {
    expect(await told('set', { scope: 'budget', amount: 50_000 }, 'de')).toBe(
      '✅ **Budget des Teams: keines → 50000 Credits im Monat.** Davon ist in diesem Zeitraum noch nichts ausgegeben.',
    );
  });
});

it('a role taken away in mid-period takes its allowance and its right along, and giving one brings both', async () => {
  await told('set', { amount: 10 });
  await told('set', { scope: 'role', role: ARTISTS, amount: 5000 });
  await told('set', { scope: 'role', role: ADMINS, amount: 6000 });
  await studio.ending(await studio.imagine('Ada', 'a fox'));
  await studio.settled('Ada');
  expect(await available('Ada')).toBe(4989);
  studio.discord.levers.setRoles(studio.idOf('Ada'), []);
  await studio.imagine('Ada', 'another fox');
  await studio.sees('Ada', 'short');
  studio.discord.levers.setRoles(studio.idOf('Ada'), [ARTISTS, ADMINS]);
  expect(await available('Ada')).toBe(5989);
  const audit = await quota(studio, 'Ada', 'audit');
  expect(audit.content).toContain('What was changed here');
  studio.discord.levers.setRoles(studio.idOf('Ada'), [ARTISTS]);
  expect((await quota(studio, 'Ada', 'audit')).content).toMatch(/^This is for who may manage this server/);
});

describe('/quota audit', () => {
  it('tells who did what to whom, when and why, newest first, page by page, also after a restart', async () => {
    await grant('Ben', 5, { reason: 'for a [test](http://x)' });
    await grant('Ada', -7);
    await told('reset', { member: studio.idOf('Ben') });
    await told('set', { amount: 1500 });
    await told('set', { scope: 'role', role: ADMINS, amount: 9000 });
    await told('set', { scope: 'role', role: ADMINS });
    await told('set', { scope: 'budget', amount: 12_345 });
    for (let times = 1; times <= 6; times += 1) await grant('Ada', times);
    const first = await quota(studio, 'Mia', 'audit');
    const lines = (words: string) => words.split('\n').map((line) => line.replace(/<t:\d+:f> · /, ''));
    expect(lines(wordsOf(studio, first))).toEqual([
      '**What was changed here** · page 1, newest first',
      ...[6, 5, 4, 3, 2, 1].map((times) =>
        expect.stringMatching(new RegExp(`^@Mia granted @Ada ${times} credits?: .* available$`)),
      ),
      '@Mia set the team’s budget: none → 12345',
      `@Mia took away the allowance of <@&${ADMINS}>: 9000 → none`,
      `@Mia set the allowance of <@&${ADMINS}>: none → 9000`,
      '@Mia set the allowance of everybody: none → 1500',
    ]);
    await studio.stopApp();
    await studio.startApp();
    const second = await turn(studio, 'Mia', first, 'Next');
    expect(lines(wordsOf(studio, second))).toEqual([
      '**What was changed here** · page 2, newest first',
      '@Mia had nothing to give back to @Ben: 2005 → 2005 available',
      '@Mia took 7 credits back from @Ada: 2000 → 1993 available',
      '@Mia granted @Ben 5 credits: 2000 → 2005 available · “for a \\[test](http:\u200b//x)”',
    ]);
    expect(wordsOf(studio, await turn(studio, 'Mia', second, 'Previous'))).toBe(wordsOf(studio, first));
  });

  it('tells settings, approvals and refusals too, in the reader’s language', async () => {
    await studio.close();
    const store = new MemoryStore();
    const audit = new Audit((await openCollections(store)).audit);
    const [by, at, before, after, reason] = [studio.idOf('Mia'), Date.now(), null, null, null];
    const setting = (name: string) => ({ kind: 'setting' as const, name, members: [] });
    const member = { kind: 'member' as const, id: studio.idOf('Ada') };
    for (const [index, entry] of (
      [
        { what: 'approval', target: member, before, after: 36, reason, expires: null },
        { what: 'refusal', target: member, before, after: 72, reason, expires: null },
        {
          what: 'setting',
          target: setting('channels'),
          before,
          after: `<#${studio.general}> <#${studio.general}>`,
          reason,
          expires: null,
        },
        { what: 'setting', target: setting('blocked-words'), before: '“*gore*” [x](http://y)', after, reason, expires: null },
        {
          what: 'setting',
          target: setting('kept-out'),
          before,
          after: `<@${studio.idOf('Ben')}>`,
          reason: 'spams @here',
          expires: null,
        },
      ] as const
    ).entries()) {
      await audit.add(studio.discord.guildId, { id: `${index}`, at, by, ...entry });
    }
    studio = await openStudio({ store });
    const lines = (words: string) => words.split('\n').map((line) => line.replace(/<t:\d+:f> · /, ''));
    expect(lines(await told('audit')).slice(1)).toEqual([
      '@Mia changed “members kept out”: none → @Ben · “spams @\u200bhere”',
      '@Mia changed “blocked words”: “\\*gore\\*” \\[x](http:\u200b//y) → none',
      `@Mia changed “channels”: none → <#${studio.general}> <#${studio.general}>`,
      '@Mia refused a request of @Ada for 72 credits',
      '@Mia approved a request of @Ada for 36 credits',
    ]);
    const german = lines(await told('audit', {}, 'de'));
    expect(german.at(-1)).toBe('@Mia hat eine Anfrage von @Ada über 36 Credits freigegeben');
    expect(german.at(-3)).toMatch(/^@Mia hat „\S.*“ geändert: nichts → <#/);
  });

  it('tells what was done to one member', async () => {
    await grant('Ben', 5);
    await grant('Ada', 6);
    const answer = await quota(studio, 'Mia', 'audit', { member: studio.idOf('Ben') });
    expect(wordsOf(studio, answer)).toMatch(
      /^\*\*What was done to @Ben\*\* · page 1, newest first\n<t:\d+:f> · @Mia granted @Ben 5 credits: 2000 → 2005 available$/,
    );
    expect(buttonsOf(answer)).toEqual([]);
  });

  it('fits a message, however long the reasons', async () => {
    for (let times = 1; times <= 10; times += 1) await grant('Ben', times, { reason: '*because* '.repeat(20) });
    const { content } = await quota(studio, 'Mia', 'audit');
    expect(content.split('\n').length).toBe(11);
    expect(content.length).toBeLessThanOrEqual(2000);
  });
});

it('two admins at once, while pictures are drawn: nothing is lost', async () => {
  const command = studio.discord.registeredCommands().find(({ name }) => name === 'quota');
  studio.discord.levers.setCommandPermissions(command?.name ?? '', [{ id: studio.idOf('Ada'), type: 2, permission: true }]);
  const ben = studio.idOf('Ben');
  const jobs = await Promise.all([1, 2, 3].map((number) => studio.imagine('Ben', `fox ${number}`)));
  const grants = Array.from({ length: 10 }, (_, index) =>
    quota(studio, index % 2 === 0 ? 'Mia' : 'Ada', 'grant', { member: ben, amount: index + 1 }),
  );
  const answers = await Promise.all([...grants, quota(studio, 'Ada', 'set', { scope: 'member', member: ben, amount: 3000 })]);
  expect(answers.every(({ content }) => content.startsWith('✅'))).toBe(true);
  for (const job of jobs) await studio.ending(job);
  await studio.settled('Ben');
  expect(await studio.credits('Ben')).toMatchObject({ available: 3000 + 55 - 33, reserved: 0 });
  const audit = wordsOf(studio, await quota(studio, 'Mia', 'audit'));
  expect(audit.match(/@(Mia|Ada) granted/g)?.length).toBeGreaterThanOrEqual(9);
});
