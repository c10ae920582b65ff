// Where in an answer the picture is, in whatever form; and what is not one.
import { describe, expect, it } from 'vitest';
import { pictureIn, startsAsPicture } from '../../../src/services/providers/picture-source.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000200000002008', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([10, 10, 10, 10]), Buffer.from('WEBPVP8 ....')]);
const url = 'https://images.segmind.com/a.png';

describe('a picture is found', () => {
  it.each([
    ['as a link', url],
    ['in a list', [url, 'https://images.segmind.com/b.png']],
    ['in an object', { url }],
    ['in a list of objects', [{ image: url }]],
    ['with space around', ` ${url}\n`],
  ])('%s', (_, value) => expect(pictureIn(value)).toEqual({ kind: 'link', url }));

  it.each([
    ['png', png],
    ['jpeg', jpeg],
    ['webp', webp],
  ])('as the text of a %s', (_, bytes) => {
    const base64 = bytes.toString('base64');
    for (const value of [base64, `data:image/png;base64,${base64}`, { b64_json: base64 }, [{ data: `${base64}\n` }]]) {
      expect(pictureIn(value)).toEqual({ kind: 'bytes', bytes });
    }
  });
});

describe('no picture is', () => {
  it.each([
    ...['', 'upstream connect error', 'OK', 'Internal Polling Error', 'data:text/html;base64,PGh0bWw+', 'ftp://a/b.png'],
    ...[null, undefined, 7, {}, [], [[]], { url: '' }, { url: 7 }, 'https://', 'https://a b'],
  ])('in %j', (value) => expect(pictureIn(value)).toBeUndefined());

  it('found in boxes within boxes without end', () => {
    expect(pictureIn(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBeUndefined();
  });

  it('what starts otherwise', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<html>'),
      Buffer.from('RIFF....WAVE'),
      Buffer.from('{"a":1}'),
      png.subarray(1),
    ]) {
      expect(startsAsPicture(bytes)).toBe(false);
    }
  });
});
