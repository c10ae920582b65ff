// The blanks of a prompt: what is one, which are the same, and what stands there once they are filled.
import { describe, expect, it } from 'vitest';
import { blanksOf, filledIn, joined } from '../../../src/services/presets/blanks.js';

describe('a blank', () => {
  it.each([
    ['a {thing} in watercolour', ['thing']],
    ['{a} and {b} and {c}', ['a', 'b', 'c']],
    ['{two words}, {with-dash}, {under_score}, {no 1}', ['two words', 'with-dash', 'under_score', 'no 1']],
    ['{größe} {色} {цвет}', ['größe', '色', 'цвет']],
    [`{${'x'.repeat(30)}}`, ['x'.repeat(30)]],
    ['{thing} beside {Thing} and { thing }', ['thing']],
    ['{{thing}}', ['thing']],
  ])('is a name in braces, each counted once: %s', (prompt, blanks) => {
    expect(blanksOf(prompt)).toEqual(blanks);
  });

  it.each(['no blank', '{}', '{ }', `{${'x'.repeat(31)}}`, '{a:b}', '{"json": 1}', '{a\nb}', '{open', 'shut}', '{🦊}'])(
    'is nothing else: %s',
    (prompt) => {
      expect(blanksOf(prompt)).toEqual([]);
      expect(filledIn(prompt, ['x'])).toBe(prompt);
    },
  );
});

describe('filling in', () => {
  it('puts the values in as they are, wherever the name stands', () => {
    expect(filledIn('{a}, {b}; {A}', ['one', 'two'])).toBe('one, two; one');
    expect(filledIn('a {x}', ['$& $1 {x} \\ `'])).toBe('a $& $1 {x} \\ `');
    expect(filledIn('{a} {b}', ['{b}', 'two'])).toBe('{b} two');
  });

  it('leaves what has no value', () => {
    expect(filledIn('{a} {b}', ['one'])).toBe('one {b}');
  });
});

describe('words that are typed', () => {
  it.each([
    ['in watercolour', 'a fox', 'in watercolour a fox'],
    ['in watercolour', '', 'in watercolour'],
    ['a {thing} in watercolour', 'fox', 'a fox in watercolour'],
    ['{x} beside {x}', 'a fox', 'a fox beside a fox'],
    ['a {thing}', '', undefined],
    ['{a} {b}', 'a fox', undefined],
  ])('go into the one blank of “%s”, or behind it; else it has to be asked', (prompt, words, whole) => {
    expect(joined(prompt, words)).toBe(whole);
  });
});
