// Draws the pictures of a job when somebody asks for one, from its order and the upload that refers to.
import type { Painter, Picture, PictureRequest } from '../pictures/picture.js';
import type { AssetShelf } from '../vendor/asset-shelf.js';
import { DrawnPictures } from '../vendor/drawn-pictures.js';
import { formatOf } from '../vendor/image-header.js';
import { nameInKey, readPictureName } from './file-keys.js';
import type { JobRecord, OneminJobBook } from './job.js';
import { type Order, readOrder } from './order.js';

/** `white` and `black` are drawn transparent and then laid on that colour. */
const backgrounds = {
  auto: 'auto',
  preserve: 'auto',
  opaque: 'opaque',
  transparent: 'transparent',
  white: 'transparent',
  black: 'transparent',
} as const satisfies Record<Order['background'], PictureRequest['background']>;

export class Studio {
  readonly #paint: Painter;
  readonly #assets: AssetShelf;
  readonly #book: OneminJobBook;
  readonly #drawn = new DrawnPictures();

  constructor(paint: Painter, assets: AssetShelf, book: OneminJobBook) {
    this.#paint = paint;
    this.#assets = assets;
    this.#book = book;
  }

  /** `index`: which of the order's `n` pictures, from 0. */
  pictureOf(job: JobRecord, index: number): Promise<Picture> {
    return this.#drawn.take(`${job.id}_${index}`, () => this.#draw(job, index));
  }

  /** The bytes of this key in the bucket: an upload, or an earlier result. */
  async fetch(key: string): Promise<Buffer | undefined> {
    const name = nameInKey(key) ?? '';
    return this.#assets.find(name)?.bytes ?? (await this.pictureNamed(name))?.bytes;
  }

  async pictureNamed(name: string): Promise<Picture | undefined> {
    const read = readPictureName(name);
    const job = read && this.#book.findWithFile(read.jobId);
    if (!read || job?.state !== 'SUCCESS' || read.index >= orderOf(job).n) return undefined;
    return this.pictureOf(job, read.index);
  }

  async #draw(job: JobRecord, index: number): Promise<Picture> {
    const order = orderOf(job);
    const picture = {
      prompt: order.prompt,
      size: order.size,
      quality: order.quality,
      compression: order.output_compression,
      variation: job.variation + index,
      ...(order.imageUrl !== undefined && { base: await this.#fetchOrFail(order.imageUrl) }),
    };
    const background = backgrounds[order.background];
    if (order.background !== 'white' && order.background !== 'black') {
      return this.#paint({ ...picture, background, format: order.output_format });
    }
    return laidOn(order.background, order, await this.#paint({ ...picture, background, format: 'png' }));
  }

  async #fetchOrFail(key: string): Promise<Buffer> {
    const bytes = await this.fetch(key);
    if (!bytes || !formatOf(bytes)) throw new Error(`No picture at ${key}`);
    return bytes;
  }
}

async function laidOn(colour: 'white' | 'black', order: Order, picture: Picture): Promise<Picture> {
  const { default: sharp } = await import('sharp');
  const options = order.output_format === 'png' ? {} : { quality: Math.max(1, order.output_compression) };
  const bytes = await sharp(picture.bytes).flatten({ background: colour }).toFormat(order.output_format, options).toBuffer();
  return { ...picture, bytes, contentType: `image/${order.output_format}` };
}

export function orderOf(job: JobRecord): Order {
  const read = readOrder(job.body);
  if (!read.ok) throw new Error(`Job ${job.id} was kept with a body that can't be read`);
  return read.order;
}
