// What is said around editing, repeating, deleting and the details of a picture, in English.

const credits = (count: number) => `${count} ${count === 1 ? 'credit' : 'credits'}`;
const NOTHING_SPENT = 'No credits were used.';

export const englishGestures = {
  'refused.noPicture': () =>
    `There is no picture in this message that can be edited. ${NOTHING_SPENT} Choose a message with a picture, or attach one with \`/imagine\`.`,
  'refused.stillDrawing': () => `This picture is still being drawn. ${NOTHING_SPENT} Wait until it is there, then edit it.`,
  'refused.faded': () =>
    `This picture is so old that its record is gone. ${NOTHING_SPENT} Use **Edit image** in the message’s Apps menu, or \`/imagine\` with the picture attached.`,
  'refused.formGone': () => `This form has run out. ${NOTHING_SPENT} Open it again and send it within 15 minutes.`,
  'refused.unseen': () =>
    `I can’t see the picture you replied to. ${NOTHING_SPENT} Press and hold the picture’s message (or right-click it) and choose **Apps → Edit image**: that always works.`,

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
  'details.options': ({ model, options }: { model: string; options: string }) => `**Model** ${model}\n**Options** ${options}`,
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
