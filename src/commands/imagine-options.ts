// The options of /imagine: how Discord offers them, and how they are read.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { z } from 'zod';
import { LONGEST_OPTION } from '../services/discord/input-length.js';
import { say } from '../services/messages/messages.js';
import type { Model } from '../services/providers/catalogue.js';
import {
  backgrounds,
  formats,
  MOST_PICTURES,
  moderations,
  qualities,
  shapeNearest,
  sizes,
} from '../services/providers/image-request.js';
import { asAttachment } from './attached.js';
import { type ChoiceKey, choice, described, named } from './localised.js';
import { presetOption } from './preset/option.js';
import type { Asked } from './take-order.js';

/** In the order in which they are offered. */
const choices = {
  size: ['choice.size.1024x1024', 'choice.size.1536x1024', 'choice.size.1024x1536', 'choice.size.auto'],
  quality: ['choice.quality.low', 'choice.quality.medium', 'choice.quality.high', 'choice.quality.auto'],
  background: [
    'choice.background.opaque',
    'choice.background.transparent',
    'choice.background.auto',
    'choice.background.preserve',
    'choice.background.white',
    'choice.background.black',
  ],
  format: ['choice.format.png', 'choice.format.jpeg', 'choice.format.webp'],
  moderation: ['choice.moderation.auto', 'choice.moderation.low'],
} as const satisfies Record<string, readonly ChoiceKey[]>;

const references = ['reference', 'reference2', 'reference3', 'reference4'] as const;

/** Only what some model on offer takes can be chosen. */
export function imagineOptions(offered: readonly Model[]): APIApplicationCommandBasicOption[] {
  const backgroundsOffered = offered.flatMap((model) => [...model.backgrounds.drawing, ...model.backgrounds.editing]);
  const compressions = offered.map(({ compression }) => compression);
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: 'prompt',
      ...described('option.imagine.prompt'),
      required: true,
      max_length: LONGEST_OPTION,
    },
    ...[...references, 'mask' as const].map(attachment),
    {
      type: ApplicationCommandOptionType.String,
      name: 'model',
      ...described('option.imagine.model'),
      choices: modelChoices(offered),
    },
    // What is left to a model that makes no choice is brought to the nearest.
    oneOf('size', sizes),
    oneOf('quality', qualities),
    oneOf('background', backgroundsOffered),
    oneOf('format', formats),
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'compression',
      ...described('option.imagine.compression'),
      min_value: Math.min(...compressions.map(({ least }) => least)),
      max_value: Math.max(...compressions.map(({ most }) => most)),
    },
    oneOf(
      'moderation',
      offered.flatMap((model) => model.moderations),
    ),
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'count',
      ...described('option.imagine.count'),
      min_value: 1,
      max_value: MOST_PICTURES,
    },
    { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('option.imagine.private') },
    { ...presetOption, name: 'preset', ...described('option.imagine.preset') },
  ];
}

/** The dearest one is the finest, where prices differ at all. */
function modelChoices(offered: readonly Model[]) {
  const prices = offered.map(({ credits }) => credits.high.square);
  const isFinest = (price: number) => price === Math.max(...prices) && price > Math.min(...prices);
  return offered.map((model) => ({
    ...named((language) => say(language, 'model.offer', { ...model, finest: isFinest(model.credits.high.square) })),
    value: model.id,
  }));
}

/** The choices in their usual order, as far as somebody offers them. */
function oneOf(name: keyof typeof choices, offered: readonly string[]): APIApplicationCommandBasicOption {
  const keys: readonly ChoiceKey[] = choices[name];
  return {
    type: ApplicationCommandOptionType.String,
    name,
    ...described(`option.imagine.${name}`),
    choices: keys.map(choice).filter(({ value }) => offered.includes(value)),
  };
}

function attachment(name: (typeof references)[number] | 'mask'): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Attachment, name, ...described(`option.imagine.${name}`) };
}

const optionsSchema = z.object({
  prompt: z.string(),
  model: z.string().optional(),
  size: z.enum(sizes).optional(),
  quality: z.enum(qualities).optional(),
  background: z.enum(backgrounds).optional(),
  format: z.enum(formats).optional(),
  compression: z.number().int().optional(),
  moderation: z.enum(moderations).optional(),
  count: z.number().int().min(1).max(MOST_PICTURES).optional(),
  private: z.boolean().optional(),
  preset: z.string().optional(),
});

/** What was named at the command; the rest is a preset's, or as usual. */
export interface Given extends Pick<Asked, 'wish' | 'shape' | 'attachments'> {
  readonly count: number | undefined;
  readonly isPrivate: boolean | undefined;
}

export function readImagineOptions({ options }: ChatInputCommandInteraction): Given & { readonly preset: string | undefined } {
  const given = Object.fromEntries(options.data.map(({ name, value }) => [name, value]));
  const { count, private: isPrivate, preset, ...wish } = optionsSchema.parse(given);
  const pictures = references.flatMap((name) => options.getAttachment(name) ?? []);
  const mask = options.getAttachment('mask');
  return {
    wish,
    shape: shapeNearest(pictures[0]?.width, pictures[0]?.height),
    attachments: [
      ...pictures.map((picture) => asAttachment('reference', picture)),
      ...(mask ? [asAttachment('mask', mask)] : []),
    ],
    count,
    isPrivate,
    preset,
  };
}
