// Orders a picture, waiting for it or not, and asks what became of it.
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { jsonBody } from '../http/json-body.js';
import { tellJob } from './ai-record.js';
import { submit } from './submission.js';
import type { Vendor } from './vendor.js';
import { refusal } from './vendor-error.js';

export async function runFeature(vendor: Vendor, request: ApiRequest): Promise<ApiAnswer> {
  const submission = await submit(vendor, jsonBody(request));
  if (!submission.accepted) return refusal(400, submission.error);
  const { job, async } = submission;
  if (async && vendor.levers.asyncAnswer === 'processing') return tellJob(vendor, { ...job, state: 'PROCESSING' });
  const over = await vendor.book.untilOver(job.id);
  return over.ending.kind === 'failed' && !async ? refusal(400, over.ending.error) : tellJob(vendor, over);
}

export function tellResult(vendor: Vendor, id: string): ApiAnswer {
  const job = vendor.book.find(id);
  return job ? tellJob(vendor, job) : json(200, { aiRecord: null });
}
