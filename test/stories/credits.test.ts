// /credits as a member reads it: what is left and why, what it is enough for, what is held and for what, and where the last credits went.
import { afterEach, describe, expect, it } from 'vitest';
import { ROLES } from '../../sandbox/discord/people.js';
import { purseSchema } from '../../src/services/credits/purse.js';
import type { Choices } from '../../src/services/guild/choices.js';
import { ChosenStore } from '../support/chosen-store.js';
import { drawn, whispered } from '../support/gestures.js';
import { quota } from '../support/quota-gestures.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';

const roleId = (name: string) => ROLES.find((role) => role.name === name)?.id ?? '';
const [artists, admins] = [roleId('Artists'), roleId('Admins')];

let studio: Studio;
let store: ChosenStore;

afterEach(() => studio.close());

async function open(choices: Partial<Choices> = {}, settings: Record<string, string> = {}): Promise<void> {
  store = await ChosenStore.with(choices);
  studio = await openStudio({ store, settings });
}

/** What /credits says, with names for what differs from run to run. */
async function credits(name: Name, locale = 'en-US'): Promise<string> {
  const use = { userId: studio.idOf(name), channelId: studio.general, name: 'credits', locale };
  const content = await whispered(studio, name, (await studio.discord.runCommand(use)).interactionId);
  return content
    .replace(/<t:\d+:\w>/g, '<soon>')
    .replace(/[▰▱]+/g, (bar) => `${[...bar].filter((cell) => cell === '▰').length}/${bar.length}`)
    .replace(/https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/g, 'link');
}

/** The same, asked for until it says this: a request has ended a moment after its picture is there. */
async function creditsSaying(words: string, name: Name, locale = 'en-US'): Promise<string> {
  for (;;) {
    const text = await credits(name, locale);
    if (text.includes(words)) return text;
  }
}

/** The lines of /credits that say how much there is and why. */
const balance = async (name: Name) => (await credits(name)).split('\n').slice(0, 5);

describe('/credits', () => {
  it('of a new member says what there is, for what it is enough, and what to try', async () => {
    await open();
    expect((await credits('Ada')).split('\n')).toEqual([
      'Available: 2000',
      'Reserved: 0',
      'Spent: 0 of 2000',
      '12/12 100 % left',
      '-# 2000 a month',
      'You get new credits <soon> (<soon>).',
      '**Enough for** · GPT Image 1 Mini, square',
      '- low: 400 pictures · 5 credits each',
      '- medium: 181 pictures · 11 credits each',
      '- high: 55 pictures · 36 credits each',
      'Nothing was spent yet in this period. Try `/imagine` with a few words, such as “a lighthouse at dusk”.',
    ]);
  });

  it('says what is reserved and for what, and where the last credits went, with the way there', async () => {
    await open({ approvalAbove: 20 });
    await drawn(studio, 'Ada', 'a fox');
    studio.segmind.nextEnds('moderation');
    await studio.ending(await studio.imagine('Ada', 'a monster'));
    await studio.imagine('Ada', { prompt: 'a lighthouse', quality: 'high' });
    await studio.sees('Ada', 'Waiting for a moderator');
    const text = await creditsSaying('a lighthouse · [Open](link)', 'Ada');
    expect(text.split('\n').slice(10)).toEqual([
      '**Reserved for**',
      '- 36 credits · a lighthouse · [Open](link) · waits for approval',
      '**Latest**',
      '- <soon> · 11 credits given back · a monster · [Open](link)',
      '- <soon> · 11 credits spent · a fox · [Open](link)',
    ]);
  });

  it('has no link to what only the asker has seen', async () => {
    await open();
    await drawn(studio, 'Ada', { prompt: 'a surprise', private: true });
    expect(await creditsSaying('Reserved: 0', 'Ada')).toMatch(/· 11 credits spent · a surprise$/);
  });

  it('fits into a message, whatever was asked for and however often', async () => {
    await open({}, { MAX_JOBS_PER_MEMBER: '3' });
    const prompt = `[click](https://evil.example) **bold** ${'x'.repeat(60)}`;
    for (let count = 0; count < 8; count += 1) await drawn(studio, 'Ada', { prompt, quality: 'low' });
    const release = studio.segmind.hold();
    for (let count = 0; count < 8; count += 1) await studio.imagine('Ada', { prompt, quality: 'low' });
    await studio.until(() => studio.transcript('Ada').filter((text) => text.includes('[Cancel]')).length === 8);
    const text = await credits('Ada');
    expect(text).toContain('- 4 more requests');
    expect(text).not.toMatch(/[^\\]\[click/);
    release();
    await studio.settled('Ada');
  });

  it('says in German the same', async () => {
    await open();
    await drawn(studio, 'Ada', 'ein Fuchs');
    expect(await creditsSaying('[Öffnen]', 'Ada', 'de')).toBe(
      [
        'Verfügbar: 1989',
        'Reserviert: 0',
        'Ausgegeben: 11 von 2000',
        '11/12 noch 99 %',
        '-# 2000 im Monat',
        'Neue Credits bekommst du <soon> (<soon>).',
        '**Das reicht für** · GPT Image 1 Mini, Quadrat',
        '- niedrig: 397 Bilder · je 5 Credits',
        '- mittel: 180 Bilder · je 11 Credits',
        '- hoch: 55 Bilder · je 36 Credits',
        '**Zuletzt**',
        '- <soon> · 11 Credits ausgegeben · ein Fuchs · [Öffnen](link)',
      ].join('\n'),
    );
  });

  it('counts what the guild draws with where nothing is said', async () => {
    await open({ defaults: { model: null, quality: null, size: '1536x1024' } });
    expect(await credits('Ada')).toContain('**Enough for** · GPT Image 1 Mini, 1536×1024\n- low: 333 pictures · 6 credits each');
  });
});

describe('what a member gets', () => {
  const allowances = { guild: 300, roles: { [artists]: 500, [admins]: 800 } };

  it('is the guild’s, without a role that brings more', async () => {
    await open({ allowances });
    expect(await balance('Ben')).toEqual([
      'Available: 300',
      'Reserved: 0',
      'Spent: 0 of 300',
      '12/12 100 % left',
      '-# 300 a month',
    ]);
  });

  it('is that of the role, and of two roles the higher one', async () => {
    await open({ allowances });
    expect((await balance('Ada'))[0]).toBe('Available: 500');
    studio.discord.levers.setRoles(studio.idOf('Ada'), [artists, admins]);
    expect((await balance('Ada'))[0]).toBe('Available: 800');
  });

  it('is less when the role is taken away in mid-period; what was spent stays spent', async () => {
    await open({ allowances: { guild: 20, roles: { [artists]: 500 } } });
    await drawn(studio, 'Ada', 'a fox');
    await drawn(studio, 'Ada', 'an owl');
    expect((await balance('Ada')).slice(0, 3)).toEqual(['Available: 478', 'Reserved: 0', 'Spent: 22 of 500']);
    studio.discord.levers.setRoles(studio.idOf('Ada'), []);
    expect((await balance('Ada')).slice(0, 4)).toEqual(['Available: -2', 'Reserved: 0', 'Spent: 22 of 20', '0/12 0 % left']);
    await studio.imagine('Ada', 'a hen');
    await studio.sees(
      'Ada',
      '(only you) This costs 11 credits and you are 2 below zero: 13 credits short. No credits were used.',
    );
    studio.discord.levers.setRoles(studio.idOf('Ada'), [artists]);
    expect((await balance('Ada'))[0]).toBe('Available: 478');
  });

  it('is their own when one was set, and what was granted comes to it', async () => {
    await open({ allowances });
    await drawn(studio, 'Ada', 'a fox');
    await studio.stopApp();
    const purses = await store.records('accounts', purseSchema);
    const key = [...(store.collections.get('accounts')?.keys() ?? [])].find((each) => each.endsWith(studio.idOf('Ada'))) ?? '';
    const purse = purseSchema.parse(await purses.get(key));
    const accounts = Object.fromEntries(
      Object.entries(purse.accounts).map(([period, account]) => [period, { ...account, grants: 50 }]),
    );
    const entry = { at: Date.now(), id: '1', kind: 'granted' as const, credits: 50, reason: 'for the *fair*' };
    await purses.set(key, { ...purse, override: 100, lasting: 30, accounts, entries: [entry, ...purse.entries] });
    await studio.startApp();
    expect(await balance('Ada')).toEqual([
      'Available: 169',
      'Reserved: 0',
      'Spent: 11 of 180',
      '11/12 93 % left',
      '-# 100 a month, set for you + 50 granted for this month + 30 granted until used up',
    ]);
    expect(await credits('Ada')).toContain('- <soon> · 50 credits granted · “for the \\*fair\\*”\n');
  });
});

describe('what an admin does is in /credits at once:', () => {
  const ada = () => ({ member: studio.idOf('Ada') });

  it('a grant while a picture is being drawn is there beside what is held', async () => {
    await open();
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'a fox');
    await studio.sees('Ada', 'Drawing');
    await quota(studio, 'Mia', 'grant', { ...ada(), amount: 100, reason: 'for the fair' });
    await quota(studio, 'Mia', 'grant', { ...ada(), amount: 40, expires: 'never' });
    const text = await credits('Ada');
    expect(text).toMatch(/^Available: 2129\nReserved: 11\nSpent: 0 of 2140\n/);
    expect(text).toContain('-# 2000 a month + 100 granted for this month + 40 granted until used up\n');
    expect(text).toMatch(/\n- <soon> · 40 credits granted\n- <soon> · 100 credits granted · “for the fair”$/);
    release();
    expect(await creditsSaying('Reserved: 0', 'Ada')).toMatch(/^Available: 2129\nReserved: 0\nSpent: 11 of 2140\n/);
  });

  it('what is taken back, an allowance of one’s own, and its end', async () => {
    await open();
    await quota(studio, 'Mia', 'grant', { ...ada(), amount: -500 });
    expect(await credits('Ada')).toContain('\n-# 2000 a month − 500 taken back\n');
    await quota(studio, 'Mia', 'set', { scope: 'member', ...ada(), amount: 3000 });
    expect((await balance('Ada')).at(-1)).toBe('-# 3000 a month, set for you − 500 taken back');
    await quota(studio, 'Mia', 'set', { scope: 'member', ...ada() });
    expect((await balance('Ada'))[0]).toBe('Available: 1500');
  });
});

describe('a team’s budget', () => {
  it('refuses who could pay, says what would fit, and is told in /credits as soon as it binds', async () => {
    await open({ budget: 30 });
    await drawn(studio, 'Ben', 'a fox');
    await studio.imagine('Ada', { prompt: 'a lighthouse', quality: 'high' });
    await studio.sees(
      'Ada',
      '(only you) You have enough for this, but your team’s budget has not: it costs 36 credits, and the budget has 19 left. No credits were used. Quality medium would do. An admin can raise the budget; a new one begins <soon>.',
    );
    const text = await credits('Ada');
    expect(text).toMatch(/^Available: 2000\nReserved: 0\nSpent: 0 of 2000\n/);
    expect(text).toContain(
      '⚠️ Your team’s budget has 19 credits left for all of you together: fewer than you have, so that is what counts.\n**Enough for** · GPT Image 1 Mini, square\n- low: 3 pictures · 5 credits each\n- medium: 1 picture · 11 credits each\n- high: 0 pictures · 36 credits each',
    );
  });

  it('that two need at once is told in the same words to who comes too late', async () => {
    await open({ budget: 60 });
    const high = { prompt: 'a lighthouse', quality: 'high' };
    await Promise.all([studio.imagine('Ada', high), studio.imagine('Ben', high)]);
    const refusal = /You have enough for this, but your team’s budget has not: it costs 36 credits, and the budget has 24 left\./;
    const refused = () => (['Ada', 'Ben'] as const).filter((name) => studio.transcript(name).some((text) => refusal.test(text)));
    await studio.until(() => refused().length === 1, 'one of the two to be refused');
    await studio.sees('Mia', '{atelier-1.png');
    expect(studio.submits).toBe(1);
  });

  it('is not named while it binds nobody', async () => {
    await open({ budget: 5000 });
    expect(await credits('Ada')).not.toContain('budget');
  });
});
