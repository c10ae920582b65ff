// Ways in which a picture can arrive that is not the picture that was promised.
import type { ApiAnswer } from '../http/answer.js';

export type Spoil = (answer: ApiAnswer) => ApiAnswer | Promise<ApiAnswer>;

const onlyPictures =
  (spoil: (bytes: Buffer, answer: ApiAnswer) => ApiAnswer | Promise<ApiAnswer>): Spoil =>
  (answer) =>
    answer.status === 200 && Buffer.isBuffer(answer.body) ? spoil(answer.body, answer) : answer;

export const spoiledPictures = {
  'not-a-picture': onlyPictures((_, answer) => ({
    ...answer,
    body: 'upstream connect error or disconnect/reset before headers',
  })),
  /** All that was promised arrives, but the file itself ends early. */
  'truncated-picture': onlyPictures((bytes, answer) => ({ ...answer, body: bytes.subarray(0, Math.ceil(bytes.length * 0.7)) })),
  'empty-picture': onlyPictures((_, answer) => ({ ...answer, body: '' })),
  mislabelled: onlyPictures(async (bytes, answer) => {
    const { default: sharp } = await import('sharp');
    const body = await sharp(bytes).flatten().jpeg().toBuffer();
    return { ...answer, headers: { ...answer.headers, 'content-type': 'image/png' }, body };
  }),
} as const satisfies Readonly<Record<string, Spoil>>;
