// Changes of the guild's choices: what becomes of lists that several change at once, and how the audit tells them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, changedList, keptOut, letIn, linesOf, merged } from '../../../src/services/guild/choice-changes.js';
import { choicesSchema, noChoices } from '../../../src/services/guild/choices.js';

describe('who chooses anew from a list', () => {
  it('adds what is new and takes away what is left out', () => {
    expect(merged(['a', 'b'], ['a', 'b'], ['b', 'c'])).toEqual(['b', 'c']);
    expect(merged(['a'], ['a'], [])).toEqual([]);
  });

  it('leaves what somebody else has added since it was shown', () => {
    expect(merged(['a', 'x'], ['a'], ['a', 'b'])).toEqual(['a', 'x', 'b']);
    expect(merged(['x'], [], ['b'])).toEqual(['x', 'b']);
  });

  it('does not bring back what somebody else has taken away, unless it is chosen', () => {
    expect(merged([], ['a', 'b'], ['b'])).toEqual(['b']);
  });

  it('for any lists has everything that was chosen, nothing that was left out, and nothing twice', () => {
    const list = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(list, list, list, (now, shown, chosen) => {
        const after = merged(now, shown, chosen);
        expect(after).toEqual(expect.arrayContaining(chosen));
        expect(after.filter((item) => shown.includes(item) && !chosen.includes(item))).toEqual([]);
        expect(new Set(after).size).toBe(after.length);
      }),
    );
  });
});

describe('the audit is told', () => {
  it('values as they are, and nothing where nothing is', () => {
    expect(changed('approval', { approvalAbove: 50 }, null, 50)).toMatchObject({ before: null, after: '50' });
    expect(changed('approval', { approvalAbove: 0 }, 50, 0)).toMatchObject({ before: '50', after: '0' });
  });

  it('channels and roles so that Discord shows their names, words in quotes', () => {
    expect(changedList('channels', { ...noChoices, channels: ['1'] }, ['1', '2'])).toMatchObject({
      before: '<#1>',
      after: '<#1> <#2>',
    });
    expect(changedList('roles', { ...noChoices, roles: ['1'] }, [])).toMatchObject({ before: '<@&1>', after: null });
    expect(changedList('blocked-words', noChoices, ['gore', 'nud*'])).toMatchObject({ before: null, after: '“gore” “nud*”' });
  });

  it('of long lists what has changed in them', () => {
    const many = Array.from({ length: 100 }, (_, index) => `word${index}`);
    const change = changedList('blocked-words', { ...noChoices, blockedWords: many }, [...many.slice(1), 'new']);
    expect(change).toMatchObject({ before: '… “word0”', after: '… “new”' });
    expect(changedList('blocked-words', { ...noChoices, blockedWords: many }, [...many, 'new'])).toMatchObject({ before: '…' });
  });

  it('who is kept out and why, and who is let in again; the others stay out', () => {
    const out = keptOut({ ...noChoices, keptOut: { cyd: { reason: 'rude', since: 1 } } }, ['ada', 'ben'], 'spam', 5);
    expect(out).toMatchObject({ before: null, after: '<@ada> <@ben>', members: ['ada', 'ben'], reason: 'spam' });
    const choices = choicesSchema.parse({ ...noChoices, ...out.choices });
    expect(choices.keptOut).toEqual({
      ...{ cyd: { reason: 'rude', since: 1 }, ada: { reason: 'spam', since: 5 }, ben: { reason: 'spam', since: 5 } },
    });
    const back = letIn(choices, ['ada']);
    expect(back).toMatchObject({ before: '<@ada>', after: null, members: ['ada'] });
    expect(Object.keys(back.choices.keptOut ?? {})).toEqual(['cyd', 'ben']);
  });
});

it('a list of words is a line a word, each once whatever its capitals, without what is empty', () => {
  expect(linesOf(' gore \r\n\n\tbad   phrase\nGORE\nnud*\n')).toEqual(['GORE', 'bad phrase', 'nud*']);
  expect(linesOf('')).toEqual([]);
});
