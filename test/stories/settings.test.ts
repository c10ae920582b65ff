// The panel of /settings: what stands on it, what each control does at once, and who may touch it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHANNELS } from '../../sandbox/discord/people.js';
import { json } from '../../sandbox/http/answer.js';
import { whispered } from '../support/gestures.js';
import { again, choose, controlOf, controlsOf, openPanel, sendText, set, wordsOf, write } from '../support/panel.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;
const artists = '1100000000000000022';
const { general, pictures } = CHANNELS;
const REFUSED = 'This is for who may manage this server';

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

it('shows all that can be chosen on one panel, to who asked alone', async () => {
  const panel = await openPanel(studio);
  expect(panel.ephemeral).toBe(true);
  expect(controlsOf(panel).map(({ words }) => words.split(':')[0])).toEqual([
    ...['Default model', 'Default quality', 'Default size'],
    ...['Channels', 'Roles', 'Members kept out'],
    ...['Blocked words', 'Approval', 'At once', 'Largest count'],
    'Operators’ channel',
  ]);
  expect(wordsOf(panel)).toContain('**Channels** · Pictures may be asked for everywhere.\n**Roles** · Everybody may ask.');
  expect(studio.story('Ada')).toEqual([]);
});

it('speaks German to Germans', async () => {
  const use = { userId: studio.idOf('Mia'), channelId: general, name: 'settings', locale: 'de' };
  const { interactionId } = await studio.discord.runCommand(use);
  const find = () => studio.view('Mia').find(({ interaction, state }) => interaction?.id === interactionId && state === 'sent');
  await studio.until(() => find() !== undefined, 'the panel');
  const panel = find();
  expect(panel && wordsOf(panel)).toContain('**Kanäle** · Bilder können überall angefordert werden.');
});

describe('what is chosen', () => {
  it('is shown in words and in the menu, and still stands after a restart, where the old panel goes on working', async () => {
    let panel = await openPanel(studio);
    panel = await set(studio, panel, 'Channels', [general, pictures]);
    panel = await set(studio, panel, 'Roles', [artists]);
    panel = await set(studio, panel, 'Operators', [pictures]);
    panel = await set(studio, panel, 'Default quality', ['high']);
    panel = await set(studio, panel, 'Largest count', ['2']);
    panel = await write(studio, panel, 'Approval', ' 50 ');
    panel = await write(studio, panel, 'At once', '2');
    panel = await write(studio, panel, 'Blocked words', 'gore\n\nnud*\nGore');
    await studio.stopApp();
    await studio.startApp();
    panel = await set(studio, panel, 'Default size', ['1536x1024']);
    expect(wordsOf(panel)).toBe(wordsOf(await openPanel(studio)));
    expect(wordsOf(panel).split('\n')).toEqual(
      expect.arrayContaining([
        `**Channels** · Pictures may be asked for in <#${general}> <#${pictures}> and the threads there.`,
        `**Roles** · Only who has <@&${artists}> may ask.`,
        '**Blocked words** · 2: ||Gore, nud\\*||',
        '**Approval** · What costs more than 50 credits waits for a moderator.',
        '**At once** · 2 requests of this server at a time; others wait their turn.',
        `<#${pictures}> hears of trouble and budgets.`,
      ]),
    );
    expect(controlsOf(panel).map(({ chosen }) => chosen.join(' '))).toEqual([
      ...['none', 'high', '1536x1024', `${general} ${pictures}`, artists, '', '', '', '', '2', pictures],
    ]);
  });

  it('is taken away by clearing it', async () => {
    let panel = await set(studio, await openPanel(studio), 'Channels', [general]);
    panel = await set(studio, panel, 'Channels', []);
    panel = await set(studio, panel, 'Operators', [pictures]);
    panel = await set(studio, panel, 'Operators', []);
    panel = await write(studio, panel, 'Approval', '50');
    panel = await write(studio, panel, 'Approval', '');
    panel = await write(studio, panel, 'Blocked words', 'gore');
    panel = await write(studio, panel, 'Blocked words', ' \n');
    panel = await set(studio, panel, 'Default model', ['gpt-image-1-edit']);
    panel = await set(studio, panel, 'Default model', ['none']);
    expect(wordsOf(panel)).toBe(wordsOf(await openPanel(studio)));
    expect(wordsOf(panel)).toContain('asked for everywhere');
    expect(wordsOf(panel)).toContain('Nothing waits for a moderator');
  });

  it('by two admins at the same time is all there: each changes what their own panel showed', async () => {
    const [one, other] = [await openPanel(studio), await openPanel(studio)];
    await Promise.all([set(studio, one, 'Channels', [general]), set(studio, other, 'Channels', [pictures])]);
    expect(controlOf(await openPanel(studio), 'Channels').chosen.toSorted()).toEqual([general, pictures]);
  });

  it('is in the form when it is opened again', async () => {
    const panel = await write(studio, await openPanel(studio), 'Blocked words', 'gore\nnud*');
    const opener = await choose(studio, panel, 'Blocked words');
    await studio.until(() => studio.discord.openModal(studio.idOf('Mia'))?.interactionId === opener);
    expect(JSON.stringify(studio.discord.openModal(studio.idOf('Mia'))?.components)).toContain('"value":"gore\\nnud*"');
  });
});

it('every change stands in the audit, before and after; what was refused or stayed the same does not', async () => {
  let panel = await set(studio, await openPanel(studio), 'Channels', [general]);
  panel = await write(studio, panel, 'Approval', '50');
  panel = await write(studio, panel, 'Approval', '50');
  await whispered(studio, 'Mia', await sendText(studio, await choose(studio, panel, 'Approval'), 'fifty'));
  panel = await write(studio, panel, 'Blocked words', 'gore');
  await sendText(studio, await choose(studio, panel, 'Members kept out', [studio.idOf('Ben')]), 'spam');
  await studio.until(() => wordsOf(again(studio, panel)).includes('spam'), 'the panel to say so');
  const use = { userId: studio.idOf('Mia'), channelId: general, name: 'quota', subcommand: 'audit', options: {} };
  const audit = await whispered(studio, 'Mia', (await studio.discord.runCommand(use)).interactionId);
  expect(audit.match(/→/g)).toHaveLength(4);
  expect(audit).toMatch(/kept out.*none.*→.*<@1100000000000000102>.*spam/is);
  expect(audit).toMatch(/channels.*none.*→.*<#1100000000000000201>/is);
  const ofBen = { ...use, options: { member: studio.idOf('Ben') } };
  const bens = await whispered(studio, 'Mia', (await studio.discord.runCommand(ofBen)).interactionId);
  expect(bens.match(/→/g)).toHaveLength(1);
  expect(bens).toMatch(/kept out.*none.*→.*<@1100000000000000102>.*spam/is);
});

describe('a channel in which the bot can’t do its work', () => {
  it('is refused at once, saying what is lacking; nothing changes, and the menu shows so', async () => {
    studio.discord.levers.setPermission(pictures, 'SendMessages', false);
    let panel = await set(studio, await openPanel(studio), 'Operators', [general]);
    const refusal = await whispered(studio, 'Mia', await choose(studio, panel, 'Operators', [pictures]));
    expect(refusal).toContain(`In <#${pictures}> I lack **Send Messages**. Nothing was changed.`);
    panel = again(studio, panel);
    expect(panel.edits).toBe(2);
    expect(controlOf(panel, 'Operators').chosen).toEqual([general]);
  });

  it('is refused among others too, and one that the bot can’t even see', async () => {
    const panel = await openPanel(studio);
    studio.discord.levers.setPermission(pictures, 'AttachFiles', false);
    const files = await choose(studio, panel, 'Channels', [general, pictures]);
    expect(await whispered(studio, 'Mia', files)).toContain('I lack **Attach Files**');
    studio.discord.levers.setPermission(pictures, 'ViewChannel', false);
    expect(await whispered(studio, 'Mia', await choose(studio, panel, 'Operators', [pictures]))).toContain(
      'I lack **View Channel**',
    );
    expect(wordsOf(await openPanel(studio))).toContain('asked for everywhere');
  });

  it('is taken as soon as it can', async () => {
    studio.discord.levers.setPermission(pictures, 'ViewChannel', false);
    const panel = await openPanel(studio);
    await whispered(studio, 'Mia', await choose(studio, panel, 'Operators', [pictures]));
    studio.discord.levers.setPermission(pictures, 'ViewChannel', true);
    expect(controlOf(await set(studio, panel, 'Operators', [pictures]), 'Operators').chosen).toEqual([pictures]);
  });
});

describe('what makes no sense is refused in words:', () => {
  it.each([
    ['Approval', 'fifty', '“fifty” is no price. Nothing was changed.'],
    ['Approval', '-3', '“-3” is no price.'],
    ['At once', '0', '“0” is no number of requests. Nothing was changed.'],
    ['Blocked words', 'gore\n**', '`**` would block every prompt. Nothing was changed.'],
  ])('%s %s', async (button, text, words) => {
    const panel = await openPanel(studio);
    const id = await sendText(studio, await choose(studio, panel, button), text);
    expect(await whispered(studio, 'Mia', id)).toContain(words);
    expect(wordsOf(again(studio, panel))).toBe(wordsOf(panel));
  });
});

describe('who may not manage the server', () => {
  it('is refused the panel, though a client that is none shows them the command', async () => {
    studio.discord.levers.setCommandPermissions('settings', [{ id: studio.idOf('Ada'), type: 2, permission: true }]);
    const on = ({ path }: { readonly path: string }) => path.endsWith('/commands/permissions');
    studio.discord.faults.add({ on, fault: { kind: 'answer', answer: json(200, []) }, times: 1 });
    expect(await whispered(studio, 'Ada', await studio.use('Ada', 'settings'))).toContain(REFUSED);
  });

  it.each([
    ['the button of the words', { type: 2, style: 2, label: 'Forged', custom_id: 'settings:blocked-words' }],
    ['the button of the price', { type: 2, style: 2, label: 'Forged', custom_id: 'settings:approval' }],
    ['the menu of channels', { type: 8, custom_id: 'settings:channels' }, [general]],
    ['the menu of members', { type: 5, custom_id: 'settings:kept-out' }, ['1100000000000000102']],
    ['the menu of prices', { type: 3, custom_id: 'settings:quality', options: [{ label: 'high', value: 'high' }] }, ['high']],
  ])('is refused %s, on a message of their own making', async (_, component, values: string[] = []) => {
    const messageId = await postControl(component);
    const press = { userId: studio.idOf('Ada'), messageId, customId: component.custom_id, values };
    const { interactionId } = await studio.discord.pressButton(press);
    expect(await whispered(studio, 'Ada', interactionId)).toContain(REFUSED);
    expect(studio.discord.openModal(studio.idOf('Ada'))).toBeUndefined();
    expect(wordsOf(await openPanel(studio))).toContain('asked for everywhere');
  });

  it.each(['settings:no-such-choice', 'settings:channels:more', 'settings'])('changes nothing by %s', async (customId) => {
    const messageId = await studio.postButton(customId);
    const { interactionId } = await studio.discord.pressButton({ userId: studio.idOf('Mia'), messageId, customId });
    expect(await whispered(studio, 'Mia', interactionId)).toContain('not one this bot understands');
  });

  it('is let in by the server’s own permissions for the command, until these are taken away', async () => {
    studio.discord.levers.setCommandPermissions('settings', [{ id: studio.idOf('Ben'), type: 2, permission: true }]);
    const panel = await openPanel(studio, 'Ben');
    const opener = await choose(studio, panel, 'Approval', [], 'Ben');
    await studio.until(() => studio.discord.openModal(studio.idOf('Ben'))?.interactionId === opener);
    studio.discord.levers.setCommandPermissions('settings', []);
    expect(await whispered(studio, 'Ben', await sendText(studio, opener, '5', 'Ben'))).toContain(REFUSED);
    expect(await whispered(studio, 'Ben', await choose(studio, panel, 'Channels', [general], 'Ben'))).toContain(REFUSED);
    expect(await whispered(studio, 'Ben', await choose(studio, panel, 'Approval', [], 'Ben'))).toContain(REFUSED);
    expect(wordsOf(await openPanel(studio))).toContain('Nothing waits for a moderator');
    expect(wordsOf(await openPanel(studio))).toContain('asked for everywhere');
  });
});

/** A message in the bot's name with this control on it. */
async function postControl(component: object): Promise<string> {
  const answer = await fetch(`${studio.discord.apiUrl}/v10/channels/${general}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${studio.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'choose', components: [{ type: 1, components: [component] }] }),
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}
