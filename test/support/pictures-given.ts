// Pictures that members attach, how often they were fetched, and what arrived of them at a vendor.
import { z } from 'zod';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { flat, halves, pixelAt } from '../services/images/made-pictures.js';
import type { Studio } from './studio.js';

export async function png(filename: string, colour: string | object, width = 64, height = 48): Promise<UploadedFile> {
  return { filename, bytes: await flat(width, height, colour).png().toBuffer() };
}

/** Its left half is to be changed. */
export async function cutOutMask(filename: string, width: number, height: number): Promise<UploadedFile> {
  const mask = await halves(width, height, { r: 0, g: 0, b: 0, alpha: 0 }, 'black');
  return { filename, bytes: await mask.png().toBuffer() };
}

/** The names of the files that the bot has fetched from Discord, one for each time. */
export function fetched({ discord }: Studio): string[] {
  return discord.seen.flatMap(({ method, path }) => {
    const [, name] = /^\/ephemeral-attachments\/\d+\/\d+\/(.+)$/.exec(path) ?? [];
    return method === 'GET' && name !== undefined ? [name] : [];
  });
}

const commission = z.object({ image_urls: z.array(z.string()), mask: z.string().nullable() });

/** The pictures behind the links of a request at Segmind, as they lie there. */
export async function givenToSegmind(
  { segmind }: Studio,
  request = 0,
): Promise<{ references: Buffer[]; mask: Buffer | undefined }> {
  const { image_urls, mask } = commission.parse(segmind.jobs[request]?.body);
  const read = async (link: string) => Buffer.from(await (await fetch(link)).arrayBuffer());
  return { references: await Promise.all(image_urls.map(read)), mask: mask === null ? undefined : await read(mask) };
}

/** The colour of each of the references of a request at Segmind, near their upper left. */
export async function coloursGiven(studio: Studio, request = 0): Promise<number[][]> {
  const { references } = await givenToSegmind(studio, request);
  return Promise.all(references.map(async (picture) => (await pixelAt(picture, 2, 2)).slice(0, 3)));
}
