// What the steps of a job work with: every port in one place, handed to each.
import type { Clock } from '../clock.js';
import type { CreditLedger } from '../credits/credit-ledger.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../metrics.js';
import type { ImageProvider } from '../providers/image-provider.js';
import type { Durations } from './durations.js';
import type { Job } from './job.js';
import type { JobReporter } from './job-reporter.js';
import type { JobStore } from './job-store.js';
import type { Watches } from './watches.js';

export interface Tools {
  readonly jobs: JobStore;
  readonly ledger: CreditLedger;
  readonly reporter: JobReporter;
  readonly durations: Durations;
  readonly watches: Watches;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  /** Aborted when the process is leaving: what waits gives up, what is on the wire goes on. */
  readonly leaving: AbortSignal;
  providerOf(job: Job): ImageProvider;
}
