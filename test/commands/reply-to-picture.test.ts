import { MessageReferenceType, MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isReplyOfAPerson } from '../../src/commands/reply-to-picture.js';

const said: Parameters<typeof isReplyOfAPerson>[0] = {
  author: { bot: false, system: false },
  webhookId: null,
  type: MessageType.Reply,
  system: false,
  reference: { type: MessageReferenceType.Default, channelId: '1', guildId: '2', messageId: '3' },
};

describe('who is obeyed', () => {
  it('is a person that replies', () => {
    expect(isReplyOfAPerson(said)).toBe(true);
  });

  it.each([
    ['another bot, or the bot itself', { author: { bot: true, system: false } }],
    ['Discord itself', { author: { bot: false, system: true } }],
    ['a webhook, as of a channel that is followed', { webhookId: '4' }],
    ['a message that replies to nothing', { reference: null }],
    ['an ordinary message', { type: MessageType.Default }],
    ['a message that tells of something', { type: MessageType.ChannelPinnedMessage, system: true }],
    [
      'a message that is passed on',
      { reference: { ...said.reference, channelId: '1', guildId: '2', messageId: '3', type: MessageReferenceType.Forward } },
    ],
  ])('is not %s', (_, changes) => {
    expect(isReplyOfAPerson({ ...said, ...changes })).toBe(false);
  });
});
