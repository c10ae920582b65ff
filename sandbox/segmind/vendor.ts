// The parts of the pretend vendor that its endpoints share.
import type { SandboxClock } from '../clock.js';
import type { Account } from './account.js';
import type { AssetShelf } from './asset-shelf.js';
import type { Duration } from './durations.js';
import type { JobBook } from './job-book.js';
import type { Levers } from './levers.js';
import type { Model } from './models.js';
import type { Studio } from './studio.js';

export interface Vendor {
  readonly clock: SandboxClock;
  readonly apiKey: string;
  /** Where it is served from now; it changes with each start. */
  readonly origin: () => string;
  readonly account: Account;
  readonly assets: AssetShelf;
  readonly book: JobBook;
  readonly levers: Levers;
  readonly studio: Studio;
  readonly durationOf: (jobId: string, model: Model) => Duration;
  /** Call after every change that should survive a restart. */
  readonly changed: () => void;
}
