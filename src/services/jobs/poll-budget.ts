// Shares a vendor's requests a minute among all drawings that are under way with it.
import { modelById, type ProviderName } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';
import { type Durations, expectedSeconds } from './durations.js';
import type { Job } from './job.js';
import { requestOf } from './part-request.js';
import { pollsADrawing } from './poll-load.js';
import { leastPollsTimesLag } from './poll-schedule.js';

interface Parts {
  readonly jobs: { open(): readonly Job[] };
  readonly durations: Durations;
  requestsPerMinute(provider: ProviderName | undefined): number;
}

/** Says how many polls a drawing may take just now. */
export function pollBudget({ jobs, durations, requestsPerMinute }: Parts): (request: ImageRequest) => number {
  return (request) => {
    const provider = modelById(request.model)?.provider;
    const withIt = underWay(jobs.open()).filter(({ model }) => modelById(model)?.provider === provider);
    const endingsPerMinute = withIt.reduce((sum, one) => sum + 60 / expectedSeconds(durations.for(one)), 0);
    const pollsTimesLag = leastPollsTimesLag(durations.for(request));
    return pollsADrawing({ requestsPerMinute: requestsPerMinute(provider), endingsPerMinute, pollsTimesLag });
  };
}

/** The request of every picture that is with a vendor or on its way there. */
function underWay(jobs: readonly Job[]): ImageRequest[] {
  return jobs.flatMap((job) =>
    job.parts.filter(({ state }) => state === 'running' || state === 'submitting').map((part) => requestOf(job, part)),
  );
}
