// What is said around editing, repeating, deleting and the details of a picture, in English.
import type { ImageRequest } from '../../providers/image-request.js';
import { credits, NOTHING_SPENT } from './words.js';

interface DrawnWith extends Omit<ImageRequest, 'prompt'> {
  /** What else was asked for, in words already. */
  readonly more: readonly string[];
}

const CHOSEN = 'chosen by the model';
const options = {
  size: { '1024x1024': 'square, 1024×1024', '1536x1024': 'wide, 1536×1024', '1024x1536': 'tall, 1024×1536', auto: CHOSEN },
  quality: { low: 'low', medium: 'medium', high: 'high', auto: CHOSEN },
  background: {
    ...{ opaque: 'opaque', transparent: 'transparent', white: 'white', black: 'black' },
    ...{ preserve: 'as in the reference', auto: CHOSEN },
  },
  format: { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' },
  moderation: { auto: 'normal', low: 'less strict' },
} as const satisfies OptionWords;

/** A word for each value that can be asked for. */
export type OptionWords = {
  readonly [Option in 'size' | 'quality' | 'background' | 'format' | 'moderation']: Readonly<
    Record<ImageRequest[Option], string>
  >;
};

export const englishGestures = {
  'refused.noPicture': () =>
    `There is no picture in this message that can be edited. ${NOTHING_SPENT} Choose a message with a picture, or attach one with \`/imagine\`.`,
  'refused.stillDrawing': () => `This picture is still being drawn. ${NOTHING_SPENT} Wait until it is there, then edit it.`,
  'refused.faded': () =>
    `This picture is so old that its record is gone. ${NOTHING_SPENT} Use **Edit image** in the message’s Apps menu, or \`/imagine\` with the picture attached.`,
  'refused.formGone': () => `This form has run out. ${NOTHING_SPENT} Open it again and send it within 15 minutes.`,
  'refused.unseen': () =>
    `I can’t see the picture you replied to. ${NOTHING_SPENT} Press and hold the picture’s message (or right-click it) and choose **Apps → Edit image**: that always works.`,
  'refused.noSuchPicture': ({ number, count }: { number: number; count: number }) =>
    count === 1
      ? `There is only one picture in that message, so there is no #${number}. ${NOTHING_SPENT} Reply again without the number.`
      : `There is no picture #${number} in that message: there are #1 ${count === 2 ? 'and' : 'to'} #${count}. ${NOTHING_SPENT} Reply again with one of these numbers, such as “#1 make it night”.`,

  'button.again': () => 'Again',
  'button.edit': () => 'Edit',
  'button.high': ({ cost }: { cost: number }) => `High quality · ${cost}`,
  'button.details': () => 'Details',
  'button.delete': () => 'Delete',

  'form.title': () => 'Edit this picture',
  'form.what': () => 'What to change',
  'form.example': () => 'make it night',
  'form.picture': () => 'Which picture',
  'form.pictureName': ({ number, name }: { number: number; name: string | undefined }) =>
    name === undefined ? `Picture ${number}` : `${number}: ${name}`,
  'form.quality': () => 'Quality',
  'form.reference': () => 'Reference: more pictures (optional)',
  'form.mask': () => 'Mask: where it may change (optional)',

  'details.heading': () => '**Details**',
  'details.options': ({ model, size, quality, background, format, compression, moderation, more }: DrawnWith) =>
    [
      `**Model** ${model}`,
      `**Size** ${options.size[size]} · **Quality** ${options.quality[quality]}`,
      `**Background** ${options.background[background]} · **Format** ${options.format[format]}`,
      `**Compression** ${compression === 100 ? '100, the finest' : `${compression} of 100`} · **Moderation** ${options.moderation[moderation]}`,
      ...(more.length > 0 ? [`**Also** ${more.join(' · ')}`] : []),
    ].join('\n'),
  'details.seed': ({ seed }: { seed: string }) => `**Seed** ${seed}`,
  'details.cost': ({ charged, seconds }: { charged: number; seconds: number }) =>
    `**Cost** ${credits(charged)} · **Time** ${seconds} s`,
  'details.requester': ({ userId, at }: { userId: string; at: number }) => `**Asked for by** <@${userId}> <t:${at}:f>`,
  'details.lineage': () => '**From the first prompt to here**',
  'details.here': () => 'this picture',
  'details.original': ({ links }: { links: readonly string[] }) =>
    `**Original**, for about 7 days: ${links.map((link) => `<${link}>`).join(' ')}`,
  'deleted.done': () => 'The message is deleted. What it cost stays booked.',
} as const;
