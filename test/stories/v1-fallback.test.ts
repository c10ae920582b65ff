// Segmind’s newer API does not know a model: the older one, which answers only when the picture is there, draws it.
import { afterEach, describe, expect, it } from 'vitest';
import { requestTo } from '../../sandbox/http/faults.js';
import { png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

const MODEL = 'gpt-image-1-mini';
const EDITOR = 'gpt-image-1-edit-mini';
const older = requestTo('POST', /^\/v1\//);

let studio: Studio;

afterEach(() => studio.close());

const submits = () => studio.segmind.seen.filter(({ method }) => method === 'POST').map(({ path }) => path);
const picture = (prompt: string) =>
  `{atelier-1.png: Picture drawn from the prompt: ${prompt}}\n[Again] [Edit] [High quality · 36] [Details] [Delete]`;

describe('when v2 does not know the model', () => {
  it('v1 draws it, the member sees it drawn, and it is remembered', async () => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'the first');
    expect(await studio.sees('Ada', 'Drawing')).toContain('· 11 credits reserved\n[Cancel]');
    release();
    expect(await studio.sees('Ada', picture('the first'))).toBe(
      `> the first\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits\n${picture('the first')}`,
    );
    await studio.imagine('Ada', 'the second');
    await studio.sees('Ada', picture('the second'));
    expect(submits()).toEqual([`/v2/${MODEL}`, `/v1/${MODEL}`, `/v1/${MODEL}`]);
    expect(studio.segmind.jobs).toHaveLength(2);
    expect(await studio.credits('Ada')).toEqual({ available: 1978, reserved: 0, spent: 22 });
  });

  it('only that model is drawn by v1', async () => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    await studio.imagine('Ada', 'from words');
    await studio.sees('Ada', picture('from words'));
    await studio.imagine('Ada', 'from a picture', { reference: await png('one.png', 'red') });
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: from a picture}');
    expect(submits()).toEqual([`/v2/${MODEL}`, `/v1/${MODEL}`, '/upload-asset', `/v2/${EDITOR}`]);
  });

  it('v2 is asked again after a while', async () => {
    studio = await openStudio({ speed: 600, seconds: 0.01, settings: { QUOTA_DEFAULT: '100000' } });
    const switchOn = studio.segmind.switchOffV2(MODEL);
    await studio.imagine('Ada', 'the first');
    await studio.sees('Ada', picture('the first'));
    switchOn();
    for (let count = 0; submits().filter((path) => path.startsWith('/v2')).length < 2; count += 1) {
      await studio.imagine('Ada', `again ${count}`);
      await studio.sees('Ada', picture(`again ${count}`));
    }
    expect(submits().filter((path) => path.startsWith('/v1')).length).toBeGreaterThan(1);
  });

  it.each([
    ['image', 'png'],
    ['mislabelled-image', 'png'],
    ['mislabelled-image', 'webp'],
    ['json', 'png'],
  ] as const)('its answer is read as %s, and what is a %s is called so', async (answer, format) => {
    studio = await openStudio();
    studio.segmind.switchOffV2(EDITOR);
    studio.segmind.synchronousAnswer = answer;
    await studio.imagine('Ada', { prompt: 'a new roof', format }, { reference: await png('house.png', 'red', 60, 60) });
    expect(await studio.sees('Ada', `{atelier-1.${format}`)).toContain(
      '· 1 reference · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits',
    );
    const [file] = studio.view('Ada')[0]?.attachments ?? [];
    expect(file?.contentType).toBe(`image/${format}`);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('four pictures are drawn at once, of which one fails and is not charged', async () => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    studio.segmind.nextEnds('moderation');
    await studio.imagine('Ada', { prompt: 'a series', count: 4 });
    expect(await studio.sees('Ada', '{atelier-3.png')).toContain(
      '33 credits\n⚠️ 1 picture could not be drawn and was not charged. The image service’s content filter stopped this prompt.',
    );
    expect(await studio.credits('Ada')).toEqual({ available: 1967, reserved: 0, spent: 33 });
  });

  it('and the member cancels: it can’t be stopped, and what was drawn is charged', async () => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.until(() => studio.segmind.jobs.length === 1, 'the submit');
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', '⏹️ **Cancelled** · the image service had already begun and can’t be stopped.');
    release();
    await studio.sees('Ada', '⏹️ **Cancelled** · the image service had already begun, so 11 credits were charged.');
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('and neither does v1, it is refused', async () => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    studio.segmind.faults.add({ on: older, fault: { kind: 'answer', answer: { status: 404, body: '{"error":"Not found"}' } } });
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain('The image service refused this request');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it.each([
    ['reset', { kind: 'reset', handled: true }],
    ['cut off', { kind: 'cut' }],
    ['answered with 500', { kind: 'answer', answer: { status: 500, body: '{"error":"Internal server error"}' } }],
    ['answered with 504', { kind: 'answer', answer: { status: 504, body: 'Gateway Time-out' } }],
  ] as const)('and v1’s long answer is %s, nobody knows whether it was drawn: refunded, and not sent again', async (_, fault) => {
    studio = await openStudio();
    studio.segmind.switchOffV2(MODEL);
    studio.segmind.faults.add({ on: older, fault });
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain(
      'The connection broke while the request was handed over, so it is not known whether it was drawn. Try again.\nNothing was charged',
    );
    expect(submits()).toEqual([`/v2/${MODEL}`, `/v1/${MODEL}`]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
