// What /settings and its refusals say, in both languages: right in number, and without a word of the other.
import { describe, expect, it } from 'vitest';
import { languageFor, type MessageKey, type MessageParams, say } from '../../src/services/messages/messages.js';

const examples: { readonly [Key in MessageKey]?: MessageParams[Key] } = {
  'admission.keptOut': { reason: undefined, since: 1 },
  'admission.channel': { channels: ['1', '2', '3'] },
  'admission.role': { roles: ['1', '2'] },
  'admission.count': { most: 1, count: 3 },
  'admission.blocked': { words: 'xyz' },
  'settings.model': { model: undefined },
  'settings.quality': { quality: undefined },
  'settings.size': { size: undefined },
  'settings.modelGone': { model: 'GPT' },
  'settings.count': { most: 2 },
  'settings.channels': { channels: ['1'] },
  'settings.roles': { roles: ['1'] },
  'settings.keptOut': { members: [{ userId: '1', reason: 'xyz' }], more: 3 },
  'settings.words': { count: 0, words: '' },
  'settings.approval': { above: 50 },
  'settings.atOnce': { most: 2 },
  'settings.operators': { channelId: null },
  'settings.name': { name: 'blocked-words' },
  'form.keepOut.help': { userIds: ['1', '2'] },
  'settings.lacking': { channelId: '1', lacking: ['ViewChannel', 'AttachFiles'] },
  'settings.tooManyKeptOut': { most: 4 },
  'settings.blocksAll': { line: '*' },
  'settings.noPrice': { text: 'x', most: 9 },
  'settings.noNumber': { text: 'x', most: 9 },
};

const ENGLISH = /\b(the|your|you|are|were|is|it|and|or|of|to|with|this|that|no|not|can|pictures?|again|credit)\b/i;
const [english, german] = [languageFor('en-US'), languageFor('de')];
const texts = Object.entries(examples).map(([name, params]): [string, string, string] => {
  const key = name as MessageKey;
  return [key, english[key](params as never), german[key](params as never)];
});

it.each(texts)('%s is said in each language', (_, inEnglish, inGerman) => {
  expect(inGerman).not.toBe(inEnglish);
  expect(inGerman.replace(/`[^`]*`|\*\*[^*]*\*\*/g, '')).not.toMatch(ENGLISH);
  for (const text of [inEnglish, inGerman]) expect(text).not.toMatch(/undefined|NaN|\[object| {2}/);
});

describe('a list of many', () => {
  const many = Array.from({ length: 30 }, (_, index) => String(index));

  it('names a few and says how many others there are', () => {
    expect(say(english, 'admission.channel', { channels: many })).toContain('<#6> or one of 23 others.');
    expect(say(german, 'admission.channel', { channels: many })).toContain('<#6> oder 23 weiteren.');
    expect(say(english, 'settings.channels', { channels: many })).toContain('<#7> and 22 more');
  });

  it('of two is this or that', () => {
    expect(say(english, 'admission.channel', { channels: ['1', '2'] })).toContain('Ask in <#1> or <#2>.');
  });
});

it('one is not many', () => {
  expect(say(english, 'admission.count', { most: 1, count: 2 })).toContain(
    'asks for 2 pictures, and in this server it is at most 1',
  );
  expect(say(english, 'settings.approval', { above: 1 })).toContain('more than 1 credit waits');
  expect(say(english, 'settings.atOnce', { most: 1 })).toContain('1 request of this server');
  expect(say(german, 'settings.atOnce', { most: 1 })).toContain('1 Anfrage auf');
  expect(say(german, 'settings.count', { most: 1 })).toBe('Höchste Anzahl · 1 Bild');
});
