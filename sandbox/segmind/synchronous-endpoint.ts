// v1: one request that blocks until the picture is drawn and answers with its bytes; and the balance.
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { completion } from './queue-endpoints.js';
import { submit } from './submission.js';
import type { Vendor } from './vendor.js';

export async function drawAtOnce(vendor: Vendor, slug: string, request: ApiRequest): Promise<ApiAnswer> {
  const submission = await submit(vendor, slug, request, 'v1');
  if (!submission.accepted) return submission.answer;
  const job = await vendor.book.untilOver(submission.job.id);
  const headers = {
    'x-request-id': job.id,
    'x-remaining-credits': String(vendor.account.remaining),
    'x-generation-time': String((job.doneAt - job.startedAt) / 1000),
    ...(job.namedCostUsd !== undefined && { 'x-cost': String(job.namedCostUsd) }),
  };
  if (job.ending.kind === 'failed') return json(400, { error: job.ending.error }, headers);
  if (vendor.levers.synchronousAnswer === 'json') return json(200, await completion(vendor, job), headers);
  const picture = await vendor.studio.pictureOf(job);
  const label = vendor.levers.synchronousAnswer === 'image' ? picture.contentType : wrongLabel[picture.contentType];
  return { status: 200, headers: { 'content-type': label, ...headers }, body: picture.bytes };
}

const wrongLabel = { 'image/png': 'image/jpeg', 'image/jpeg': 'image/png', 'image/webp': 'image/png' };

export function tellBalance(vendor: Vendor): ApiAnswer {
  return json(200, { credits: vendor.account.remaining, 'free-credits': 0.018 });
}
