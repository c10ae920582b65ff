import { describe, expect, it } from 'vitest';
import { likeBefore } from '../../src/commands/edit/edit-form.js';
import type { Attachment } from '../../src/services/jobs/source.js';
import { catalogue, type Model } from '../../src/services/providers/catalogue.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';
import { resolve } from '../../src/services/providers/request-resolution.js';

type Basis = Omit<ImageRequest, 'prompt'>;

const basis: Basis = {
  model: 'gpt-image-1-mini',
  size: '1536x1024',
  quality: 'low',
  background: 'opaque',
  format: 'png',
  compression: 100,
  moderation: 'auto',
};

const attached = (slot: Attachment['slot']): Attachment => ({
  slot,
  name: 'a.png',
  contentType: null,
  places: [{ kind: 'discord', url: 'https://cdn.discordapp.com/a.png', size: 1 }],
});
const one = [attached('reference')];
const two = [...one, attached('reference')];
const of = (provider: string) => catalogue.filter((model) => model.provider === provider);

/** Every request that the catalogue offers. */
function offers(model: Model): Basis[] {
  const kinds = [...(model.draws ? model.backgrounds.drawing : []), ...(model.references > 0 ? model.backgrounds.editing : [])];
  return kinds.flatMap((background) =>
    (background === 'transparent' ? model.transparentFormats : (['png', 'jpeg', 'webp'] as const)).flatMap((format) =>
      model.moderations.flatMap((moderation) =>
        [model.compression.least, model.compression.most].map((compression) => ({
          ...basis,
          ...{ model: model.id, background, format, moderation, compression },
        })),
      ),
    ),
  );
}

describe('what an edit takes over from the picture it starts from', () => {
  it('is nothing when nobody knows how that was drawn', () => {
    expect(likeBefore({ basis: null }, catalogue, one)).toEqual({});
  });

  it('is the model as well, where it can edit just this', () => {
    expect(likeBefore({ basis: { ...basis, model: 'gpt-image-1-edit' } }, catalogue, two)).toMatchObject({
      model: 'gpt-image-1-edit',
      size: '1536x1024',
    });
    expect(likeBefore({ basis: { ...basis, model: '1min/gpt-image-1-mini' } }, catalogue, one).model).toBeDefined();
  });

  it.each([
    ['a model that draws from words alone', 'gpt-image-1-mini', one],
    ['too many pictures for it', '1min/gpt-image-1-mini', two],
    ['a mask that it does not take', '1min/gpt-image-1-mini', [...one, attached('mask')]],
    ['a model that is gone', 'gone', one],
  ])('leaves the choice of model open for %s', (_, model, attachments) => {
    const like = likeBefore({ basis: { ...basis, model } }, catalogue, attachments);
    expect(like.model).toBeUndefined();
    expect(like.quality).toBe('low');
  });

  it('keeps transparency, and no other background', () => {
    expect(likeBefore({ basis: { ...basis, background: 'transparent' } }, catalogue, one).background).toBe('transparent');
    expect(likeBefore({ basis: { ...basis, background: 'white' } }, catalogue, one).background).toBeUndefined();
  });

  it.each([
    ['both vendors', 'both vendors', catalogue, catalogue],
    ['Segmind', 'Segmind', of('segmind'), of('segmind')],
    ['1min.ai', '1min.ai', of('onemin'), of('onemin')],
    ['Segmind', '1min.ai since', of('segmind'), of('onemin')],
    ['1min.ai', 'Segmind since', of('onemin'), of('segmind')],
  ])('can always be had: drawn with %s, on offer %s', (_, __, before, offered) => {
    for (const drawn of before.flatMap(offers)) {
      const wish = { ...likeBefore({ basis: drawn }, offered, one), prompt: 'make it night' };
      expect(() => resolve(offered, wish, { references: 1, mask: false }), JSON.stringify(drawn)).not.toThrow();
    }
  });
});
