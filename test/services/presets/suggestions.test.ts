// What is offered while a name is typed.
import { describe, expect, it } from 'vitest';
import { suggestions } from '../../../src/services/presets/suggestions.js';

const entries = (...names: string[]) => names.map((name) => ({ id: name, name, bytes: 0 }));
const offered = (own: string[], team: string[], typed: string, most = 25) =>
  suggestions(entries(...own), entries(...team), typed, most).map(({ scope, name }) => `${scope} ${name}`);

describe('while a name is typed', () => {
  it('one’s own are offered before the team’s, and beginnings before what stands within', () => {
    expect(offered(['art', 'my art', 'fox'], ['artful', 'start'], 'ART')).toEqual([
      'own art',
      'own my art',
      'team artful',
      'team start',
    ]);
  });

  it('everything is, when nothing is typed yet, and never more than fit', () => {
    expect(offered(['a', 'b'], ['c'], ' ')).toEqual(['own a', 'own b', 'team c']);
    expect(offered(['a', 'b'], ['c'], '', 2)).toEqual(['own a', 'own b']);
  });

  it('one’s own hides the team’s of the same name', () => {
    expect(offered(['Fox'], ['fox', 'foxes'], 'fox')).toEqual(['own Fox', 'team foxes']);
  });

  it('nothing is, when nothing fits', () => {
    expect(offered(['a'], ['b'], 'z')).toEqual([]);
  });
});
