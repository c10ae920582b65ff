// The parts of the pretend vendor that its endpoints share.
import type { SandboxClock } from '../clock.js';
import type { Account } from '../vendor/account.js';
import type { AssetShelf } from '../vendor/asset-shelf.js';
import type { Duration } from '../vendor/durations.js';
import type { SegmindJobBook } from './job.js';
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
  readonly book: SegmindJobBook;
  readonly levers: Levers;
  readonly studio: Studio;
  readonly durationOf: (jobId: string, model: Model) => Duration;
  /** Call after every change that should survive a restart. */
  readonly changed: () => void;
}
