// What can be judged of a request from its options alone: a combination that can't work is refused before anything is begun.
import { UserError } from '../errors.js';
import { type Model, modelById } from './catalogue.js';
import type { ImageRequest } from './image-request.js';

/** The request's model. Throws a UserError that says what would work. */
export function checkRequest(request: ImageRequest): Model {
  const model = modelById(request.model);
  if (!model) throw new UserError('refused.unknownModel', undefined);
  const length = [...request.prompt].length;
  if (request.prompt.trim() === '') throw new UserError('refused.emptyPrompt', undefined);
  if (length > model.longestPrompt) throw new UserError('refused.longPrompt', { most: model.longestPrompt, length });
  checkOffered(model, 'size', request.size, model.sizes);
  checkOffered(model, 'quality', request.quality, model.qualities);
  checkOffered(model, 'background', request.background, model.backgrounds);
  if (request.background === 'transparent' && request.format === 'jpeg')
    throw new UserError('refused.transparentJpeg', undefined);
  const { least, most } = model.compression;
  if (request.compression < least || request.compression > most) throw new UserError('refused.compressionRange', { least, most });
  return model;
}

function checkOffered(model: Model, option: string, chosen: string, offered: readonly string[]): void {
  if (!offered.includes(chosen))
    throw new UserError('refused.option', { option, model: model.name, choices: offered.join(', ') });
}
