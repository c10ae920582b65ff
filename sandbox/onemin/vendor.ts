// The parts of the pretend vendor that its endpoints share.
import type { SandboxClock } from '../clock.js';
import type { Account } from '../vendor/account.js';
import type { AssetShelf } from '../vendor/asset-shelf.js';
import type { Duration } from '../vendor/durations.js';
import type { OneminJobBook } from './job.js';
import type { Levers } from './levers.js';
import type { FeatureType } from './order.js';
import type { Studio } from './studio.js';

export interface Vendor {
  readonly clock: SandboxClock;
  readonly apiKey: string;
  /** Where it is served from now; it changes with each start. */
  readonly origin: () => string;
  /** In the vendor's own credits. */
  readonly account: Account;
  readonly assets: AssetShelf;
  readonly book: OneminJobBook;
  readonly levers: Levers;
  readonly studio: Studio;
  readonly durationOf: (jobId: string, type: FeatureType) => Duration;
  /** Call after every change that should survive a restart. */
  readonly changed: () => void;
}
