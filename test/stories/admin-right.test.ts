// Who may use the admins' commands: everybody else is refused in words that only they see, whatever they send.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OptionValue } from '../../sandbox/discord/use/command-options.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { whisper } from '../support/gestures.js';
import { forged, quota, turn } from '../support/quota-gestures.js';
import { openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

const ARTISTS = '1100000000000000022';
const REFUSED = /^This is for who may manage this server, .* `\/quota` .* Nothing was changed\./;
const PERMISSIONS = { role: 1, user: 2, channel: 3 } as const;

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

function permit(...permissions: [kind: keyof typeof PERMISSIONS, id: string, permission: boolean][]): void {
  const list = permissions.map(([kind, id, permission]) => ({ type: PERMISSIONS[kind], id, permission }));
  studio.discord.levers.setCommandPermissions('quota', list);
}

const usage = async (name: 'Ada' | 'Ben' | 'Mia') => (await quota(studio, name, 'usage')).content;

it.each<[string, Record<string, OptionValue>]>([
  ['usage', {}],
  ['export', {}],
  ['audit', {}],
  ['grant', { member: '1100000000000000102', amount: 1000 }],
  ['reset', { member: '1100000000000000102' }],
  ['set', { scope: 'budget', amount: 1 }],
])('/quota %s is refused to who may not manage the server, and does nothing', async (subcommand, options) => {
  const answer = await quota(studio, 'Ben', subcommand, options);
  expect(answer.content).toMatch(REFUSED);
  expect([answer.ephemeral, answer.attachments]).toEqual([true, []]);
  expect((await quota(studio, 'Mia', 'audit')).content).toMatch(/^Nothing has been changed here yet/);
  expect(await studio.credits('Ben')).toMatchObject({ available: 2000 });
});

it.each([['quota-usage:month-2026-11:0'], ['quota-audit:all:0'], ['quota-audit:1100000000000000103:0']])(
  'a button %s is refused to who may not, also before any slash command was used',
  async (customId) => {
    expect(await forged(studio, 'Ben', customId)).toMatch(REFUSED);
  },
);

it.each([
  ['quota-usage:month-2026-11:-1'],
  ['quota-usage:../month:0'],
  ['quota-usage:month-2026-11'],
  ['quota-audit:everyone:0'],
  ['quota-audit:all:99999999'],
])('a button %s, which the bot never offered, is answered in words', async (customId) => {
  expect(await forged(studio, 'Mia', customId)).toMatch(/^This button is not one this bot understands/);
});

it('a page far beyond the end is empty', async () => {
  const messageId = await studio.postButton('quota-audit:all:4000');
  const press = { userId: studio.idOf('Mia'), messageId, customId: 'quota-audit:all:4000' };
  await studio.discord.pressButton(press);
  const page = () => studio.view('Mia').find(({ id }) => id === messageId)?.content;
  await studio.until(() => page() === 'There is nothing on this page any more.', 'the page');
});

it('in direct messages there is nothing to manage', async () => {
  const direct = studio.discord.directMessageChannel(studio.idOf('Mia'));
  const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'Forged', custom_id: 'quota-audit:all:0' }] }];
  const posted = await fetch(`${studio.discord.apiUrl}/v10/channels/${direct}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${studio.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'press me', components }),
  });
  const { id: messageId } = (await posted.json()) as { id: string };
  const press = { userId: studio.idOf('Mia'), messageId, customId: 'quota-audit:all:0' };
  const { interactionId } = await studio.discord.pressButton(press);
  const { content } = await whisper(studio, 'Mia', interactionId, direct);
  expect(content).toMatch(/^`\/quota` is about a server and its members\./);
});

describe('the server’s own permissions for the command', () => {
  it('let in whom they name, by themselves or by a role, on buttons too', async () => {
    permit(['user', studio.idOf('Ben'), true]);
    expect(await usage('Ben')).toMatch(/^Nothing was spent/);
    expect(await usage('Ada')).toMatch(REFUSED);
    permit(['role', ARTISTS, true]);
    expect(await usage('Ada')).toMatch(/^Nothing was spent/);
    expect(await usage('Ben')).toMatch(REFUSED);
    const grants = Array.from({ length: 11 }, () => quota(studio, 'Ada', 'grant', { member: studio.idOf('Ben'), amount: 1 }));
    await Promise.all(grants);
    const audit = await quota(studio, 'Ada', 'audit');
    expect((await turn(studio, 'Ada', audit, 'Next')).content).toContain('page 2');
  });

  it('are asked for anew at every press', async () => {
    permit(['user', studio.idOf('Ben'), true]);
    const grants = Array.from({ length: 11 }, () => quota(studio, 'Ben', 'grant', { member: studio.idOf('Ben'), amount: 1 }));
    await Promise.all(grants);
    const audit = await quota(studio, 'Ben', 'audit');
    permit();
    const customId = buttonsOf(audit).find(({ label }) => label === 'Next')?.customId ?? '';
    const { interactionId } = await studio.discord.pressButton({ userId: studio.idOf('Ben'), messageId: audit.id, customId });
    expect((await whisper(studio, 'Ben', interactionId)).content).toMatch(REFUSED);
    expect(studio.view('Ben').find(({ id }) => id === audit.id)?.content).toBe(audit.content);
  });

  it('count for the member before the role, and only in channels that they allow', async () => {
    permit(['role', ARTISTS, true], ['user', studio.idOf('Ada'), false]);
    expect(await usage('Ada')).toMatch(REFUSED);
    permit(['role', ARTISTS, true], ['channel', studio.general, false]);
    expect(await usage('Ada')).toMatch(REFUSED);
    permit(['role', studio.discord.guildId, true]);
    expect(await usage('Ben')).toMatch(/^Nothing was spent/);
  });

  it('are not asked for when somebody may manage the server anyway', async () => {
    await usage('Mia');
    expect(studio.discord.seen.filter(({ path }) => path.endsWith('/permissions'))).toEqual([]);
  });

  it('that can’t be read just now let nobody in, and it is said that this will pass', async () => {
    permit(['user', studio.idOf('Ben'), true]);
    const broken = { kind: 'answer', answer: { status: 503, body: '' } } as const;
    studio.discord.faults.add({ on: requestTo('GET', /\/permissions$/), fault: broken, times: 1 });
    expect(await usage('Ben')).toMatch(/^Discord could not be asked just now whether you may do this\. Nothing was changed/);
    studio.discord.faults.add({ on: requestTo('GET', /\/permissions$/), fault: { kind: 'hang', handled: false }, times: 1 });
    expect(await usage('Ben')).toMatch(/^Discord could not be asked just now/);
    expect(await usage('Ben')).toMatch(/^Nothing was spent/);
  });
});
