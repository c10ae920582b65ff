// From a wish to a request: which model draws it, and what each option comes to there. What can't work is refused with what would.
import { UserError } from '../errors.js';
import { creditsFor, defaults, type Model } from './catalogue.js';
import type { ImageRequest, Inputs, Wish } from './image-request.js';

/** An option that was named and is not offered, and what it was taken for instead. */
export interface Mapping {
  readonly option: 'size' | 'quality' | 'background';
  readonly from: string;
  readonly to: string;
}

export interface Resolved {
  readonly model: Model;
  readonly request: ImageRequest;
  readonly mapped: readonly Mapping[];
}

/** What comes close enough, where a model does not leave the choice to itself. */
const CLOSE = {
  quality: { auto: 'medium' },
  background: { auto: 'opaque', opaque: 'auto' },
} as const;

/** The model that was named, or else the cheapest that can do just what is asked. Throws a UserError that says what would work. */
export function resolve(offered: readonly Model[], wish: Wish, inputs: Inputs): Resolved {
  if (wish.prompt.trim() === '') throw new UserError('refused.emptyPrompt', undefined);
  if (inputs.mask && inputs.references === 0) throw new UserError('refused.maskAlone', undefined);
  if (wish.model !== undefined) {
    const named = offered.find(({ id }) => id === wish.model);
    if (!named) throw new UserError('refused.unknownModel', undefined);
    return resolveFor(named, wish, inputs, offered);
  }
  // Most that can't serve are told by their inputs alone; a refusal is dear to make only to be thrown away.
  const possible = offered.flatMap((model) => (takes(model, inputs) ? (attempt(model, wish, inputs) ?? []) : []));
  const [best] = possible.sort((one, other) => one.mapped.length - other.mapped.length || price(one) - price(other));
  return best ?? resolveFor(closest(offered, inputs), wish, inputs, offered);
}

/** The request as this model takes it. Throws a UserError when it can't. */
export function resolveFor(model: Model, wish: Wish, inputs: Inputs, offered: readonly Model[] = [model]): Resolved {
  checkInputs(model, inputs, offered);
  checkLength(model, wish.prompt);
  const mapped: Mapping[] = [];
  const chosen = <Value extends string>(
    option: Mapping['option'],
    wanted: Value | undefined,
    choices: readonly Value[],
  ): Value => {
    const usual = (option === 'size' && inputs.shape) || defaults[option];
    if (wanted === undefined) return choices.find((choice) => choice === usual) ?? first(choices);
    if (choices.includes(wanted)) return wanted;
    const close: Partial<Record<string, string>> = option === 'size' ? {} : CLOSE[option];
    const to = choices.find((choice) => choice === (option === 'size' ? usual : close[wanted]));
    if (to === undefined) throw notOffered(model, option, choices);
    mapped.push({ option, from: wanted, to });
    return to;
  };
  const request: ImageRequest = {
    model: model.id,
    prompt: wish.prompt,
    size: chosen('size', wish.size, model.sizes),
    quality: chosen('quality', wish.quality, model.qualities),
    background: chosen('background', wish.background, model.backgrounds[inputs.references > 0 ? 'editing' : 'drawing']),
    format: wish.format ?? defaults.format,
    compression: wish.compression ?? defaults.compression,
    moderation: wish.moderation ?? defaults.moderation,
  };
  checkTogether(model, request);
  return { model, request, mapped };
}

/** Whether it can draw from so many pictures, or from none, and with the mask. */
export function takes(model: Model, { references, mask }: Inputs): boolean {
  return (references > 0 ? references <= model.references : model.draws) && (model.mask || !mask);
}

function attempt(model: Model, wish: Wish, inputs: Inputs): Resolved | undefined {
  try {
    return resolveFor(model, wish, inputs);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function price({ model, request }: Resolved): number {
  return creditsFor(model, request.quality, request.size);
}

/** Whose refusal says best what would work. */
function closest(offered: readonly Model[], inputs: Inputs): Model {
  const suitable = offered.filter((model) => (inputs.references > 0 ? model.references > 0 : model.draws));
  return first(suitable.length > 0 ? [...suitable].sort((one, other) => other.references - one.references) : offered);
}

function checkInputs(model: Model, { references, mask }: Inputs, offered: readonly Model[]): void {
  const others = (can: (other: Model) => boolean) => offered.filter(can).map(({ name }) => name);
  if (references === 0 && !model.draws) {
    throw new UserError('refused.needsPicture', { model: model.name, others: others(({ draws }) => draws) });
  }
  if (references > model.references) {
    const suitable = others((other) => other.references >= references);
    throw new UserError('refused.references', { model: model.name, most: model.references, others: suitable });
  }
  if (mask && !model.mask) {
    throw new UserError('refused.mask', { model: model.name, others: others((other) => other.mask) });
  }
}

function checkLength({ longestPrompt: most }: Model, prompt: string): void {
  // An emoji counts twice here; by letters only what is long is counted.
  if (prompt.length <= most) return;
  const { length } = [...prompt];
  if (length > most) throw new UserError('refused.longPrompt', { most, length });
}

function checkTogether(model: Model, request: ImageRequest): void {
  if (request.background === 'transparent') {
    if (request.format === 'jpeg') throw new UserError('refused.transparentJpeg', undefined);
    if (!model.transparentFormats.includes(request.format)) {
      throw new UserError('refused.transparentFormat', { model: model.name, formats: model.transparentFormats.join(', ') });
    }
  }
  const { least, most } = model.compression;
  if (request.compression < least || request.compression > most) throw new UserError('refused.compressionRange', { least, most });
  if (!model.moderations.includes(request.moderation)) throw notOffered(model, 'moderation', model.moderations);
}

function notOffered(model: Model, option: string, choices: readonly string[]): UserError {
  return new UserError('refused.option', { option, model: model.name, choices: choices.join(', ') });
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('Nothing is on offer');
  return item;
}
