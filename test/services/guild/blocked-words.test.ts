// Blocked words: what is found and what is not, through which disguises, and how long that takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedIn, patternOf } from '../../../src/services/guild/blocked-words.js';

describe('a blocked word is found', () => {
  it.each([
    ['as it is', 'gore', 'a scene of gore', 'gore'],
    ['in capitals', 'gore', 'GORE!', 'gore'],
    ['in the list in capitals', 'Gore', 'gore', 'gore'],
    ['with accents on it', 'gore', 'a góré', 'gore'],
    ['with accents in the list', 'nackt männer', 'Nackt Manner', 'nackt manner'],
    ['in wide letters', 'gore', 'ｇｏｒｅ', 'gore'],
    ['with invisible characters within', 'gore', 'g\u200bo\u00adr\u2060e', 'gore'],
    ['beside punctuation', 'gore', 'blood,gore.', 'gore'],
    ['before an apostrophe', 'gore', 'gore’s end', 'gore'],
    ['beside an underscore', 'gore', 'a_gore_scene', 'gore'],
    ['that is a phrase, over a line break', 'bad thing', 'a bad\n  thing', 'bad thing'],
    ['with signs in it', 'c++', 'written in c++ and rust', 'c + +'],
    ['that is an emoji', '🔪', 'a cook with a 🔪', '🔪'],
    ['in a script without spaces', '裸体', '美しい裸体の彫刻', '裸 体'],
    ['in Korean', '나체', '나체 조각', '나체'],
    ['in Russian', 'кровь', 'Кровь на снегу', 'кровь'],
    ['by its beginning', 'nud*', 'nudity', 'nudity'],
    ['by its end', '*gore', 'supergore', 'supergore'],
    ['by its middle', '*gor*', 'allegory', 'allegory'],
    ['by beginning and end', 'n*d', 'nd or nude or nod', 'nd'],
    ['by several pieces', 'a*b*c', 'xx a1b2b3c', 'a1b2b3c'],
    ['with any one word between', 'kill * now', 'kill him now', 'kill him now'],
  ])('%s', (_, line, prompt, found) => {
    expect(blockedIn(prompt, ['other', line])).toBe(found);
  });
});

describe('a blocked word is not found', () => {
  it.each([
    ['inside another word', 'ass', 'a glass of grass'],
    ['with a star at the wrong end', 'nud*', 'a denuded hill'],
    ['when a piece is missing', 'a*b*c', 'acb'],
    ['when beginning and end would overlap', 'aba*aba', 'ababa'],
    ['when a phrase is interrupted', 'bad thing', 'bad, thing'],
    ['when only a part of it is there', 'c++', 'vitamin c'],
    ['that has another mark that makes it another letter', 'か', 'が'],
    ['in nothing', 'gore', ''],
  ])('%s', (_, line, prompt) => {
    expect(blockedIn(prompt, [line])).toBeUndefined();
  });

  it('when nothing is blocked', () => {
    expect(blockedIn('gore', [])).toBeUndefined();
  });

  it('when it is made of stars alone: it would be everything', () => {
    expect(patternOf(' ** * ')).toBeUndefined();
    expect(blockedIn('anything', ['*', '** *', '', ' '])).toBeUndefined();
  });
});

it('what looks like a pattern of a program is taken as it stands', () => {
  expect(blockedIn('abc', ['.*', '[a-z]+', '(a|b)+$', '\\w', '$&'])).toBeUndefined();
  expect(blockedIn('what [a-z]+ means', ['[a-z]+'])).toBe('[ a - z ] +');
});

const anything = fc.string({ unit: 'binary', maxLength: 200 });
const tricky = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '*', ' ', '.', '(', '\\', '\u200b', '猫', '\u0301', '\ud800'),
  maxLength: 60,
});

it('for any prompt and any list it answers, and what it finds is in the prompt', () => {
  fc.assert(
    fc.property(fc.oneof(anything, tricky), fc.array(fc.oneof(anything, tricky), { maxLength: 8 }), (prompt, lines) => {
      const found = blockedIn(prompt, lines);
      if (found !== undefined) expect(blockedIn(found, lines)).toBeDefined();
    }),
  );
});

it('for any words, each of them is found among others, whatever stands around it', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word), word, fc.array(word), (before, blocked, after) => {
      expect(blockedIn([...before, blocked.toUpperCase(), ...after].join(' '), [blocked])).toBe(blocked);
      expect(blockedIn(`x${blocked}x`, [`*${blocked}*`])).toBe(`x${blocked}x`);
    }),
  );
});

it('the longest prompt against the longest list takes a moment, however both are made', () => {
  const lists = [`${'a*'.repeat(99)}b`, 'a'.repeat(99), '*a*'.repeat(30), `${'a '.repeat(49)}b`];
  const prompts = ['a'.repeat(6000), 'a '.repeat(3000), 'ab'.repeat(3000)];
  const started = performance.now();
  for (const line of lists)
    for (const prompt of prompts)
      blockedIn(
        prompt,
        Array.from({ length: 40 }, () => line),
      );
  // Each of the twelve takes a few milliseconds; backtracking would take years.
  expect(performance.now() - started).toBeLessThan(5000);
});
