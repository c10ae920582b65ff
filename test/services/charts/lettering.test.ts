// Names as people have them: in any script, with emoji, or made to disturb.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lettering } from '../../../src/services/charts/lettering.js';
import { readLettering } from '../../../src/services/charts/shipped-fonts.js';
import { textElement } from '../../../src/services/charts/svg.js';
import { FONTS, ink, pixels } from './drawn.js';

const size = 30;
const at = { x: 20, y: 100, fill: '#000000' };
let lettering: Lettering;
beforeAll(async () => {
  lettering = await readLettering(FONTS);
});

function read(name: string, room?: number): string {
  const { runs } = lettering.line(name, room === undefined ? { size } : { size, room });
  return runs.map(({ text }) => text.replaceAll('\u200f', '')).join('|');
}

describe('a name is drawn with the fonts there are:', () => {
  const names = [
    'Łukasz Ørsted',
    'Ελλάδα',
    'Привет',
    'שלום',
    'محمد عبد الله',
    'สวัสดี',
    'नमस्ते',
    '😀',
    '👨‍👩‍👧‍👦',
    '🇩🇪',
    '👍🏽',
    '❤️',
    '1️⃣',
  ];

  it.each(names)('%s has no character that looks like a missing one', async (name) => {
    for (const { segment } of new Intl.Segmenter().segment(name.replaceAll(' ', ''))) {
      const line = lettering.line(segment, { size });
      const missing = { ...line, runs: line.runs.map((run) => ({ ...run, text: '\ue000' })) };
      expect((await pixels(textElement(line, at))).equals(await pixels(textElement(missing, at)))).toBe(false);
    }
  });

  it.each([...names, '🔥 Kim 👨‍👩‍👧‍👦 🇩🇪', 'สวัสดี नमस्ते می‌خواهم', 'שלום Bob! 🎉'])(
    '%s is drawn, and within its measure',
    (name) => {
      const line = lettering.line(name, { size });
      const drawn = ink(textElement(line, at));
      expect(drawn?.left).toBeGreaterThan(at.x - 2);
      expect(drawn?.right).toBeLessThan(at.x + line.width + 1);
      expect((drawn?.right ?? 0) - at.x).toBeGreaterThan(line.width * 0.6);
    },
  );

  it('what no font has is left out, with the space it leaves', () => {
    expect(read('Bob 漢字 Lee')).toBe('Bob Lee');
    expect(read('★彡 Kenji 彡★')).toBe('Kenji');
  });

  it('nothing is drawn when nothing telling is left', () => {
    for (const name of ['漢字', '(漢字)', 'ㅤ', '\u2800', ' \u200b ', '']) expect(read(name)).toBe('');
    expect(read('__')).toBe('__');
  });

  it('ornamental letters become plain ones', () => {
    expect(read('𝓑𝓸𝓫 Ｌｅｅ ①')).toBe('Bob Lee 1');
  });
});

describe('a name disturbs nothing around it:', () => {
  it('controls, direction overrides and zero-width characters vanish', () => {
    expect(read('evil\u202egnp\u2066.\u200bexe\u0000\ud800\n\tx')).toBe('evilgnp.exe x');
  });

  it('piled marks stay within the row', () => {
    const drawn = ink(textElement(lettering.line(`a${'\u0301'.repeat(40)}`, { size }), at));
    expect(at.y - (drawn?.top ?? 0)).toBeLessThan(47);
  });

  it('a long one ends with an ellipsis, within the room', () => {
    const line = lettering.line('Wolfeschlegelsteinhausenbergerdorff', { size, room: 200 });
    expect(line.width).toBeLessThanOrEqual(200);
    expect(line.width).toBeGreaterThan(170);
    expect(read('Wolfeschlegelsteinhausenbergerdorff', 200)).toMatch(/^Wolfes\w+…$/);
    expect(read('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 80)).toBe('👨‍👩‍👧‍👦|…');
  });
});

describe('right-to-left names read from the right:', () => {
  it('their signs and their ellipsis stand at the left', async () => {
    expect(read('אברהם בן יצחק הכהן', 150)).toMatch(/^…\|א/);
    const picture = await pixels(textElement(lettering.line('שלום_', { size }), at));
    const below = Array.from({ length: 1000 }, (_, x) => x).filter((x) => (picture[4 * ((at.y + 4) * 1000 + x) + 3] ?? 0) > 0);
    expect(below.length).toBeGreaterThan(5);
    expect(below.at(-1)).toBeLessThan(at.x + 20);
  });

  it('words of another script are set in their own direction', () => {
    expect(read('שלום Bob 12')).toBe('Bob 12|שלום ');
    expect(read('Bob שלום 🎉 עולם Lee')).toBe('Bob |עולם| |🎉|שלום | |Lee');
  });
});
