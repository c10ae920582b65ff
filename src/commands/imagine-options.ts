// The options of /imagine: how Discord offers them, and how they are read.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { z } from 'zod';
import { catalogue, defaults } from '../services/providers/catalogue.js';
import { backgrounds, formats, type ImageRequest, moderations, qualities, sizes } from '../services/providers/image-request.js';

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
  background: { opaque: 'Opaque', transparent: 'Transparent (PNG or WebP)' },
  format: { png: 'PNG: lossless', jpeg: 'JPEG: small files', webp: 'WebP: small files, may be transparent' },
  moderation: { auto: 'Normal', low: 'Less strict' },
};

function choices(offered: Readonly<Record<string, string>>) {
  return Object.entries(offered).map(([value, name]) => ({ name, value }));
}

function oneOf(name: keyof typeof names, description: string): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.String, name, description, choices: choices(names[name]) };
}

export const imagineOptions: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'prompt',
    description: 'What you would like to see, such as: a lighthouse at dusk',
    required: true,
    max_length: LONGEST_PROMPT,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'model',
    description: 'Who draws it',
    choices: catalogue.map(({ id, name }) => ({ name, value: id })),
  },
  oneOf('size', 'The shape of the picture; square unless you choose'),
  oneOf('quality', 'How fine it is drawn, and what it costs; medium unless you choose'),
  oneOf('background', 'Opaque unless you choose'),
  oneOf('format', 'The kind of file; PNG unless you choose'),
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'compression',
    description: 'For JPEG and WebP: from 1 (smallest file) to 100 (best)',
    min_value: Math.min(...catalogue.map(({ compression }) => compression.least)),
    max_value: Math.max(...catalogue.map(({ compression }) => compression.most)),
  },
  oneOf('moderation', 'How strictly the image service filters'),
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'count',
    description: 'How many pictures, each drawn and charged on its own',
    min_value: 1,
    max_value: MOST_PICTURES,
  },
  { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only you see the picture' },
];

const optionsSchema = z.object({
  prompt: z.string(),
  model: z.string().default(defaults.model),
  size: z.enum(sizes).default(defaults.size),
  quality: z.enum(qualities).default(defaults.quality),
  background: z.enum(backgrounds).default(defaults.background),
  format: z.enum(formats).default(defaults.format),
  compression: z.number().int().default(defaults.compression),
  moderation: z.enum(moderations).default(defaults.moderation),
  count: z.number().int().min(1).max(MOST_PICTURES).default(1),
  private: z.boolean().default(false),
});

export interface ImagineOptions {
  readonly request: ImageRequest;
  readonly count: number;
  readonly isPrivate: boolean;
}

export function readImagineOptions(interaction: ChatInputCommandInteraction): ImagineOptions {
  const given = Object.fromEntries(interaction.options.data.map(({ name, value }) => [name, value]));
  const { count, private: isPrivate, ...request } = optionsSchema.parse(given);
  return { request, count, isPrivate };
}
