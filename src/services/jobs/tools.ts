// What the steps of a job work with: every port in one place, handed to each.
import type { Clock } from '../clock.js';
import type { Audit } from '../credits/audit.js';
import type { CreditLedger } from '../credits/credit-ledger.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import type { Darkroom } from '../images/darkroom.js';
import type { PictureShelf } from '../images/picture-shelf.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../metrics.js';
import type { ImageRequest } from '../providers/image-request.js';
import type { LineUp } from '../providers/line-up.js';
import type { Durations } from './durations.js';
import type { JobReporter } from './job-reporter.js';
import type { JobStore } from './job-store.js';
import type { Attachment } from './source.js';
import type { Watches } from './watches.js';

export interface Tools {
  readonly jobs: JobStore;
  readonly ledger: CreditLedger;
  readonly choices: GuildChoices;
  readonly audit: Audit;
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
  /** How many polls a drawing may take on average just now. */
  pollsADrawing(request: ImageRequest): number;
  readonly lineUp: LineUp;
  readonly darkroom: Darkroom;
  readonly shelf: PictureShelf;
  /** What a member has attached, once; rejects with a BadFileError when it can't be had. */
  fetchAttachment(attachment: Attachment): Promise<Buffer>;
}
