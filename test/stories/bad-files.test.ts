// Files that can't be worked from: the asker alone is told which one, why, and what would work; nothing is asked of a vendor.
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiServer } from '../../sandbox/http/api-server.js';
import { blackRows, flat, handMadePng } from '../services/images/made-pictures.js';
import { fetched, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

const PLAIN_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="http://127.0.0.1/"/></svg>';
const VIDEO_START = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1');

const whole = (type: 'png' | 'jpeg' | 'webp') => flat(64, 48, 'teal').flatten().toFormat(type).toBuffer();
const cut = async (type: 'png' | 'jpeg' | 'webp') => (await whole(type)).subarray(0, -20);
const text = async (words: string) => Buffer.from(words, 'latin1');

/** A few kilobytes that would be 900 million pixels. */
const bomb = async () => handMadePng(30_000, 30_000, blackRows(30_000, 3));

interface Row {
  readonly filename: string;
  readonly bytes: () => Promise<Buffer>;
  /** Behind the file's name. */
  readonly words: string;
}

const KINDS = 'Attach a picture: PNG, JPEG, WebP or GIF.';

const rows: readonly Row[] = [
  { filename: 'nothing.png', bytes: () => text(''), words: 'is empty. Attach it again, or another one.' },
  {
    filename: 'half.png',
    bytes: () => cut('png'),
    words: 'is cut off: its end is missing. Save it again and attach the whole file.',
  },
  { filename: 'half.jpg', bytes: () => cut('jpeg'), words: 'is cut off: its end is missing.' },
  { filename: 'half.webp', bytes: () => cut('webp'), words: 'is cut off: its end is missing.' },
  {
    filename: 'liar.png',
    bytes: () => whole('jpeg'),
    words: 'says that it is PNG, but it is JPEG. Save it again under the right name, or as PNG.',
  },
  { filename: 'drawing.svg', bytes: () => text(PLAIN_SVG), words: `is an SVG, a drawing in shapes and not in pixels. ${KINDS}` },
  { filename: 'drawing.png', bytes: () => text(PLAIN_SVG), words: `is an SVG, a drawing in shapes and not in pixels. ${KINDS}` },
  { filename: 'letter.pdf', bytes: () => text('%PDF-1.7\n%âãÏÓ'), words: `is a PDF. ${KINDS}` },
  { filename: 'letter.jpg', bytes: () => text('%PDF-1.7\n%âãÏÓ'), words: `is a PDF. ${KINDS}` },
  { filename: 'film.mp4', bytes: async () => VIDEO_START, words: `is a video. ${KINDS}` },
  {
    filename: 'bomb.png',
    bytes: bomb,
    words: 'has 30000×30000 pixels; at most 50 million are read, and 30000 along a side. Make it smaller.',
  },
  { filename: 'words.png', bytes: () => text('hello there'), words: `is a text. ${KINDS}` },
  {
    filename: 'scan.tiff',
    bytes: () =>
      sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
        .tiff()
        .toBuffer(),
    words: 'is of a kind that can’t be read here (TIFF). Save it as PNG or JPEG.',
  },
];

describe('a file that can’t be worked from', () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio({ remembers: true });
  });
  afterAll(() => studio.close());

  it.each(rows)('“$filename” $words', async ({ filename, bytes, words }) => {
    const told = studio.transcript('Ada').length;
    await studio.imagine('Ada', 'from this', {
      reference: await png('good.png', 'red'),
      reference2: { filename, bytes: await bytes() },
    });
    await studio.sees('Ada', `(only you) “${filename}” ${words}`);
    await studio.until(() => studio.transcript('Ada').length === told + 1, 'nothing but the refusal');
    expect(studio.transcript('Ada').at(-1)).toMatch(/ No credits were used\.$/);
    expect(studio.transcript('Ben')).toEqual([]);
    expect(studio.segmind.seen).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('with a name full of signs is named without them doing anything', async () => {
    const filename = '@everyone**.png';
    await studio.imagine('Ada', 'from this', { reference: { filename, bytes: Buffer.from('words') } });
    await studio.sees('Ada', '(only you) “\\_everyone\\_.png” is a text.');
  });

  it('named in a private request is told in its own reply', async () => {
    const bytes = await cut('png');
    await studio.imagine('Ada', { prompt: 'between us', private: true }, { reference: { filename: 'private.png', bytes } });
    expect(await studio.sees('Ada', '“private.png” is cut off')).toMatch(/^\(only you\) .*No credits were used\.$/);
    expect(studio.story('Ben').join()).not.toContain('private.png');
  });
});

describe('a file that can’t be had', () => {
  let studio: Studio;
  beforeEach(async () => {
    studio = await openStudio({ speed: 40 });
  });
  afterEach(() => studio.close());

  const files = async () => ({ reference: await png('lost.png', 'red') });
  const download = ({ path }: { path: string }) => path.startsWith('/ephemeral-attachments/');

  async function refusedWith(words: string): Promise<void> {
    await studio.sees('Ada', `(only you) “lost.png” ${words} No credits were used.`);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.transcript('Ben')).toEqual([]);
    expect(studio.segmind.seen).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  }

  it('because its link has run out', async () => {
    studio.discord.faults.add({ on: download, fault: { kind: 'answer', answer: { status: 404, body: 'gone' } } });
    await studio.imagine('Ada', 'from this', await files());
    await refusedWith('is no longer there: the link to it has run out. Attach it again.');
    expect(fetched(studio)).toHaveLength(1);
  });

  it('because Discord does not answer', async () => {
    studio.discord.faults.add({ on: download, fault: { kind: 'reset', handled: false }, times: 99 });
    await studio.imagine('Ada', 'from this', await files());
    await refusedWith('could not be fetched from Discord. Try again in a minute.');
    expect(fetched(studio)).toHaveLength(3);
  });

  it('because there is more of it than Discord said', async () => {
    const change = (answer: { status: number }) => ({ ...answer, body: Buffer.alloc(100_000) });
    studio.discord.faults.add({ on: download, fault: { kind: 'change', change } });
    await studio.imagine('Ada', 'from this', await files());
    await refusedWith('is larger than Discord says it is, so it was not read. Attach it again.');
  });
});

describe('a link into the machine’s own network', () => {
  let studio: Studio;
  const inside = new ApiServer(() => ({ status: 200, body: 'secret' }));
  beforeAll(() => inside.listen());
  afterAll(() => inside.stop());
  beforeEach(async () => {
    studio = await openStudio({ speed: 40 });
  });
  afterEach(() => studio.close());

  const places: readonly (readonly [string, () => string])[] = [
    ['on this machine', () => inside.origin],
    ['by name', () => inside.origin.replace('127.0.0.1', 'localhost')],
    ['of the cloud’s own', () => 'http://169.254.169.254'],
    ['that only looks like Discord', () => 'https://cdn.discordapp.com.example'],
    ['with a name and password in front', () => `http://cdn.discordapp.com@127.0.0.1:${inside.port}`],
  ];

  it.each(places)('%s, forged into an interaction, is not followed', async (_, origin) => {
    const mend = studio.discord.levers.forgeLinks(origin());
    await studio.imagine('Ada', 'from this', { reference: await png('trap.png', 'red') });
    mend();
    await studio.sees(
      'Ada',
      '(only you) “trap.png” is not at Discord, and nothing is fetched from elsewhere. Attach the file itself.',
    );
    expect(studio.transcript('Ada').at(-1)).toContain('No credits were used.');
    expect(inside.seen).toEqual([]);
    expect(studio.transcript('Ben')).toEqual([]);
  });

  it.each(places)('%s, that Discord’s own redirects to, is not followed', async (_, origin) => {
    const answer = { status: 302, headers: { location: `${origin()}/latest/meta-data` }, body: '' };
    studio.discord.faults.add({
      on: ({ path }) => path.startsWith('/ephemeral-attachments/'),
      fault: { kind: 'answer', answer },
    });
    await studio.imagine('Ada', 'from this', { reference: await png('trap.png', 'red') });
    await studio.sees('Ada', '(only you) “trap.png” is not at Discord');
    expect(inside.seen).toEqual([]);
  });

  it.each(places)('%s, that the vendor names as its result, is not followed, and nothing is charged', async (_, origin) => {
    studio.segmind.faults.add({
      on: ({ path }) => /^\/v2\/requests\/[^/]+$/.test(path),
      fault: {
        kind: 'answer',
        answer: { status: 200, body: JSON.stringify({ status: 'COMPLETED', output: `${origin()}/a.png` }) },
      },
      times: 99,
    });
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain(
      '⚠️ **Not drawn** · The image service’s answer could not be read as a picture. Try again.\nNothing was charged',
    );
    expect(inside.seen).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
