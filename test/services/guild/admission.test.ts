// Who may ask for what, by what the guild has chosen; and what is filled in where nobody said anything.
import { describe, expect, it } from 'vitest';
import { type Asker, admitAsker, admitRequest } from '../../../src/services/guild/admission.js';
import { type Choices, noChoices } from '../../../src/services/guild/choices.js';
import { withDefaults } from '../../../src/services/guild/defaults.js';
import { catalogue } from '../../../src/services/providers/catalogue.js';
import { caught } from '../../support/caught.js';

const ada: Asker = {
  guildId: 'guild',
  userId: 'ada',
  roles: ['artists'],
  channelId: 'general',
  parentId: null,
  isOverheard: false,
};

const asking = (choices: Partial<Choices>, asker: Partial<Asker> = {}) =>
  caught(() => admitAsker({ ...noChoices, ...choices }, { ...ada, ...asker }));
const request = (choices: Partial<Choices>, prompt = 'a lighthouse', count = 1) =>
  caught(() => admitRequest({ ...noChoices, ...choices }, { prompt, count }));

describe('where nothing is chosen', () => {
  it('everybody may ask everywhere, as much as there is', () => {
    expect(asking({})).toBeUndefined();
    expect(asking({}, { guildId: null, channelId: 'direct', roles: [] })).toBeUndefined();
    expect(request({}, 'gore', 4)).toBeUndefined();
  });
});

describe('a channel', () => {
  it('that was chosen is open, with the threads in it', () => {
    expect(asking({ channels: ['pictures', 'general'] })).toBeUndefined();
    expect(asking({ channels: ['general'] }, { channelId: 'thread', parentId: 'general' })).toBeUndefined();
    expect(asking({ channels: ['thread'] }, { channelId: 'thread', parentId: 'general' })).toBeUndefined();
  });

  it('that was not is refused, naming those that were', () => {
    expect(asking({ channels: ['pictures'] })).toMatchObject({ key: 'admission.channel', params: { channels: ['pictures'] } });
    expect(asking({ channels: ['thread'] })?.key).toBe('admission.channel');
  });
});

describe('a role', () => {
  it('of several that were chosen suffices', () => {
    expect(asking({ roles: ['patrons', 'artists'] })).toBeUndefined();
  });

  it('that everybody has lets everybody in', () => {
    expect(asking({ roles: ['guild'] }, { roles: [] })).toBeUndefined();
  });

  it('is needed when one was chosen', () => {
    expect(asking({ roles: ['patrons'] })).toMatchObject({ key: 'admission.role', params: { roles: ['patrons'] } });
    expect(asking({ roles: ['patrons'] }, { roles: [] })?.key).toBe('admission.role');
  });
});

describe('who is kept out', () => {
  const keptOut = { ada: { reason: 'spams *loudly*', since: 86_400_000 } };

  it('is told so before anything else, with the reason and the day', () => {
    const refused = asking({ keptOut, channels: ['pictures'], roles: ['patrons'] });
    expect(refused).toMatchObject({ key: 'admission.keptOut', params: { reason: 'spams \\*loudly\\*', since: 86_400 } });
  });

  it('is not told the reason where all can read it', () => {
    expect(asking({ keptOut }, { isOverheard: true })).toMatchObject({ params: { reason: undefined } });
  });

  it('is nobody else', () => {
    expect(asking({ keptOut }, { userId: 'ben' })).toBeUndefined();
  });
});

describe('a request', () => {
  it('may be for as many pictures as was chosen, and no more', () => {
    expect(request({ largestCount: 2 }, 'a lighthouse', 2)).toBeUndefined();
    expect(request({ largestCount: 2 }, 'a lighthouse', 3)).toMatchObject({
      key: 'admission.count',
      params: { most: 2, count: 3 },
    });
  });

  it('with a blocked word is refused, naming the word harmlessly', () => {
    expect(request({ blockedWords: ['<@*>'] }, 'for <@123>')).toMatchObject({ params: { words: '<​ @​ 123 >' } });
    expect(request({ blockedWords: ['gore'] }, 'Góre')).toMatchObject({ key: 'admission.blocked', params: { words: 'gore' } });
  });
});

describe('the guild’s defaults', () => {
  const chosen = { ...noChoices, defaults: { model: '1min/gpt-image-1-mini', quality: 'high', size: '1536x1024' } } as const;
  const words = { references: 0, mask: false };
  const filled = (wish: object, inputs = words, choices: Choices = chosen, offered = catalogue) =>
    withDefaults({ prompt: 'a lighthouse', ...wish }, inputs, choices, offered);

  it('stand where a member said nothing', () => {
    expect(filled({})).toEqual({ prompt: 'a lighthouse', model: '1min/gpt-image-1-mini', quality: 'high', size: '1536x1024' });
  });

  it('give way to what a member said', () => {
    const said = { model: 'gpt-image-1-mini', quality: 'low', size: '1024x1024' };
    expect(filled(said)).toEqual({ prompt: 'a lighthouse', ...said });
  });

  it('leave a picture that is edited its shape', () => {
    expect(filled({}, { references: 1, mask: false })).toMatchObject({ quality: 'high', size: undefined });
  });

  it('do without the model when it can’t do what is asked: with so many references, with such a prompt, or not at all', () => {
    const others = catalogue.filter(({ provider }) => provider === 'segmind');
    const without = [
      filled({}, { references: 3, mask: false }),
      filled({ prompt: 'word '.repeat(1000) }),
      filled({ format: 'webp', background: 'transparent' }),
      filled({}, words, chosen, others),
    ];
    expect(without.map(({ model, quality }) => [model, quality])).toEqual(without.map(() => [undefined, 'high']));
  });

  it('change nothing about what nobody can draw: its refusal is the usual one', () => {
    const wish = { prompt: '', model: 'no-such-model' };
    expect(withDefaults(wish, words, chosen, catalogue)).toBe(wish);
  });

  it('where none are chosen change nothing', () => {
    const wish = { prompt: 'a lighthouse' };
    expect(withDefaults(wish, words, noChoices, catalogue)).toBe(wish);
  });
});
