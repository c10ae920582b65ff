// Takes an order: checked, paid for and written down as a job whose end is already decided; or refused.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatOf } from '../vendor/image-header.js';
import type { Ending, JobRecord } from './job.js';
import { endingByContent, failedBecause } from './levers.js';
import { fields, type Order, readOrder } from './order.js';
import { creditsFor } from './price-list.js';
import type { Vendor } from './vendor.js';
import { creditsMissing, externalError, type VendorError } from './vendor-error.js';

export type Submission =
  | { readonly accepted: true; readonly job: JobRecord; readonly async: boolean }
  | { readonly accepted: false; readonly error: VendorError };

export async function submit(vendor: Vendor, body: unknown): Promise<Submission> {
  const read = readOrder(body);
  if (!read.ok) return { accepted: false, error: read.error };
  const price = creditsFor(read.order);
  if (vendor.account.remaining < price) {
    return { accepted: false, error: creditsMissing(price, vendor.account.remaining) };
  }
  const asked = vendor.levers.takeEnding();
  const ending = asked?.kind === 'failed' ? asked : await endingOf(vendor, read.order);
  const job = newJob(vendor, read.order, { body: fields.parse(body), ending, price });
  vendor.account.spend(job.credits);
  vendor.book.accept(job);
  vendor.changed();
  return { accepted: true, job, async: read.order.async };
}

interface Terms {
  readonly body: Record<string, unknown>;
  readonly ending: Ending;
  readonly price: number;
}

function newJob(vendor: Vendor, order: Order, { body, ending, price }: Terms): JobRecord {
  const id = randomUUID();
  const acceptedAt = vendor.clock.now();
  const { queueSeconds, totalSeconds } = vendor.durationOf(id, order.type);
  return {
    id,
    body,
    variation: picturesOf(vendor, order.prompt),
    acceptedAt,
    startedAt: acceptedAt + Math.round(queueSeconds * 1000),
    doneAt: acceptedAt + Math.round(totalSeconds * 1000),
    ending,
    credits: ending.kind === 'completed' ? price : 0,
  };
}

const drawnBefore = z.looseObject({ promptObject: z.looseObject({ prompt: z.string(), n: z.int() }) });

function picturesOf(vendor: Vendor, prompt: string): number {
  const orders = vendor.book.records.map(({ body }) => drawnBefore.parse(body).promptObject);
  return orders.filter((earlier) => earlier.prompt.trim() === prompt).reduce((sum, { n }) => sum + n, 0);
}

/** What the model would make of it: it fetches the picture, and may refuse the words. */
async function endingOf(vendor: Vendor, order: Order): Promise<Ending> {
  const refusedWords = endingByContent(order.prompt);
  if (refusedWords) return refusedWords;
  if (order.imageUrl === undefined) return { kind: 'completed' };
  const image = await vendor.studio.fetch(order.imageUrl);
  if (image && formatOf(image)) return { kind: 'completed' };
  const words = image ? 'Invalid image file or mode for image' : `The file ${order.imageUrl} does not exist`;
  return failedBecause(externalError(words, 400, { message: words, param: 'image', type: 'invalid_request_error' }));
}
