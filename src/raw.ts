// What the parts of the app are made from.
import type { Client } from 'discord.js';
import type { Config } from './config.js';
import type { Clock } from './services/clock.js';
import type { Logger } from './services/logger.js';
import type { Metrics } from './services/metrics.js';
import type { Store } from './services/store/store.js';

export interface Raw {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly client: Client;
  /** How drawing times compare with life. */
  readonly pace: number;
  /** Aborted when the process is leaving. */
  readonly leaving: AbortSignal;
}
