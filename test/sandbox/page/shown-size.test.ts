// The place that the page keeps for a picture until it has come.
import { expect, it } from 'vitest';
import { shownSize } from '../../../sandbox/page/client/shown-size.js';

it.each([
  ['large', { width: 1024, height: 1024 }, { width: 352, height: 352 }],
  ['lying', { width: 1536, height: 1024 }, { width: 528, height: 352 }],
  ['very wide', { width: 3000, height: 300 }, { width: 544, height: 54 }],
  ['as thin as a thread', { width: 8000, height: 1 }, { width: 544, height: 1 }],
  ['standing', { width: 1024, height: 1536 }, { width: 235, height: 352 }],
])('of one that is %s fits, in its own shape', (_, own, shown) => {
  expect(shownSize(own)).toEqual(shown);
});

it('of a small one is not larger than it', () => {
  expect(shownSize({ width: 60, height: 40 })).toEqual({ width: 60, height: 40 });
});

it('of one whose size nobody knows is none', () => {
  expect(shownSize({})).toBeUndefined();
});
