// The doctor's words, as they stand in a terminal.
import { expect, it } from 'vitest';
import { forPerson, mendable } from '../../src/doctor/finding.js';
import { reportOf, reportOn } from '../../src/doctor/report.js';

const looked = new Map([
  ['open jobs', 2],
  ['ended jobs', 1_000_000],
]);
const held = mendable('Ada holds 11 credits for no job.', 'gives them back', async () => {});
const gone = forPerson('A record is gone.', 'Put it back.');

it('says what was looked at, and that all is well', () => {
  const words = 'Looked at open jobs: 2, ended jobs: 1,000,000.\nAll is well.';
  expect(reportOn({ findings: [], looked, unfinished: 0 })).toBe(words);
});

it('says what is off, what --fix would do about it, and what a person can do', () => {
  expect(reportOn({ findings: [held, gone], looked, unfinished: 1 }).split('\n')).toEqual([
    'Looked at open jobs: 2, ended jobs: 1,000,000.',
    'A crash has cut 1 thing short; the next start of the bot finishes that by itself.',
    '',
    '2 things are off:',
    '  - Ada holds 11 credits for no job.',
    '    --fix gives them back.',
    '  - A record is gone.',
    '    Put it back.',
    '',
    "`npm run doctor -- --fix` mends 1 of 2. Keep a copy of the store's file first.",
  ]);
});

it('does not fill the terminal with thousands of them', () => {
  const lines = reportOn({ findings: Array.from({ length: 1051 }, () => gone), looked, unfinished: 0 }).split('\n');
  expect(lines.length).toBeLessThan(120);
  expect(lines).toContain('1,051 things are off:');
  expect(lines.at(-1)).toBe('  … and 1,001 more.');
});

it('says what was mended, and what could not be', () => {
  expect(reportOf({ mended: [held], failed: [{ finding: held, problem: 'disk full' }] }).split('\n')).toEqual([
    'Mended 1 thing:',
    '  - Ada holds 11 credits for no job.',
    'Could not be mended:',
    '  - Ada holds 11 credits for no job.',
    '    disk full',
  ]);
});
