// The commands, their options and choices as Discord offers them, in English. Discord takes at most 100 characters of each.
import type { Model } from '../../providers/catalogue.js';

type Offer = Pick<Model, 'name' | 'draws' | 'references'> & {
  /** Finer than others on offer, and none is finer. */
  readonly finest: boolean;
};

function purpose({ draws, references }: Offer): string {
  if (!draws) return 'edits pictures';
  if (references === 0) return 'draws from words';
  return references === 1 ? 'draws, or edits one picture' : 'draws, or edits pictures';
}

export const englishCommands = {
  'command.imagine': () => 'Draw a picture from your words, or edit the ones you attach',
  'command.credits': () => 'What you have left, and where your credits went',
  'command.help': () => 'What this bot can do, with examples',

  'option.imagine.prompt': () => 'What you would like to see, such as: a lighthouse at dusk',
  'option.imagine.reference': () => 'A picture to edit or to work from',
  'option.imagine.reference2': () => 'Another picture to work from',
  'option.imagine.reference3': () => 'A third picture to work from',
  'option.imagine.reference4': () => 'A fourth picture to work from',
  'option.imagine.mask': () => 'What to change in the first picture: transparent, or painted white on black',
  'option.imagine.model': () => 'Who draws it; the cheapest that can, unless you choose',
  'option.imagine.size': () => 'The shape of the picture; square, or that of the reference, unless you choose',
  'option.imagine.quality': () => 'How fine it is drawn, and what it costs; medium unless you choose',
  'option.imagine.background': () => 'Opaque unless you choose',
  'option.imagine.format': () => 'The kind of file; PNG unless you choose',
  'option.imagine.compression': () => 'For JPEG and WebP: from 1 (smallest file) to 100 (best)',
  'option.imagine.moderation': () => 'How strictly the image service filters',
  'option.imagine.count': () => 'How many pictures, each drawn and charged on its own',
  'option.imagine.private': () => 'Only you see the picture',

  'choice.size.1024x1024': () => 'Square (1024×1024)',
  'choice.size.1536x1024': () => 'Landscape (1536×1024)',
  'choice.size.1024x1536': () => 'Portrait (1024×1536)',
  'choice.size.auto': () => 'Automatic: the model chooses',
  'choice.quality.low': () => 'Low: quickest and cheapest',
  'choice.quality.medium': () => 'Medium: good for most things',
  'choice.quality.high': () => 'High: finest, and costs most',
  'choice.quality.auto': () => 'Automatic: the model chooses',
  'choice.background.opaque': () => 'Opaque',
  'choice.background.transparent': () => 'Transparent (PNG or WebP)',
  'choice.background.auto': () => 'Automatic: the model chooses',
  'choice.background.preserve': () => 'Preserve: as in the reference',
  'choice.background.white': () => 'White',
  'choice.background.black': () => 'Black',
  'choice.format.png': () => 'PNG: lossless',
  'choice.format.jpeg': () => 'JPEG: small files',
  'choice.format.webp': () => 'WebP: small files, may be transparent',
  'choice.moderation.auto': () => 'Normal',
  'choice.moderation.low': () => 'Less strict',

  'model.offer': (offer: Offer) => `${offer.name}: ${purpose(offer)}${offer.finest ? ', finest' : ''}`,
} as const;
