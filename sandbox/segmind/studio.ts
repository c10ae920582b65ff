// Draws the picture of a job when somebody asks for it, from its order and what that refers to.
import type { Painter, Picture } from '../pictures/picture.js';
import type { AssetShelf } from '../vendor/asset-shelf.js';
import { DrawnPictures } from '../vendor/drawn-pictures.js';
import { formatOf } from '../vendor/image-header.js';
import type { JobRecord, SegmindJobBook } from './job.js';
import { findModel } from './models.js';
import { type Order, readOrder } from './order.js';

export class Studio {
  readonly #paint: Painter;
  readonly #assets: AssetShelf;
  readonly #book: SegmindJobBook;
  readonly #drawn = new DrawnPictures();

  constructor(paint: Painter, assets: AssetShelf, book: SegmindJobBook) {
    this.#paint = paint;
    this.#assets = assets;
    this.#book = book;
  }

  pictureOf(job: JobRecord): Promise<Picture> {
    return this.#drawn.take(job.id, () => this.#draw(job));
  }

  /** The bytes behind an address that the vendor serves itself: an asset, or an earlier result. */
  async fetch(url: string): Promise<Buffer | undefined> {
    const place = /^\/(assets|generations)\/([\w.-]+)$/.exec(pathOf(url));
    if (!place?.[1] || !place[2]) return undefined;
    if (place[1] === 'assets') return this.#assets.find(place[2])?.bytes;
    const job = this.#book.findWithFile(place[2].replace(/\.\w+$/, ''));
    return job?.state === 'COMPLETED' ? (await this.pictureOf(job)).bytes : undefined;
  }

  async #draw(job: JobRecord): Promise<Picture> {
    const order = orderOf(job);
    const images = await Promise.all(order.image_urls.map((url) => this.#fetchOrFail(url)));
    const [base, ...references] = images;
    const mask = order.mask === null ? undefined : await this.#fetchOrFail(order.mask);
    return this.#paint({
      prompt: order.prompt,
      size: order.size,
      quality: order.quality,
      background: order.background,
      format: order.output_format,
      compression: order.output_compression,
      variation: job.variation,
      ...(base && { base, references }),
      ...(mask && { mask }),
    });
  }

  async #fetchOrFail(url: string): Promise<Buffer> {
    const bytes = await this.fetch(url);
    if (!bytes || !formatOf(bytes)) throw new Error(`No picture at ${url}`);
    return bytes;
  }
}

function orderOf(job: JobRecord): Order {
  const model = findModel(job.slug);
  const read = model && readOrder(model, job.body);
  if (!read?.ok) throw new Error(`Job ${job.id} was kept with a body that can't be read`);
  return read.order;
}

/** The server's port changes with each start, so an address is known by its path; another host's has none here. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, pathname } = new URL(url);
  return hostname === '127.0.0.1' || hostname === 'localhost' ? pathname : '';
}
