// From a wish to a request: the cheapest model that can do just what was asked, and a refusal in words where none can.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/services/errors.js';
import { languageFor, say } from '../../../src/services/messages/messages.js';
import { catalogue, creditsFor, type Model } from '../../../src/services/providers/catalogue.js';
import {
  backgrounds,
  formats,
  type Inputs,
  moderations,
  qualities,
  sizes,
  type Wish,
} from '../../../src/services/providers/image-request.js';
import { type Resolved, resolve, resolveFor } from '../../../src/services/providers/request-resolution.js';
import { caught } from '../../support/caught.js';

const segmind = catalogue.filter(({ provider }) => provider === 'segmind');
const onemin = catalogue.filter(({ provider }) => provider === 'onemin');
const EDITOR = 'gpt-image-1-edit-mini';
const ONEMIN = '1min/gpt-image-1-mini';

const words: Inputs = { references: 0, mask: false };
const onePicture: Inputs = { references: 1, mask: false };

function ask(changes: Partial<Wish> = {}, inputs = words, offered: readonly Model[] = catalogue): Resolved {
  return resolve(offered, { prompt: 'a lighthouse', ...changes }, inputs);
}

/** What a member reads when it is refused; fails when it is not. */
function refusal(act: () => unknown): string {
  const error = caught(act);
  if (!(error instanceof UserError)) throw new Error('It was not refused');
  return say(languageFor('en-US'), error.key, error.params);
}

describe('when no model is named, it is', () => {
  it.each<[string, Partial<Wish>, Inputs, string]>([
    ['the smallest for words alone', {}, words, 'gpt-image-1-mini'],
    ['the small editor for a picture', {}, onePicture, EDITOR],
    ['the small editor for four pictures and a mask', {}, { references: 4, mask: true }, EDITOR],
    ['1min.ai where only it offers the background', { background: 'white' }, onePicture, ONEMIN],
    ['1min.ai where only it offers the compression', { compression: 0, format: 'webp' }, words, ONEMIN],
    ['Segmind where 1min.ai would take something for something else', { size: 'auto' }, onePicture, EDITOR],
    ['Segmind for a prompt that is too long for 1min.ai', { prompt: 'x'.repeat(4001) }, words, 'gpt-image-1-mini'],
  ])('%s', (_, wish, inputs, id) => {
    const { model, request, mapped } = ask(wish, inputs);
    expect([model.id, request.model, mapped]).toEqual([id, id, []]);
  });

  it('1min.ai for everything that it can do when there is no other key', () => {
    expect(ask({}, words, onemin).model.id).toBe(ONEMIN);
    expect(ask({}, onePicture, onemin).model.id).toBe(ONEMIN);
  });
});

describe('what was not chosen', () => {
  it('is square, medium, opaque, a png, undiminished and filtered as usual', () => {
    expect(ask().request).toEqual({
      ...{ model: 'gpt-image-1-mini', prompt: 'a lighthouse', size: '1024x1024', quality: 'medium' },
      ...{ background: 'opaque', format: 'png', compression: 100, moderation: 'auto' },
    });
  });

  it('is left to 1min.ai where it edits, and nobody is told of it', () => {
    expect(ask({}, onePicture, onemin)).toMatchObject({ request: { background: 'auto' }, mapped: [] });
  });
});

describe('1min.ai', () => {
  it.each(['auto', 'preserve', 'transparent', 'white', 'black'] as const)(
    'edits with the background %s as it is',
    (background) => {
      expect(ask({ model: ONEMIN, background }, onePicture)).toMatchObject({ request: { background }, mapped: [] });
    },
  );

  it('has no automatic size or quality: something close is taken, and named', () => {
    const { request, mapped } = ask({ model: ONEMIN, size: 'auto', quality: 'auto' });
    expect(request).toMatchObject({ size: '1024x1024', quality: 'medium' });
    expect(mapped).toEqual([
      { option: 'size', from: 'auto', to: '1024x1024' },
      { option: 'quality', from: 'auto', to: 'medium' },
    ]);
  });

  it.each([0, 100])('takes a compression of %d', (compression) => {
    expect(ask({ model: ONEMIN, compression }).request.compression).toBe(compression);
  });

  it('takes 4,000 characters, counted as people count them, and says how many were too many', () => {
    expect(ask({ model: ONEMIN, prompt: '🗼'.repeat(4000) }).model.id).toBe(ONEMIN);
    expect(refusal(() => ask({ model: ONEMIN, prompt: 'x'.repeat(4001) }))).toMatch(/has 4001 characters.*at most 4000/);
  });
});

describe('a refusal says what would work:', () => {
  const cases: readonly [string, Partial<Wish>, Inputs, readonly Model[], RegExp][] = [
    ['an empty prompt', { prompt: ' \n ' }, words, catalogue, /such as “a lighthouse at dusk”/],
    ['a mask without a picture', {}, { references: 0, mask: true }, catalogue, /no picture is attached.*Attach one/],
    [
      'a model that only edits, without a picture',
      { model: EDITOR },
      words,
      segmind,
      /Attach one as reference\. Or choose GPT Image 1 Mini\.$/,
    ],
    ['a model that only draws, with a picture', { model: 'gpt-image-1-mini' }, onePicture, catalogue, /words alone.*Edit Mini/],
    ['two pictures for 1min.ai', { model: ONEMIN }, { references: 2, mask: false }, catalogue, /at most 1 picture\..*Edit Mini/],
    ['a mask for 1min.ai', { model: ONEMIN }, { references: 1, mask: true }, catalogue, /takes no mask.*Edit Mini/],
    ['a mask where nobody takes one', {}, { references: 1, mask: true }, onemin, /takes no mask.*say in words what to change\.$/],
    ['a background that nobody offers', { background: 'white' }, onePicture, segmind, /offers: opaque, transparent/],
    ['a background for pictures, with words alone', { background: 'preserve' }, words, catalogue, /offers: opaque, transparent/],
    ['a transparent JPEG', { background: 'transparent', format: 'jpeg' }, words, catalogue, /PNG or WebP/],
    [
      'a transparent WebP of 1min.ai',
      { model: ONEMIN, background: 'transparent', format: 'webp' },
      words,
      catalogue,
      /only as PNG/,
    ],
    ['a compression of 0 at Segmind', { model: 'gpt-image-1-mini', compression: 0 }, words, catalogue, /from 1 to 100/],
    ['a laxer filter at 1min.ai', { model: ONEMIN, moderation: 'low' }, words, catalogue, /not offer that moderation.*auto/],
    ['a model without a key', { model: ONEMIN }, words, segmind, /not on offer.*from the list/],
    ['a model that is no more', { model: 'dall-e-2' }, words, catalogue, /not on offer.*from the list/],
  ];

  it.each(cases)('%s', (_, wish, inputs, offered, hint) => {
    const text = refusal(() => ask(wish, inputs, offered));
    expect(text).toMatch(hint);
    expect(text).toContain('No credits were used.');
  });

  it('only models that have a key are named', () => {
    expect(refusal(() => ask({ model: ONEMIN }, { references: 2, mask: false }, onemin))).not.toContain('Or choose');
  });
});

const offers = fc.subarray([...catalogue], { minLength: 1 });
const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, ...values);
const wishes: fc.Arbitrary<Wish> = fc.record({
  prompt: fc.constantFrom('a lighthouse', ' ', 'x'.repeat(4000), 'x'.repeat(4001), 'x'.repeat(32_001)),
  model: fc.option(fc.constantFrom(...catalogue.map(({ id }) => id), 'gone'), { nil: undefined, freq: 2 }),
  size: maybe(...sizes),
  quality: maybe(...qualities),
  background: maybe(...backgrounds),
  format: maybe(...formats),
  compression: maybe(0, 1, 50, 100),
  moderation: maybe(...moderations),
});
const inputs = fc.record({ references: fc.integer({ min: 0, max: 5 }), mask: fc.boolean() });
const price = ({ model, request }: Resolved) => creditsFor(model, request.quality, request.size);

/** Every way to serve a wish with nothing taken for something else. */
function exactly(offered: readonly Model[], wish: Wish, given: Inputs): Resolved[] {
  return offered.flatMap((model) => {
    let resolved: Resolved | undefined;
    caught(() => {
      resolved = resolveFor(model, wish, given);
    });
    return resolved && resolved.mapped.length === 0 ? [resolved] : [];
  });
}

function expectOffered({ model, request }: Resolved, given: Inputs): void {
  expect(model.sizes).toContain(request.size);
  expect(model.qualities).toContain(request.quality);
  expect(given.references > 0 ? model.backgrounds.editing : model.backgrounds.drawing).toContain(request.background);
  if (request.background === 'transparent') expect(model.transparentFormats).toContain(request.format);
  expect(model.moderations).toContain(request.moderation);
  expect(request.compression).toBeGreaterThanOrEqual(model.compression.least);
  expect(request.compression).toBeLessThanOrEqual(model.compression.most);
  expect([...request.prompt].length).toBeLessThanOrEqual(model.longestPrompt);
  expect(given.references).toBeLessThanOrEqual(model.references);
  expect(model.draws || given.references > 0).toBe(true);
  expect(model.mask || !given.mask).toBe(true);
}

describe('whatever is wished for and whoever is on offer,', () => {
  const property = (holds: (offered: Model[], wish: Wish, given: Inputs) => void) =>
    fc.assert(fc.property(offers, wishes, inputs, holds), { numRuns: 1000 });

  it('either every option is one that the model offers, or it is refused in whole words', () => {
    property((offered, wish, given) => {
      let resolved: Resolved | undefined;
      const error = caught(() => {
        resolved = resolve(offered, wish, given);
      });
      if (resolved) expectOffered(resolved, given);
      else
        expect(
          refusal(() => {
            throw error;
          }),
        ).not.toMatch(/undefined|NaN|\[object|: \.| {2}/);
    });
  });

  it('what was named is what is drawn, or it is said what is drawn instead', () => {
    property((offered, wish, given) => {
      caught(() => {
        const { model, request, mapped } = resolve(offered, wish, given);
        expect(offered).toContain(model);
        expect(request).toMatchObject({ prompt: wish.prompt, model: wish.model ?? model.id });
        for (const option of ['format', 'compression', 'moderation'] as const) {
          expect(request[option]).toBe(wish[option] ?? request[option]);
        }
        const changed = (['size', 'quality', 'background'] as const).filter(
          (option) => request[option] !== (wish[option] ?? request[option]),
        );
        expect(mapped).toEqual(changed.map((option) => ({ option, from: wish[option], to: request[option] })));
      });
    });
  });

  it('no model is chosen that is dearer than another that does just what was asked', () => {
    property((offered, named, given) => {
      const wish = { ...named, model: undefined };
      caught(() => {
        const best = resolve(offered, wish, given);
        const exact = exactly(offered, wish, given);
        for (const other of exact) expect(price(best)).toBeLessThanOrEqual(price(other));
        if (exact.length > 0) expect(best.mapped).toEqual([]);
      });
    });
  });

  it('what is refused when no model is named is refused by every model that could be named', () => {
    property((offered, named, given) => {
      const wish = { ...named, model: undefined };
      if (!caught(() => resolve(offered, wish, given))) return;
      for (const { id } of offered) expect(caught(() => resolve(offered, { ...wish, model: id }, given))).toBeDefined();
    });
  });
});
