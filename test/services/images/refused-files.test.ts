// Files that are refused, each for its own reason, and before they could do any harm.
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import { fileProblemSchema } from '../../../src/services/images/file-problem.js';
import { wholePicture } from '../../../src/services/images/picture-check.js';
import { animation, blackRows, chunk, flat, handMadePng, noise, problemOf, unnamed } from './made-pictures.js';

const darkroom = new Darkroom();
const refusal = (bytes: Buffer, claim = unnamed) => problemOf(darkroom.readReference(bytes, claim));

it.each([
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>'],
  ['pdf', '%PDF-1.7\n'],
  ['video', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
  ['html', '<!doctype html><p>This content is no longer available.'],
  ['archive', 'PK\x03\x04'],
])('a file that is no picture is refused whatever it says it is: %s', async (looksLike, text) => {
  const bytes = Buffer.from(text, 'latin1');
  const claim = { name: 'picture.png', contentType: 'image/png' };
  expect(await refusal(bytes, claim)).toEqual({ problem: 'not-a-picture', looksLike });
});

it('an empty file is refused', async () => {
  expect(await refusal(Buffer.alloc(0))).toEqual({ problem: 'empty' });
});

it('a file whose name and declared type agree on a falsehood is refused', async () => {
  const bytes = await flat(8, 8, 'red').jpeg().toBuffer();
  const claim = { name: 'picture.png', contentType: 'image/png' };
  expect(await refusal(bytes, claim)).toEqual({ problem: 'lying', says: 'png', is: 'jpeg' });
});

it('pictures of a kind that is not read are refused', async () => {
  expect(await refusal(await flat(8, 8, 'red').tiff().toBuffer())).toEqual({ problem: 'unsupported', type: 'tiff' });
});

it('an avif turned into a heic that no decoder here knows is refused as such, and as cut off when it is', async () => {
  const avif = await noise(64, 64).avif().toBuffer();
  const renamed = avif.toString('latin1').replaceAll('avif', 'heic').replaceAll('av01', 'hvc1').replaceAll('av1C', 'hvcC');
  const heic = Buffer.from(renamed, 'latin1');
  expect(await refusal(heic)).toEqual({ problem: 'unsupported', type: 'heic' });
  expect(await refusal(heic.subarray(0, -100))).toEqual({ problem: 'cut-off' });
});

it('a picture that is all there and broken inside is damaged', async () => {
  const bytes = await noise(64, 64).png().toBuffer();
  bytes.fill(0x55, 200, 400);
  expect(await refusal(bytes)).toEqual({ problem: 'damaged' });
});

describe('bombs are refused by their header:', () => {
  it('60,000 by 60,000 pixels', async () => {
    const bytes = handMadePng(60_000, 60_000, Buffer.alloc(0));
    expect(await refusal(bytes)).toMatchObject({ problem: 'too-many-pixels', width: 60_000, height: 60_000, mostMegapixels: 50 });
  });

  it('900 million pixels in 110 kB, and no pixel of them is decoded', async () => {
    const pixels = blackRows(30_000, 30_000);
    expect(pixels.length).toBeLessThan(120_000);
    expect(await refusal(handMadePng(30_000, 30_000, pixels))).toMatchObject({ problem: 'too-many-pixels' });
    // Were it decoded, this one would be damaged.
    pixels.fill(0xff);
    expect(await refusal(handMadePng(30_000, 30_000, pixels))).toMatchObject({ problem: 'too-many-pixels' });
  });

  it('a line of 40,000 pixels', async () => {
    const refused = await refusal(handMadePng(40_000, 1, blackRows(40_000, 1)));
    expect(refused).toMatchObject({ problem: 'too-many-pixels', width: 40_000, height: 1, mostSide: 30_000 });
  });

  it('an avif whose container says less than its pixels', async () => {
    const bytes = await flat(2000, 1500, 'red').avif({ effort: 0 }).toBuffer();
    const extent = bytes.indexOf('ispe') + 8;
    bytes.writeUInt32BE(20, extent);
    bytes.writeUInt32BE(15, extent + 4);
    expect(await refusal(bytes)).toEqual({ problem: 'unsupported', type: 'avif' });
  });
});

it('notes in a png that would inflate to gigabytes are never inflated', async () => {
  const note = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(7_900_000, 65), { level: 9 })]));
  const bytes = handMadePng(16, 16, blackRows(16, 16), ...Array<Buffer>(400).fill(note));
  // The most memory this process ever held, in kilobytes: 400 notes of 7.9 MB would be 3 GB.
  const before = process.resourceUsage().maxRSS;
  expect(await darkroom.readReference(bytes, unnamed)).toMatchObject({ type: 'png', width: 16, height: 16 });
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(500_000);
});

describe('a file that was cut off is refused, wherever it was cut:', () => {
  const types: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['png', () => noise(60, 40).png().toBuffer()],
    [
      'png with notes',
      () =>
        noise(60, 40)
          .withExif({ IFD0: { Copyright: 'nobody' } })
          .png()
          .toBuffer(),
    ],
    ['jpeg', () => noise(60, 40).jpeg().toBuffer()],
    ['progressive jpeg', () => noise(60, 40).jpeg({ progressive: true }).toBuffer()],
    ['webp', () => noise(60, 40).webp().toBuffer()],
    ['lossless webp', () => noise(60, 40).webp({ lossless: true }).toBuffer()],
    ['moving webp', () => animation('webp')],
    ['avif', () => noise(60, 40).avif().toBuffer()],
    // Without the one byte that closes it, a gif has lost nothing of its picture.
    ['gif', async () => (await noise(60, 40).gif().toBuffer()).subarray(0, -1)],
  ];

  it.each(types)('%s', async (_, made) => {
    const bytes = await made();
    expect(await refusal(bytes)).toBeUndefined();
    const lengths = fc.oneof(
      { arbitrary: fc.nat({ max: bytes.length - 1 }), weight: 4 },
      fc.integer({ min: bytes.length - 20, max: bytes.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        const problem = fileProblemSchema.parse(await refusal(bytes.subarray(0, length)));
        expect(['empty', 'cut-off', 'not-a-picture'], `${length} of ${bytes.length}`).toContain(problem.problem);
      }),
      { numRuns: 60 },
    );
  });

  it('by half, it says so', async () => {
    const bytes = await noise(60, 40).jpeg().toBuffer();
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toEqual({ problem: 'cut-off' });
  });

  it('and filled up with zeros', async () => {
    const bytes = await noise(60, 40).jpeg().toBuffer();
    expect(await refusal(bytes.fill(0, Math.floor(bytes.length / 2)))).toEqual({ problem: 'cut-off' });
  });
});

it('a broken byte anywhere is refused or read, and nothing else happens', async () => {
  const pictures = await Promise.all([
    noise(40, 30).png().toBuffer(),
    noise(40, 30).jpeg().toBuffer(),
    noise(40, 30).webp().toBuffer(),
    noise(40, 30).avif().toBuffer(),
    animation('gif'),
  ]);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pictures), fc.nat(), fc.nat({ max: 255 }), async (whole, place, value) => {
      const bytes = Buffer.from(whole);
      // Headers are where the harm is.
      bytes[place % Math.min(bytes.length, 400)] = value;
      const read = darkroom.readReference(bytes, unnamed);
      if (!(await problemOf(read))) expect(wholePicture((await read).bytes)).toBeDefined();
    }),
    { numRuns: 300 },
  );
});
