// A request that begins with a preset: what is named at the command wins, the rest is the preset's.
import { inputsOf } from '../../services/jobs/job.js';
import type { Attachment } from '../../services/jobs/source.js';
import type { DrawnWith, Preset } from '../../services/presets/preset.js';
import type { Model } from '../../services/providers/catalogue.js';
import type { Inputs, Wish } from '../../services/providers/image-request.js';
import { takes } from '../../services/providers/request-resolution.js';
import type { Given } from '../imagine-options.js';
import type { Asked } from '../take-order.js';

/** As it is without any preset. */
export function askedAlone({ wish, shape, attachments, count = 1, isPrivate = false }: Given): Asked {
  return { wish, shape, attachments, count, isPrivate, parent: null };
}

/** All but the words: the prompt is the preset's, as it stands there. */
export function askedWith(preset: Preset, given: Given, offered: readonly Model[]): Asked {
  const { drawnWith, prompt } = preset;
  const attachments = picturesOf(preset, given.attachments);
  const options = drawnWith ? optionsOf(drawnWith, given, inputsOf({ attachments }), offered) : {};
  return {
    wish: { ...options, ...given.wish, prompt },
    shape: given.shape,
    attachments,
    parent: null,
    count: given.count ?? drawnWith?.count ?? 1,
    isPrivate: given.isPrivate ?? drawnWith?.isPrivate ?? false,
  };
}

/** A mask belongs to the picture it came with: another picture comes with its own, or none. */
function picturesOf({ attachments }: Preset, given: readonly Attachment[]): readonly Attachment[] {
  if (given.some(({ slot }) => slot === 'reference')) return given;
  if (given.length === 0) return attachments;
  return [...attachments.filter(({ slot }) => slot === 'reference'), ...given];
}

function optionsOf(
  { options, followsPicture }: DrawnWith,
  given: Given,
  inputs: Inputs,
  offered: readonly Model[],
): Omit<Wish, 'prompt'> {
  const bringsShape = followsPicture && given.shape !== undefined;
  // Who drew it may be on offer no longer, or not be able to work from what is attached now: then whoever can draws it.
  const isServed = offered.some((model) => model.id === options.model && takes(model, inputs));
  return { ...options, ...(bringsShape && { size: undefined }), ...(!isServed && { model: undefined }) };
}
