// Who can draw just now: only who has a key is offered, and only who draws alike and works stands in.
import { describe, expect, it } from 'vitest';
import type { Health } from '../../../src/services/providers/breaker.js';
import type { Model } from '../../../src/services/providers/catalogue.js';
import type { ImageRequest } from '../../../src/services/providers/image-request.js';
import { LineUp } from '../../../src/services/providers/line-up.js';
import { ProviderError } from '../../../src/services/providers/provider-error.js';
import { fakeProvider } from '../../support/fake-provider.js';
import { aJob } from '../jobs/a-job.js';

const ONEMIN = '1min/gpt-image-1-mini';
const words = { references: 0, mask: false };
const onePicture = { references: 1, mask: false };
const paused: Health = { state: 'paused', trouble: 'unavailable', until: 1 };

const idsOf = (models: readonly Model[]) => models.map(({ id }) => id);
const requestFor = (changes: Partial<ImageRequest>) => ({ ...aJob().request, ...changes });

function both({ segmind, onemin }: { segmind?: Health; onemin?: Health } = {}) {
  const well: Health = { state: 'well' };
  return new LineUp([fakeProvider('segmind', { health: segmind ?? well }), fakeProvider('onemin', { health: onemin ?? well })]);
}

describe('on offer', () => {
  it('is only what there is a key for', () => {
    expect(idsOf(new LineUp([fakeProvider('onemin')]).offered)).toEqual([ONEMIN]);
    expect(idsOf(new LineUp([fakeProvider('segmind')]).offered)).not.toContain(ONEMIN);
    expect(both().offered).toHaveLength(4);
    expect(new LineUp([]).offered).toEqual([]);
  });

  it('is each model with its own vendor', () => {
    expect(both().providerOf(ONEMIN).name).toBe('onemin');
    expect(both().providerOf('gpt-image-1-edit').name).toBe('segmind');
  });

  it.each([ONEMIN, 'dall-e-2'])('is not what has lost its key or its row since: %s', (id) => {
    const lineUp = new LineUp([fakeProvider('segmind')]);
    expect(() => lineUp.providerOf(id)).toThrow(ProviderError);
    expect(() => lineUp.healthOf(id)).toThrow(ProviderError);
  });

  it('is also what is paused, with how it is', () => {
    expect(both({ segmind: paused }).healthOf('gpt-image-1-mini')).toEqual(paused);
    expect(both({ segmind: paused }).offered).toHaveLength(4);
  });
});

describe('in the place of', () => {
  const substitute = (model: string, inputs = words, changes: Partial<ImageRequest> = {}, lineUp = both()) =>
    lineUp.substituteFor(requestFor({ model, ...changes }), inputs)?.model.id;

  it.each([
    ['Segmind’s, 1min.ai’s draws from words', 'gpt-image-1-mini', words, ONEMIN],
    ['Segmind’s editor, 1min.ai’s edits a picture', 'gpt-image-1-edit-mini', onePicture, ONEMIN],
    ['1min.ai’s, Segmind’s draws from words', ONEMIN, words, 'gpt-image-1-mini'],
    ['1min.ai’s, Segmind’s editor edits a picture', ONEMIN, onePicture, 'gpt-image-1-edit-mini'],
  ])('%s', (_, model, inputs, id) => {
    expect(substitute(model, inputs)).toBe(id);
  });

  it.each<[string, string, typeof words, Partial<ImageRequest>]>([
    ['the finest, nobody draws alike', 'gpt-image-1-edit', onePicture, {}],
    ['who takes a mask, nobody without', 'gpt-image-1-edit-mini', { references: 1, mask: true }, {}],
    ['who takes two pictures, nobody who takes one', 'gpt-image-1-edit-mini', { references: 2, mask: false }, {}],
    ['a laxer filter, nobody stricter', 'gpt-image-1-mini', words, { moderation: 'low' }],
    ['who reads long prompts, nobody who would cut them', 'gpt-image-1-mini', words, { prompt: 'x'.repeat(4001) }],
    ['a white background, no other', ONEMIN, onePicture, { background: 'white' }],
    ['a model that is no more, nobody', 'dall-e-2', words, {}],
  ])('%s', (_, model, inputs, changes) => {
    expect(substitute(model, inputs, changes)).toBeUndefined();
  });

  it('anybody, nobody who is paused or has no key', () => {
    expect(substitute('gpt-image-1-mini', words, {}, both({ onemin: paused }))).toBeUndefined();
    expect(substitute('gpt-image-1-mini', words, {}, new LineUp([fakeProvider('segmind')]))).toBeUndefined();
    expect(substitute('gpt-image-1-mini', words, {}, both({ segmind: paused }))).toBe(ONEMIN);
  });

  it('another, the request is in the other’s terms, and it is said what was taken for what', () => {
    const request = requestFor({ size: 'auto', background: 'opaque' });
    expect(both().substituteFor({ ...request, model: 'gpt-image-1-edit-mini' }, onePicture)).toMatchObject({
      request: { model: ONEMIN, size: '1024x1024', background: 'auto', prompt: request.prompt },
      // The background was nobody's choice.
      mapped: [{ option: 'size', from: 'auto', to: '1024x1024' }],
    });
  });
});

it('closing closes every vendor', async () => {
  const closed: string[] = [];
  const vendors = (['segmind', 'onemin'] as const).map((name) =>
    fakeProvider(name, { close: async () => void closed.push(name) }),
  );
  await new LineUp(vendors).close();
  expect(closed).toEqual(['segmind', 'onemin']);
});
