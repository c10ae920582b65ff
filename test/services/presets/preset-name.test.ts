// What a preset may be called.
import { describe, expect, it } from 'vitest';
import { keyOfTyped, presetName } from '../../../src/services/presets/preset-name.js';

describe('a name', () => {
  it.each([
    ['watercolour', 'watercolour'],
    ['  two   words\t', 'two words'],
    ['🦊🦊', '🦊🦊'],
    ['**loud** @everyone <#1>', '**loud** @everyone <#1>'],
    ['🦊'.repeat(32), '🦊'.repeat(32)],
    ['e\u0301te', 'éte'],
    ['\u202egnirts', 'gnirts'],
  ])('is kept in one line: %s', (typed, name) => {
    expect(presetName(typed)).toBe(name);
  });

  it.each(['', '   ', '\u200b', '\u202e', 'x'.repeat(33)])(
    'is refused when it is too long or nothing is to be seen: “%s”',
    (typed) => {
      expect(presetName(typed)).toBeUndefined();
    },
  );

  it('is the same however it is written', () => {
    expect(keyOfTyped(' Water  Colour ')).toBe(keyOfTyped('water colour'));
    expect(keyOfTyped('ÉTÉ')).toBe(keyOfTyped('e\u0301te\u0301'));
  });
});
