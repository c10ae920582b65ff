import { MessageReferenceType, MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { chosen, isReplyOfAPerson } from '../../src/commands/edit/reply-to-picture.js';
import { UserError } from '../../src/services/errors.js';
import { languageFor } from '../../src/services/messages/messages.js';

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

describe('which picture is meant', () => {
  const four = ['first', 'second', 'third', 'fourth'];
  const one = ['first'];

  it.each([
    ['#2 bluer', 'second', 'bluer'],
    ['#2: bluer', 'second', 'bluer'],
    ['#2, bluer', 'second', 'bluer'],
    ['4) bluer', 'fourth', 'bluer'],
    ['4:bluer', 'fourth', 'bluer'],
    ['#1', 'first', ''],
  ])('“%s” says it by number', (text, picture, what) => {
    expect(chosen(four, text)).toEqual({ picture, what });
  });

  it.each([
    '3 cats',
    '7 dwarfs',
    '2:30 on the clock',
    '16:9',
    '1. April',
    '#333 as background',
    '#ff0000',
    'house #7',
    '100: wow',
  ])('“%s” are words, and the first is meant', (text) => {
    expect(chosen(four, text)).toEqual({ picture: 'first', what: text });
  });

  it.each(['#7 bluer', '#7', '7: bluer', '7) bluer', '#0 bluer', '#5, bluer'])(
    '“%s” is a number that none of four has',
    (text) => {
      const number = Number(/\d/.exec(text)?.[0]);
      expect(refusal(four, text)).toMatchObject({ key: 'refused.noSuchPicture', params: { number, count: 4 } });
    },
  );

  it('“#1” is the only picture, and “#2” is none', () => {
    expect(chosen(one, '#1 bluer')).toEqual({ picture: 'first', what: 'bluer' });
    expect(refusal(one, '#2 bluer')).toMatchObject({ params: { number: 2, count: 1 } });
  });

  it.each([
    ['en-US', 1, 'only one picture', 'No credits were used'],
    ['en-US', 2, 'there are #1 and #2', 'No credits were used'],
    ['en-US', 4, 'there are #1 to #4', 'No credits were used'],
    ['de', 1, 'nur ein Bild', 'keine Credits verbraucht'],
    ['de', 2, '#1 und #2', 'keine Credits verbraucht'],
    ['de', 4, '#1 bis #4', 'keine Credits verbraucht'],
  ])('is told in %s where there are %i', (locale, count, numbers, spent) => {
    const words = languageFor(locale)['refused.noSuchPicture']({ number: 7, count });
    expect(words).toContain('#7');
    expect(words).toContain(numbers);
    expect(words).toContain(spent);
  });

  function refusal(pictures: readonly string[], text: string): unknown {
    try {
      return chosen(pictures, text);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return error;
    }
  }
});
