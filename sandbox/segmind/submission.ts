// Takes an order: checked, paid for and written down as a job whose end is already decided; or refused.
import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { jsonBody } from '../http/json-body.js';
import { formatOf, pngHeader } from '../vendor/image-header.js';
import type { Ending, JobRecord } from './job.js';
import { endingByContent, failedBecause } from './levers.js';
import { findModel, type Model, priceOf } from './models.js';
import { type Order, readOrder } from './order.js';
import type { Vendor } from './vendor.js';

export type Submission =
  | { readonly accepted: true; readonly job: JobRecord }
  | { readonly accepted: false; readonly answer: ApiAnswer };

export async function submit(vendor: Vendor, slug: string, request: ApiRequest, via: 'v1' | 'v2'): Promise<Submission> {
  const model = findModel(slug);
  if (!model || (via === 'v2' && vendor.levers.withoutV2.has(slug))) return refuse(404, `Model ${slug} not found`);
  const body = jsonBody(request);
  const read = readOrder(model, body);
  if (!read.ok) return refuse(read.status, read.error);
  const price = priceOf(model, read.order.quality, read.order.size);
  if (vendor.account.remaining < price) return refuse(406, 'Insufficient credits. Please add credits to continue.');
  const asked = vendor.levers.takeEnding();
  const ending = asked?.kind === 'failed' ? asked : await endingOf(vendor, read.order);
  const job = newJob(vendor, model, { body, via, ending, price });
  vendor.account.spend(job.costUsd);
  vendor.book.accept(job);
  vendor.changed();
  return { accepted: true, job };
}

function refuse(status: number, error: string): Submission {
  return { accepted: false, answer: json(status, { error }) };
}

interface Terms {
  readonly body: unknown;
  readonly via: 'v1' | 'v2';
  readonly ending: Ending;
  readonly price: number;
}

function newJob(vendor: Vendor, model: Model, { body, via, ending, price }: Terms): JobRecord {
  const id = randomUUID();
  const acceptedAt = vendor.clock.now();
  const { queueSeconds, totalSeconds } = vendor.durationOf(id, model);
  const sent: Record<string, unknown> = { ...Object(body) };
  const named = vendor.levers.cost === 'list' ? price : vendor.levers.cost;
  const completes = ending.kind === 'completed';
  return {
    id,
    slug: model.slug,
    via,
    body: sent,
    variation: vendor.book.records.filter((job) => job.body.prompt === sent.prompt).length,
    acceptedAt,
    startedAt: acceptedAt + Math.round(queueSeconds * 1000),
    doneAt: acceptedAt + Math.round(totalSeconds * 1000),
    ending,
    costUsd: !completes ? 0 : named === 'absent' ? price : named,
    ...(named !== 'absent' && { namedCostUsd: completes ? named : 0 }),
  };
}

/** What the model would make of it: it fetches the pictures and looks at the mask, and may refuse the words. */
async function endingOf(vendor: Vendor, order: Order): Promise<Ending> {
  const refusedWords = endingByContent(order.prompt);
  if (refusedWords) return refusedWords;
  const images = await Promise.all(order.image_urls.map((url) => vendor.studio.fetch(url)));
  const missing = images.findIndex((image) => !image || !formatOf(image));
  if (missing >= 0) return failedBecause(`Failed to download image from image_urls[${missing}]`);
  const maskFault = order.mask === null ? undefined : faultOfMask(await vendor.studio.fetch(order.mask), images[0]);
  return maskFault ? failedBecause(`Invalid mask image: ${maskFault}`) : { kind: 'completed' };
}

function faultOfMask(mask: Buffer | undefined, image: Buffer | undefined): string | undefined {
  if (!mask) return 'it could not be downloaded';
  const header = pngHeader(mask);
  if (!header) return 'it must be a PNG';
  if (!header.alpha) return 'it has no alpha channel';
  if (mask.length > 4 * 1024 * 1024) return 'it must be under 4 MB';
  const imageHeader = image && pngHeader(image);
  const differs = imageHeader && (imageHeader.width !== header.width || imageHeader.height !== header.height);
  return differs ? 'mask size does not match image size' : undefined;
}
