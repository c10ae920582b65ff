// What is wrong with a file, in German: for every problem there is.
import { describe, expect, it } from 'vitest';
import { type FileProblem, fileProblemSchema, looks } from '../../../src/services/images/file-problem.js';
import { germanFileWords } from '../../../src/services/messages/german/files.js';
import { languageFor, say } from '../../../src/services/messages/messages.js';

const words = (problem: FileProblem) => germanFileWords({ name: 'a.png', problem });

const ADVICE = /[Hh]änge|Speichere|[Mm]ach|Versuch es|muss/;
const ENGLISH = /\b(the|is|it|and|or|of|picture|attach|save|again|mask)\b/i;
const MEGABYTE = 2 ** 20;

const problems: readonly [FileProblem, RegExp][] = [
  [{ problem: 'empty' }, /ist leer/],
  [{ problem: 'cut-off' }, /abgeschnitten/],
  [{ problem: 'damaged' }, /beschädigt/],
  ...looks.map((looksLike): [FileProblem, RegExp] => [{ problem: 'not-a-picture', looksLike }, /PNG, JPEG, WebP oder GIF/]),
  [{ problem: 'lying', says: 'png', is: 'jpeg' }, /nennt sich PNG, ist aber JPEG/],
  [{ problem: 'unsupported', type: 'tiff' }, /TIFF.*PNG oder JPEG/],
  [
    { problem: 'too-many-pixels', width: 20_000, height: 10_000, mostMegapixels: 50, mostSide: 30_000 },
    /20000×10000 Pixel; gelesen werden höchstens 50 Millionen.*30000 an einer Seite/,
  ],
  [{ problem: 'too-slow' }, /nicht schnell genug/],
  [{ problem: 'too-large', bytes: 4.5 * MEGABYTE, mostBytes: 4 * MEGABYTE }, /hat 4,5 MB; gelesen werden höchstens 4,0 MB/],
  [{ problem: 'larger-than-said', said: 10, mostBytes: 50 * MEGABYTE }, /größer, als Discord angibt/],
  [{ problem: 'expired' }, /abgelaufen/],
  [{ problem: 'unreachable' }, /nicht von Discord geholt.*in einer Minute/],
  [{ problem: 'untrusted' }, /nicht bei Discord.*Datei selbst/],
  [{ problem: 'mask-without-picture' }, /kein Bild dazu/],
  [{ problem: 'mask-shape', mask: { width: 4, height: 3 }, picture: { width: 8, height: 8 } }, /4×3 Pixel und das Bild 8×8/],
  [{ problem: 'mask-changes-nothing' }, /nichts ändert/],
  [{ problem: 'mask-colours' }, /weiß auf schwarz/],
];

describe('the German words for a file', () => {
  it('are there for every problem', () => {
    const known = fileProblemSchema.options.map(({ shape }) => shape.problem.value);
    expect(new Set(problems.map(([{ problem }]) => problem))).toEqual(new Set(known));
  });

  it.each(problems)('name it, say what is wrong, and what to do: %j', (problem, reason) => {
    const text = words(problem);
    expect(text).toMatch(/^„a\.png“ .+[.]$/);
    expect(text).toMatch(reason);
    expect(text).toMatch(ADVICE);
    expect(text).not.toMatch(ENGLISH);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  it('differ for everything that people attach instead of pictures', () => {
    const texts = looks.map((looksLike) => words({ problem: 'not-a-picture', looksLike }));
    expect(new Set(texts).size).toBe(looks.length);
  });

  it('never say that a file has just what is allowed', () => {
    const [has, most] = words({ problem: 'too-large', bytes: 50_000_001, mostBytes: 50_000_000 }).match(/[\d,]+ MB/g) ?? [];
    expect(has).toBeDefined();
    expect(has).not.toBe(most);
  });

  it('end, when a request is refused for it, with what became of the credits', () => {
    const loss = { reason: 'bad-file' as const, file: { name: 'a.png', problem: { problem: 'empty' as const } } };
    expect(say(languageFor('de'), 'job.refused', { loss })).toMatch(
      /^„a\.png“ ist leer\..*Es wurden keine Credits verbraucht\.$/,
    );
  });
});
