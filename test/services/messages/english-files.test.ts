// What is wrong with a file, in words: the file's name, the reason, and what would work instead, for every problem there is.
import { describe, expect, it } from 'vitest';
import { type FileProblem, fileProblemSchema, looks } from '../../../src/services/images/file-problem.js';
import { fileWords } from '../../../src/services/messages/english/files.js';
import { languageFor, say } from '../../../src/services/messages/messages.js';

const words = (problem: FileProblem) => fileWords({ name: 'a.png', problem });

const ADVICE = /Attach|Save it|Make it|make transparent|Try again|must have/;
const MEGABYTE = 2 ** 20;

const problems: readonly [FileProblem, RegExp][] = [
  [{ problem: 'empty' }, /is empty/],
  [{ problem: 'cut-off' }, /cut off/],
  [{ problem: 'damaged' }, /damaged/],
  ...looks.map((looksLike): [FileProblem, RegExp] => [{ problem: 'not-a-picture', looksLike }, /PNG, JPEG, WebP or GIF/]),
  [{ problem: 'lying', says: 'png', is: 'jpeg' }, /says that it is PNG, but it is JPEG/],
  [{ problem: 'unsupported', type: 'tiff' }, /TIFF.*PNG or JPEG/],
  [
    { problem: 'too-many-pixels', width: 20_000, height: 10_000, mostMegapixels: 50, mostSide: 30_000 },
    /20000×10000 pixels; at most 50 million.*30000 along a side/,
  ],
  [{ problem: 'too-slow' }, /too long to read/],
  [{ problem: 'too-large', bytes: 60 * MEGABYTE, mostBytes: 50 * MEGABYTE }, /has 60(\.0)? MB; at most 50(\.0)? MB/],
  [{ problem: 'too-large', bytes: 4.5 * MEGABYTE, mostBytes: 4 * MEGABYTE }, /has 4\.5 MB; at most 4\.0 MB/],
  [{ problem: 'larger-than-said', said: 10, mostBytes: 50 * MEGABYTE }, /larger than Discord says/],
  [{ problem: 'expired' }, /run out/],
  [{ problem: 'unreachable' }, /could not be fetched.*in a minute/],
  [{ problem: 'untrusted' }, /not at Discord.*the file itself/],
  [{ problem: 'mask-without-picture' }, /no picture for it/],
  [{ problem: 'mask-shape', mask: { width: 4, height: 3 }, picture: { width: 8, height: 8 } }, /4×3 pixels and the picture 8×8/],
  [{ problem: 'mask-changes-nothing' }, /changes nothing/],
  [{ problem: 'mask-colours' }, /white on black/],
];

describe('the words for a file', () => {
  it('are there for every problem', () => {
    const known = fileProblemSchema.options.map(({ shape }) => shape.problem.value);
    expect(new Set(problems.map(([{ problem }]) => problem))).toEqual(new Set(known));
  });

  it.each(problems)('name it, say what is wrong, and what to do: %j', (problem, reason) => {
    const text = words(problem);
    expect(text).toMatch(/^“a\.png” .+[.]$/);
    expect(text).toMatch(reason);
    expect(text).toMatch(ADVICE);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  it('differ for everything that people attach instead of pictures', () => {
    const texts = looks.map((looksLike) => words({ problem: 'not-a-picture', looksLike }));
    expect(new Set(texts).size).toBe(looks.length);
  });

  it('never say that a file has just what is allowed', () => {
    const [has, most] = words({ problem: 'too-large', bytes: 50_000_001, mostBytes: 50_000_000 }).match(/[\d.]+ MB/g) ?? [];
    expect(has).not.toBe(most);
  });

  it('end, when a request is refused for it, with what became of the credits', () => {
    const loss = { reason: 'bad-file' as const, file: { name: 'a.png', problem: { problem: 'empty' as const } } };
    expect(say(languageFor('en-US'), 'job.refused', { loss })).toMatch(/^“a\.png” is empty\..*No credits were used\.$/);
  });
});
