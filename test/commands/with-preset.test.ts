// What a request comes to that begins with a preset: what is named at the command wins, the rest is the preset's.
import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/commands/imagine-options.js';
import { askedAlone, askedWith } from '../../src/commands/preset/with-preset.js';
import type { Attachment } from '../../src/services/jobs/source.js';
import type { Preset } from '../../src/services/presets/preset.js';
import { catalogue } from '../../src/services/providers/catalogue.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';

const picture = (slot: Attachment['slot'], name: string): Attachment => ({
  ...{ slot, name, contentType: null },
  places: [{ kind: 'preset', presetId: '1', file: name }],
});
const given = (changes: Partial<Given> = {}): Given => ({
  ...{ wish: { prompt: 'typed' }, shape: undefined, attachments: [], count: undefined, isPrivate: undefined },
  ...changes,
});
const options: Omit<ImageRequest, 'prompt'> = {
  model: 'gpt-image-1-edit',
  size: '1024x1536',
  quality: 'low',
  background: 'opaque',
  format: 'webp',
  compression: 50,
  moderation: 'low',
};
const preset: Preset = {
  ...{ owner: '1/2', name: 'it', prompt: 'a {thing}' },
  drawnWith: { options, followsPicture: true, count: 3, isPrivate: true },
  attachments: [picture('reference', 'house'), picture('mask', 'hole')],
};
const names = ({ attachments }: { attachments: readonly Attachment[] }) => attachments.map(({ name }) => name);

describe('with a preset', () => {
  it('nothing else is needed, and its prompt keeps its blanks', () => {
    expect(askedWith(preset, given(), catalogue)).toEqual({
      wish: { ...options, prompt: 'a {thing}' },
      ...{ shape: undefined, attachments: preset.attachments, parent: null, count: 3, isPrivate: true },
    });
  });

  it('what is named wins, though it be the usual', () => {
    const wish = { prompt: 'typed', size: '1024x1024', format: 'png' } as const;
    const asked = askedWith(preset, given({ wish, count: 1, isPrivate: false }), catalogue);
    expect(asked.wish).toEqual({ ...options, size: '1024x1024', format: 'png', prompt: 'a {thing}' });
    expect([asked.count, asked.isPrivate]).toEqual([1, false]);
  });

  it('other pictures come without its mask, and in their own shape', () => {
    const asked = askedWith(preset, given({ attachments: [picture('reference', 'cat')], shape: '1536x1024' }), catalogue);
    expect(names(asked)).toEqual(['cat']);
    expect([asked.wish.size, asked.shape]).toEqual([undefined, '1536x1024']);
  });

  it('a size that was named when it was saved stays with other pictures', () => {
    const named = { ...preset, drawnWith: preset.drawnWith && { ...preset.drawnWith, followsPicture: false } };
    const asked = askedWith(named, given({ attachments: [picture('reference', 'cat')], shape: '1536x1024' }), catalogue);
    expect(asked.wish.size).toBe('1024x1536');
  });

  it('another mask is for its own pictures', () => {
    expect(names(askedWith(preset, given({ attachments: [picture('mask', 'other')] }), catalogue))).toEqual(['house', 'other']);
  });

  it('whoever can draws it, when its model can’t or is on offer no longer; one that is named stays', () => {
    const others = catalogue.filter(({ id }) => id !== options.model);
    expect(askedWith(preset, given(), others).wish.model).toBeUndefined();
    const drawing = { ...options, model: 'gpt-image-1-mini' };
    const edited = { ...preset, drawnWith: preset.drawnWith && { ...preset.drawnWith, options: drawing } };
    expect(askedWith(edited, given(), catalogue).wish.model).toBeUndefined();
    expect(askedWith(preset, given({ wish: { prompt: 'x', model: 'gone' } }), others).wish.model).toBe('gone');
  });

  it('of words alone everything else is as usual', () => {
    const words = { ...preset, drawnWith: null, attachments: [] };
    expect(askedWith(words, given(), catalogue)).toEqual(askedAlone(given({ wish: { prompt: 'a {thing}' } })));
  });
});
