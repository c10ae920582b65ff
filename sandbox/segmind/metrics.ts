// The numbers an answer carries about a job: seconds as they passed here, and US$.
import type { SegmindJob } from './job.js';
import type { Vendor } from './vendor.js';

export function metricsOf(vendor: Vendor, job: SegmindJob): Record<string, number> {
  const seconds = (from: number, to: number) => Math.round((to - from) / 10) / 100;
  return {
    inference_time: seconds(job.startedAt, job.doneAt),
    queue_time: seconds(job.acceptedAt, job.startedAt),
    total_time: seconds(job.acceptedAt, job.doneAt),
    ...(job.namedCostUsd !== undefined && { cost: job.namedCostUsd }),
    remaining_credits: vendor.account.remaining,
  };
}
