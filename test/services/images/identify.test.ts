// A file is what its bytes are.
import { describe, expect, it } from 'vitest';
import { claimedType } from '../../../src/services/images/claim.js';
import { identify } from '../../../src/services/images/identify.js';
import { flat } from './made-pictures.js';

const ftyp = (...brands: string[]) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 12 + 4 * brands.length]),
    Buffer.from(`ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`),
  ]);

describe('a picture is known by its bytes:', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('%s', async (type) => {
    expect(identify(await flat(8, 8, 'red').toFormat(type).toBuffer())).toEqual({ kind: 'picture', type });
  });

  it.each([
    ['heic', ftyp('heic', 'mif1', 'heic')],
    ['heic', ftyp('mif1', 'mif1', 'heix')],
    ['avif', ftyp('mif1', 'mif1', 'avif', 'miaf')],
  ])('%s by the brands of its boxes', (type, bytes) => {
    expect(identify(bytes)).toEqual({ kind: 'picture', type });
  });

  it('tiff and bmp are pictures that are not read', async () => {
    expect(identify(await flat(8, 8, 'red').tiff().toBuffer())).toEqual({ kind: 'strange-picture', type: 'tiff' });
    expect(identify(Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'))).toEqual({ kind: 'strange-picture', type: 'bmp' });
  });
});

it.each([
  ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['svg', Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg width="1">')],
  ['pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3')],
  ['pdf', Buffer.from('a line before\n%PDF-1.4')],
  ['video', ftyp('isom', 'iso2', 'mp41')],
  ['video', ftyp('qt  ')],
  ['video', Buffer.from('1a45dfa39f428681', 'hex')],
  ['video', Buffer.from('RIFF\x10\0\0\0AVI LIST')],
  ['sound', Buffer.from('RIFF\x10\0\0\0WAVEfmt ')],
  ['sound', ftyp('M4A ')],
  ['archive', Buffer.from('PK\x03\x04\x14\0')],
  ['archive', Buffer.from('1f8b0800', 'hex')],
  ['html', Buffer.from('\n<!DOCTYPE html><title>Not found</title><svg></svg>')],
  ['text', Buffer.from('BMW is a car, naïve or not')],
  ['text', Buffer.from('{"error":"<svg"}')],
  ['program', Buffer.from('MZ\x90\0\x03')],
  ['unknown', Buffer.from('0001020304050607ff', 'hex')],
  ['text', Buffer.from('ftyp')],
] as const)('looks like %s', (looksLike, bytes) => {
  expect(identify(bytes)).toEqual({ kind: 'other', looksLike });
});

it('text that ends in the middle of a letter where it is no longer looked at is text', () => {
  expect(identify(Buffer.from(`${'a'.repeat(4095)}é and more`))).toEqual({ kind: 'other', looksLike: 'text' });
});

it.each([
  ['photo.JPG', 'image/jpeg; charset=binary', 'jpeg'],
  ['photo.jpg', 'image/png', undefined],
  ['photo', 'image/png', undefined],
  ['photo.png', null, undefined],
  ['photo.png', 'application/octet-stream', undefined],
  ['constructor', 'constructor', undefined],
  ['x.apng', 'image/apng', 'png'],
])('a file called %s and declared %s claims to be %s', (name, contentType, claimed) => {
  expect(claimedType({ name, contentType })).toBe(claimed);
});
