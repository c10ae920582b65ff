// Which model draws when the member names none, and what one is told whose model can't do what was asked.
import { afterEach, describe, expect, it } from 'vitest';
import { png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

afterEach(() => studio.close());

const one = async () => ({ reference: await png('one.png', 'red', 60, 60) });
const two = async () => ({ ...(await one()), reference2: await png('two.png', 'blue', 60, 60) });

describe('with no model named', () => {
  it('words are drawn by the one that draws, pictures are edited by the cheapest that edits', async () => {
    studio = await openStudio();
    await studio.imagine('Ada', 'from words');
    expect(await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: from words}')).toContain(
      '> from words\n-# @Ada · GPT Image 1 Mini · 1024×1024 · medium · 11 credits\n',
    );
    await studio.imagine('Ada', 'from pictures', await two());
    expect(await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: from pictures}')).toContain(
      '> from pictures\n-# @Ada · 2 references · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits\n',
    );
    expect(studio.segmind.jobs.map(({ slug }) => slug)).toEqual(['gpt-image-1-mini', 'gpt-image-1-edit-mini']);
  });

  it('what only one can do goes to that one', async () => {
    studio = await openStudio({ vendors: ['segmind', 'onemin'] });
    await studio.imagine('Ada', { prompt: 'on white', background: 'white' }, await one());
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain('· 1 reference · GPT Image 1 Mini by 1min.ai ·');
    expect(studio.onemin.jobs).toHaveLength(1);
    expect(studio.submits).toBe(0);
  });

  it('the shape follows the first picture, unless a size is named', async () => {
    studio = await openStudio();
    const wide = { reference: await png('wide.png', 'red', 90, 40) };
    await studio.imagine('Ada', 'as it is', wide);
    expect(await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: as it is}')).toContain('1536×1024');
    await studio.imagine('Ada', { prompt: 'as I say', size: '1024x1536' }, wide);
    expect(await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: as I say}')).toContain('1024×1536');
  });
});

describe('a model that is named', () => {
  it('is the one that draws, at its own price', async () => {
    studio = await openStudio();
    await studio.imagine('Ada', { prompt: 'the finest', model: 'gpt-image-1-edit' }, await one());
    expect(await studio.sees('Ada', '{atelier-1.png')).toContain(
      '· 1 reference · GPT Image 1 Edit · 1024×1024 · medium · 42 credits',
    );
    expect(await studio.credits('Ada')).toMatchObject({ available: 1958, spent: 42 });
  });

  it.each([
    [
      'edits only, and there is no picture',
      { model: 'gpt-image-1-edit-mini' },
      async () => ({}),
      'GPT Image 1 Edit Mini works on a picture, and none is attached. No credits were used. Attach one as reference. ' +
        'Or choose GPT Image 1 Mini or GPT Image 1 Mini by 1min.ai.',
    ],
    [
      'draws from words only, and there is a picture',
      { model: 'gpt-image-1-mini' },
      one,
      'GPT Image 1 Mini draws from words alone. No credits were used. Leave the pictures out. ' +
        'Or choose GPT Image 1 Edit Mini, GPT Image 1 Edit or GPT Image 1 Mini by 1min.ai.',
    ],
    [
      'works from one picture, and there are two',
      { model: '1min/gpt-image-1-mini' },
      two,
      'GPT Image 1 Mini by 1min.ai works from at most 1 picture. No credits were used. Leave some pictures out. ' +
        'Or choose GPT Image 1 Edit Mini or GPT Image 1 Edit.',
    ],
    [
      'knows no such background',
      { model: 'gpt-image-1-mini', background: 'white' },
      async () => ({}),
      'GPT Image 1 Mini does not offer that background. No credits were used. It offers: opaque, transparent.',
    ],
  ])('and %s, is refused with a hint at what would work, before anything is fetched', async (_, options, files, words) => {
    studio = await openStudio({ vendors: ['segmind', 'onemin'], remembers: true });
    await studio.imagine('Ada', { prompt: 'a fox', ...options }, await files());
    await studio.sees('Ada', `(only you) ${words}`);
    expect(studio.transcript('Ada')).toHaveLength(1);
    expect(studio.story('Ben')).toEqual([]);
    expect([...studio.segmind.seen, ...studio.onemin.seen]).toEqual([]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
