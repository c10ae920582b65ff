// v2: submit, ask for the status, fetch the result.
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { Chance } from '../pictures/chance.js';
import type { SegmindJob } from './job.js';
import { metricsOf } from './metrics.js';
import { submit } from './submission.js';
import type { Vendor } from './vendor.js';

export async function submitQueued(vendor: Vendor, slug: string, request: ApiRequest): Promise<ApiAnswer> {
  const submission = await submit(vendor, slug, request, 'v2');
  if (!submission.accepted) return submission.answer;
  const { id } = submission.job;
  return json(200, {
    request_id: id,
    status: 'QUEUED',
    // In life it points at v1 too, unlike its two neighbours.
    poll_url: `${vendor.origin()}/v1/requests/${id}`,
    status_url: `${vendor.origin()}/v2/requests/${id}/status`,
    response_url: `${vendor.origin()}/v2/requests/${id}`,
  });
}

export function tellStatus(vendor: Vendor, id: string): ApiAnswer {
  const job = vendor.book.find(id);
  if (!job) return unknown(id);
  if (job.ending.kind === 'failed' && job.state === 'FAILED') return failure(vendor, job, job.ending);
  const { inference_time } = metricsOf(vendor, job);
  return json(200, { status: job.state, request_id: id, metrics: job.state === 'COMPLETED' ? { inference_time } : {} });
}

export async function tellResult(vendor: Vendor, id: string): Promise<ApiAnswer> {
  const job = vendor.book.find(id);
  if (!job) return unknown(id);
  if (job.ending.kind === 'failed' && job.state === 'FAILED') return failure(vendor, job, job.ending);
  if (job.state !== 'COMPLETED') return json(200, { status: job.state, request_id: id, metrics: {} });
  return json(200, await completion(vendor, job));
}

export async function completion(vendor: Vendor, job: SegmindJob): Promise<Record<string, unknown>> {
  const { bytes, contentType } = await vendor.studio.pictureOf(job);
  const file = `${job.id}.${contentType.replace('image/', '')}`;
  const url = `${vendor.origin()}/generations/${file}`;
  const chance = new Chance(job.id).of('forms');
  return {
    status: 'COMPLETED',
    error: null,
    output: url,
    images: [{ url, content_type: contentType, file_name: file, file_size: asTextOrNumber(chance, bytes.length) }],
    seed: asTextOrNumber(chance, chance.whole(1, 2 ** 31)),
    metrics: metricsOf(vendor, job),
  };
}

/** The vendor gives numbers sometimes as text. */
function asTextOrNumber(chance: Chance, value: number): string | number {
  return chance.happens(0.5) ? String(value) : value;
}

function failure(vendor: Vendor, job: SegmindJob, { httpStatus, error }: { httpStatus: number; error: string }): ApiAnswer {
  return json(httpStatus, { status: 'FAILED', error, request_id: job.id, metrics: metricsOf(vendor, job) });
}

function unknown(id: string): ApiAnswer {
  return json(404, { error: `Request ${id} not found` });
}
