// How long an answer asks us to wait.
import { expect, it } from 'vitest';
import { waitAsked } from '../../../src/services/http/wait-asked.js';

const now = Date.UTC(2026, 10, 20, 12);

it.each([
  ['seconds', { 'retry-after': '7' }, 7000],
  ['parts of a second', { 'retry-after': '0.5' }, 500],
  ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
  ['an instant with its zone', { 'x-rate-limit-reset-at-utc': '2026-11-20T12:00:09Z' }, 9000],
  ['an instant whose zone only the header’s name tells', { 'x-rate-limit-reset-at-utc': '2026-11-20T12:00:09' }, 9000],
  ['seconds, whatever else is there', { 'retry-after': '7', 'x-rate-limit-reset-at-utc': '2026-11-20T12:00:09Z' }, 7000],
  ['an instant that is past: no wait', { 'x-rate-limit-reset-at-utc': '2026-11-20T11:00:00Z' }, 0],
  ['a day: five minutes', { 'retry-after': '86400' }, 300_000],
  ['nonsense: nothing', { 'retry-after': 'soon' }, undefined],
  ['the same twice: nothing', { 'retry-after': ['7', '8'] }, undefined],
  ['nothing: nothing', {}, undefined],
])('%s', (_, headers, wait) => {
  expect(waitAsked(headers, now)).toBe(wait);
});
