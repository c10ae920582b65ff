// The options of /imagine: how Discord offers them, and how they are read.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type Attachment as DiscordAttachment,
} from 'discord.js';
import { z } from 'zod';
import type { Attachment } from '../services/jobs/source.js';
import type { Model } from '../services/providers/catalogue.js';
import { backgrounds, formats, moderations, qualities, type Size, sizes } from '../services/providers/image-request.js';
import type { Asked } from './take-order.js';

export const MOST_PICTURES = 4;
/** Discord takes no longer text in an option. */
const LONGEST_PROMPT = 6000;

const names = {
  size: {
    '1024x1024': 'Square (1024×1024)',
    '1536x1024': 'Landscape (1536×1024)',
    '1024x1536': 'Portrait (1024×1536)',
    auto: 'Automatic: the model chooses',
  },
  quality: {
    low: 'Low: quickest and cheapest',
    medium: 'Medium: good for most things',
    high: 'High: finest, and costs most',
    auto: 'Automatic: the model chooses',
  },
  background: {
    opaque: 'Opaque',
    transparent: 'Transparent (PNG or WebP)',
    auto: 'Automatic: the model chooses',
    preserve: 'Preserve: as in the reference',
    white: 'White',
    black: 'Black',
  },
  format: { png: 'PNG: lossless', jpeg: 'JPEG: small files', webp: 'WebP: small files, may be transparent' },
  moderation: { auto: 'Normal', low: 'Less strict' },
};

const references = ['reference', 'reference2', 'reference3', 'reference4'];

/** Only what some model on offer takes can be chosen. */
export function imagineOptions(offered: readonly Model[]): APIApplicationCommandBasicOption[] {
  const backgroundsOffered = offered.flatMap((model) => [...model.backgrounds.drawing, ...model.backgrounds.editing]);
  const compressions = offered.map(({ compression }) => compression);
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: 'prompt',
      description: 'What you would like to see, such as: a lighthouse at dusk',
      required: true,
      max_length: LONGEST_PROMPT,
    },
    attachment('reference', 'A picture to edit or to work from'),
    attachment('reference2', 'Another picture to work from'),
    attachment('reference3', 'A third picture to work from'),
    attachment('reference4', 'A fourth picture to work from'),
    attachment('mask', 'What to change in the first picture: transparent, or painted white on black'),
    {
      type: ApplicationCommandOptionType.String,
      name: 'model',
      description: 'Who draws it; the cheapest that can, unless you choose',
      choices: offered.map(({ id, name, purpose }) => ({ name: `${name}: ${purpose}`, value: id })),
    },
    oneOf(
      'size',
      'The shape of the picture; square, or that of the reference, unless you choose',
      offered.flatMap((model) => model.sizes),
    ),
    oneOf(
      'quality',
      'How fine it is drawn, and what it costs; medium unless you choose',
      offered.flatMap((model) => model.qualities),
    ),
    oneOf('background', 'Opaque unless you choose', backgroundsOffered),
    oneOf('format', 'The kind of file; PNG unless you choose', formats),
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'compression',
      description: 'For JPEG and WebP: from 1 (smallest file) to 100 (best)',
      min_value: Math.min(...compressions.map(({ least }) => least)),
      max_value: Math.max(...compressions.map(({ most }) => most)),
    },
    oneOf(
      'moderation',
      'How strictly the image service filters',
      offered.flatMap((model) => model.moderations),
    ),
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'count',
      description: 'How many pictures, each drawn and charged on its own',
      min_value: 1,
      max_value: MOST_PICTURES,
    },
    { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only you see the picture' },
  ];
}

/** The choices in their usual order, as far as somebody offers them. */
function oneOf(name: keyof typeof names, description: string, offered: readonly string[]): APIApplicationCommandBasicOption {
  const choices = Object.entries(names[name])
    .filter(([value]) => offered.includes(value))
    .map(([value, words]) => ({ name: words, value }));
  return { type: ApplicationCommandOptionType.String, name, description, choices };
}

function attachment(name: string, description: string): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Attachment, name, description };
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
  count: z.number().int().min(1).max(MOST_PICTURES).default(1),
  private: z.boolean().default(false),
});

export function readImagineOptions({ options }: ChatInputCommandInteraction): Asked {
  const given = Object.fromEntries(options.data.map(({ name, value }) => [name, value]));
  const { count, private: isPrivate, ...wish } = optionsSchema.parse(given);
  const pictures = references.flatMap((name) => options.getAttachment(name) ?? []);
  const mask = options.getAttachment('mask');
  return {
    wish,
    shape: shapeOf(pictures[0]),
    attachments: [
      ...pictures.map((picture) => asAttachment('reference', picture)),
      ...(mask ? [asAttachment('mask', mask)] : []),
    ],
    parent: null,
    count,
    isPrivate,
  };
}

function asAttachment(slot: Attachment['slot'], { name, url, size, contentType }: DiscordAttachment): Attachment {
  return { slot, name, contentType, places: [{ kind: 'discord', url, size }] };
}

/** An edited picture keeps its shape, as nearly as it can be had. */
function shapeOf(picture: DiscordAttachment | undefined): Size | undefined {
  if (!picture?.width || !picture.height) return undefined;
  const ratio = picture.width / picture.height;
  if (ratio > 1.2) return '1536x1024';
  return ratio < 1 / 1.2 ? '1024x1536' : '1024x1024';
}
