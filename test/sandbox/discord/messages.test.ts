// Messages in channels by the bot's token: nonces, attachments, replies, lists, rights, threads.
import { Events, MessageFlags, Routes, type TextChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PIXEL, refusal, type Stage, setUp, until } from './bot.js';

let stage: Stage;
let channel: TextChannel;

beforeEach(async () => {
  stage = await setUp();
  const found = await stage.client.channels.fetch(stage.general);
  if (!found?.isTextBased() || found.isDMBased() || found.isThread()) throw new Error('No text channel.');
  channel = found as TextChannel;
});

afterEach(() => stage.close());

const view = () => stage.discord.view(stage.general, stage.ada);

it('sends a message once for a nonce that is enforced, for five minutes', async () => {
  const first = await channel.send({ content: 'One', nonce: 'job-1', enforceNonce: true });
  const second = await channel.send({ content: 'Two', nonce: 'job-1', enforceNonce: true });
  expect(second.id).toBe(first.id);
  stage.clock.advance(6 * 60_000);
  const third = await channel.send({ content: 'Three', nonce: 'job-1', enforceNonce: true });
  expect(third.id).not.toBe(first.id);
  expect(view().map(({ content }) => content)).toEqual(['One', 'Three']);
});

it('removes attachments that an edit does not list, and adds new ones', async () => {
  const file = (name: string) => ({ attachment: PIXEL, name });
  const message = await channel.send({ files: [file('a.png'), file('b.png')] });
  const kept = [...message.attachments.values()].filter(({ name }) => name === 'b.png');
  await message.edit({ content: 'Edited', attachments: kept, files: [file('c.png')] });
  expect(view()[0]?.attachments.map(({ filename }) => filename)).toEqual(['b.png', 'c.png']);
  await message.edit({ content: 'Words only' });
  expect(view()[0]?.attachments).toHaveLength(2);
  await message.edit({ attachments: [] });
  expect(view()).toMatchObject([{ attachments: [], edits: 3 }]);
});

it('refuses to leave a message empty', async () => {
  const message = await channel.send('Words');
  expect(await refusal(message.edit({ content: '' }))).toBe(50006);
  expect(await refusal(channel.send({ content: '  ' }))).toBe(50006);
  expect(stage.discord.violations.map(({ code }) => code)).toEqual([50006, 50006]);
});

it('replies, unless the message is gone', async () => {
  const target = await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: 'Hi' });
  await channel.send({ content: 'Hello', reply: { messageReference: target } });
  expect(view().at(-1)).toMatchObject({ replyTo: target, pinged: [stage.ada] });
  stage.discord.deleteMessage(target);
  expect(await refusal(channel.send({ content: 'Hello', reply: { messageReference: target } }))).toBe(50035);
  await channel.send({ content: 'Anyway', reply: { messageReference: target, failIfNotExists: false } });
  expect(view().at(-1)).toMatchObject({ content: 'Anyway' });
});

it('notifies only whom allowed_mentions allows', async () => {
  const content = `<@${stage.ada}> <@${stage.ben}> @everyone`;
  await channel.send({ content, allowedMentions: { parse: [] } });
  await channel.send({ content, allowedMentions: { users: [stage.ben] } });
  await channel.send({ content, allowedMentions: { parse: ['users'] } });
  expect(view().map(({ pinged }) => pinged)).toEqual([[], [stage.ben], [stage.ada, stage.ben]]);
});

it('lists messages newest first, before, after and around', async () => {
  const ids: string[] = [];
  for (const word of ['a', 'b', 'c', 'd', 'e']) ids.push((await channel.send(word)).id);
  const [a = '', , c = '', , e = ''] = ids;
  const words = async (query: object) =>
    (await channel.messages.fetch({ cache: false, ...query })).map(({ content }) => content).join('');
  expect(await words({})).toBe('edcba');
  expect(await words({ limit: 2 })).toBe('ed');
  expect(await words({ before: c })).toBe('ba');
  expect(await words({ after: a, limit: 2 })).toBe('cb');
  expect(await words({ around: c, limit: 3 })).toBe('dcb');
  expect(await words({ before: e, limit: 1 })).toBe('d');
});

it('keeps others’ messages from being edited or deleted by the bot', async () => {
  const target = await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: 'Mine' });
  const path = Routes.channelMessage(stage.general, target);
  expect(await refusal(stage.client.rest.patch(path, { body: { content: 'x' } }))).toBe(50005);
  expect(await refusal(stage.client.rest.delete(path))).toBe(50013);
});

it('reacts and tells of reactions', async () => {
  const message = await channel.send('React');
  await message.react('👍');
  stage.discord.react(stage.ada, message.id, '👍');
  expect(view()[0]?.reactions).toEqual([{ emoji: '👍', userIds: [stage.client.user.id, stage.ada] }]);
});

it('takes messages of the newer components alone', async () => {
  const components = [
    { type: 10, content: 'Text' },
    { type: 12, items: [{ media: { url: 'attachment://a.png' } }] },
  ];
  const flags = MessageFlags.IsComponentsV2;
  const message = await channel.send({ flags, components, files: [{ attachment: PIXEL, name: 'a.png' }] });
  expect(message.attachments.size).toBe(0);
  expect(view()[0]?.components).toMatchObject([
    { type: 10, id: 1 },
    { items: [{ media: { url: expect.stringContaining('/a.png?ex=') } }] },
  ]);
  expect(await refusal(message.edit({ content: 'Old' }))).toBe(50035);
});

describe('rights and places', () => {
  it('refuses without access, without rights, in deleted channels and in threads that are archived', async () => {
    const { levers } = stage.discord;
    const message = await channel.send('First');
    levers.setPermission(stage.general, 'AttachFiles', false);
    expect(await refusal(channel.send({ files: [{ attachment: PIXEL, name: 'a.png' }] }))).toBe(50013);
    levers.setPermission(stage.general, 'SendMessages', false);
    expect(await refusal(channel.send('x'))).toBe(50013);
    await message.edit('Editing needs no such right');
    levers.setPermission(stage.general, 'ViewChannel', false);
    expect(await refusal(message.edit('x'))).toBe(50001);
    levers.closeChannel(stage.general);
    expect(await refusal(stage.client.rest.get(Routes.channel(stage.general)))).toBe(10003);
  });

  it('wakes an archived thread by sending, not by editing, and not when it is locked', async () => {
    const threadId = stage.discord.channels().find(({ kind }) => kind === 'thread')?.id ?? '';
    const post = () => stage.client.rest.post(Routes.channelMessages(threadId), { body: { content: 'x' } });
    await post();
    const messageId = stage.discord.view(threadId, stage.ada)[0]?.id ?? '';
    const edit = () => stage.client.rest.patch(Routes.channelMessage(threadId, messageId), { body: { content: 'y' } });
    stage.discord.levers.archiveThread(threadId);
    expect(await refusal(edit())).toBe(50083);
    await post();
    await edit();
    stage.discord.levers.archiveThread(threadId, true);
    expect(await refusal(post())).toBe(50083);
  });

  it('takes no direct message for whoever has closed theirs', async () => {
    const user = await stage.client.users.fetch(stage.ben);
    stage.discord.levers.closeDirectMessages(stage.ben);
    expect(await refusal(user.send('x'))).toBe(50007);
    stage.discord.levers.closeDirectMessages(stage.ben, false);
    await user.send('x');
  });

  it('tells the bot when it is thrown out and invited again', async () => {
    const left = new Promise((resolve) => stage.client.once(Events.GuildDelete, resolve));
    stage.discord.levers.removeBot();
    await left;
    expect(await refusal(stage.client.rest.get(Routes.guild(stage.discord.guildId)))).toBe(50001);
    stage.discord.levers.inviteBot();
    await until(() => stage.client.guilds.cache.size === 1);
  });
});

it('refuses files over the limit, and requests that are too large', async () => {
  stage.discord.attachmentSizeLimit = 1000;
  expect(await refusal(channel.send({ files: [{ attachment: Buffer.alloc(1001), name: 'a.bin' }] }))).toBe(40005);
  stage.discord.attachmentSizeLimit = 50_000_000;
  expect(await refusal(channel.send({ files: [{ attachment: Buffer.alloc(26_214_400), name: 'a.bin' }] }))).toBe(40005);
});
