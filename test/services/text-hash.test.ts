// The number of a text: records of earlier starts are found by it, so it may never be another.
import { expect, it } from 'vitest';
import { hashOf } from '../../src/services/text-hash.js';

it.each([
  ['', 0],
  ['ada', 96_414],
  ['412987301155405824', 2_086_088_321],
  ['budget 2026-11 äö 🎨', 2_469_390_686],
])('of “%s” is what it has always been', (text, number) => {
  expect(hashOf(text)).toBe(number);
});
