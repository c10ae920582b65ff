// Instants in a reader's words.
import { expect, it } from 'vitest';
import { formatMessageTime, formatTimestamp } from '../../../sandbox/page/client/timestamp.js';

const reader = { locale: 'en-US', timeZone: 'UTC' };
/** 14 November 2023, 22:13:20 UTC. */
const AT = 1_700_000_000;

it.each([
  [0, 'in 0 seconds'],
  [20, 'in 20 seconds'],
  [-1, '1 second ago'],
  [-59.6, '1 minute ago'],
  [-90, '2 minutes ago'],
  [3600, 'in 1 hour'],
  [-86_400 * 3, '3 days ago'],
  [86_400 * 40, 'in 1 month'],
  [86_400 * 800, 'in 2 years'],
])('says an instant %d seconds away as "%s"', (away, words) => {
  expect(formatTimestamp(AT + away, 'R', AT * 1000, reader)).toBe(words);
});

it.each([
  ['t', '10:13 PM'],
  ['T', '10:13:20 PM'],
  ['d', '11/14/23'],
  ['D', 'November 14, 2023'],
  ['f', 'November 14, 2023 at 10:13 PM'],
  ['F', 'Tuesday, November 14, 2023 at 10:13 PM'],
])('writes style %s as "%s"', (style, words) => {
  expect(formatTimestamp(AT, style, 0, reader).replaceAll('\u202f', ' ')).toBe(words);
});

it('says so when there is no such date', () => {
  expect(formatTimestamp(1e13, 'f', 0, reader)).toBe('Invalid date');
});

it('names the day only of messages from another day', () => {
  expect(formatMessageTime(AT * 1000, AT * 1000 + 3_600_000, reader)).not.toContain('11/14');
  expect(formatMessageTime(AT * 1000, AT * 1000 + 86_400_000, reader)).toContain('11/14');
});
