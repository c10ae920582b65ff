// Pictures that are larger than Discord takes are made to fit; those that can't be are left as they are, and linked.
import type { PictureType } from '../images/picture-check.js';
import type { Job } from './job.js';
import type { Picture } from './job-reporter.js';
import type { Tools } from './tools.js';

export interface Fetched {
  readonly bytes: Buffer;
  readonly type: PictureType;
  /** Where it is at the vendor. */
  readonly original: string | null;
}

/** All the files of one message, less what the words around them take. */
const REQUEST_LIMIT = 25 * 2 ** 20 - 64 * 1024;

export async function fitted(tools: Tools, job: Job, pictures: readonly Fetched[]): Promise<Picture[]> {
  const together = pictures.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const share = together > REQUEST_LIMIT ? Math.floor(REQUEST_LIMIT / pictures.length) : REQUEST_LIMIT;
  const limit = Math.min(share, job.place.uploadLimit);
  const fit: Picture[] = [];
  for (const { bytes, type, original } of pictures) {
    const smaller = bytes.length > limit ? await madeSmaller(tools, job, { bytes, type }, limit) : undefined;
    if (smaller) {
      tools.log.info({ jobId: job.id, how: smaller.how, from: bytes.length, to: smaller.bytes.length }, 'picture made to fit');
      fit.push({ bytes: smaller.bytes, type: smaller.type, fitted: { how: smaller.how, original } });
    } else fit.push({ bytes, type });
  }
  return fit;
}

/** Nothing when that is not possible: the picture was paid for and goes out as a link. */
async function madeSmaller(tools: Tools, job: Job, picture: Pick<Fetched, 'bytes' | 'type'>, limit: number) {
  try {
    return await tools.darkroom.fitPicture(picture, limit);
  } catch (error) {
    tools.log.error({ jobId: job.id, error }, 'picture not made to fit');
    return undefined;
  }
}
