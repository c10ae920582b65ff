// A pretend Segmind on loopback: the vendor's API with its contradictions, and with faults on request.
import { join } from 'node:path';
import type { SandboxClock } from '../clock.js';
import { ApiServer } from '../http/api-server.js';
import type { Faults } from '../http/faults.js';
import { Keep } from '../keep.js';
import { drawPicture } from '../pictures/draw.js';
import type { Painter } from '../pictures/picture.js';
import { Account } from '../vendor/account.js';
import { AssetShelf } from '../vendor/asset-shelf.js';
import { drawnDuration, fixedDuration } from '../vendor/durations.js';
import { JobBook } from '../vendor/job-book.js';
import { leaksKey } from '../vendor/leak-watch.js';
import type { NamedFault } from '../vendor/named-fault.js';
import { RateGate } from '../vendor/rate-gate.js';
import { type FaultPlace, faultPlaces } from './fault-places.js';
import { jobRules, type SegmindJob } from './job.js';
import { type KeptWorld, readKeptWorld } from './kept-world.js';
import { Levers, type NamedCost, type NamedEnding, type SynchronousAnswer } from './levers.js';
import { type FaultName, namedFaults } from './named-faults.js';
import { route } from './routes.js';
import { Studio } from './studio.js';
import { type RateHint, turningAway } from './too-many.js';
import type { Vendor } from './vendor.js';

export interface SegmindOptions {
  readonly clock: SandboxClock;
  /** Where jobs and assets are kept across restarts; without it they live as long as the process. */
  readonly folder?: string;
  /** How many times faster than life; 5 when absent. */
  readonly speed?: number;
  /** No limit when absent. */
  readonly requestsPerMinute?: number;
  /** What was ever paid in; 100 when absent. */
  readonly creditsUsd?: number;
  /** Seconds from a submit (numbered from 0) to its end, queue included, taken as they are: no speed divides them. */
  readonly seconds?: (slug: string, request: number) => number;
  /** Draws something else, for example something cheaper when thousands are asked for. */
  readonly paint?: Painter;
}

const publicFiles = /^\/(generations|assets)\//;

export class SandboxSegmind {
  readonly apiKey = 'sandbox-segmind-key';
  /** Requests that carried the key to where public files are, as `GET /generations/…`. */
  readonly leaks: string[] = [];
  readonly rate: RateGate<RateHint>;
  readonly #server: ApiServer;
  readonly #vendor: Vendor;
  readonly #keep: Keep<KeptWorld>;
  readonly #named: Readonly<Record<FaultName, NamedFault<FaultPlace>>>;

  static async start(options: SegmindOptions): Promise<SandboxSegmind> {
    const segmind = new SandboxSegmind(options);
    await segmind.#server.listen();
    return segmind;
  }

  private constructor(options: SegmindOptions) {
    this.rate = new RateGate(options.clock, turningAway, options.requestsPerMinute);
    this.#server = new ApiServer(
      (request) => route(this.#vendor, request),
      (request) => {
        if (leaksKey(request, this.apiKey, publicFiles)) this.leaks.push(`${request.method} ${request.path}`);
        return this.rate.admit();
      },
    );
    this.#keep = new Keep(options.folder, 'segmind', () => ({
      jobs: [...this.#vendor.book.records],
      assets: [...this.#vendor.assets.records],
      spentUsd: this.#vendor.account.spent,
    }));
    this.#vendor = this.#open(options, readKeptWorld(this.#keep.load()));
    this.#named = namedFaults(this.#vendor);
  }

  #open(options: SegmindOptions, kept: KeptWorld): Vendor {
    const { clock, folder, speed = 5, seconds } = options;
    const book = new JobBook(clock, jobRules, kept.jobs);
    const assets = new AssetShelf(clock, folder && join(folder, 'segmind-assets'), kept.assets);
    let submits = 0;
    return {
      clock,
      apiKey: this.apiKey,
      origin: () => this.#server.origin,
      account: new Account(options.creditsUsd ?? 100, kept.spentUsd),
      assets,
      book,
      levers: new Levers(),
      studio: new Studio(options.paint ?? drawPicture, assets, book),
      durationOf: (jobId, { slug, typicalSeconds }) =>
        seconds ? fixedDuration(seconds(slug, submits++)) : drawnDuration(jobId, typicalSeconds, speed),
      changed: () => this.#keep.changed(),
    };
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    this.#vendor.book.stop();
    this.#keep.flush();
  }

  get apiUrl(): string {
    return this.#server.origin;
  }

  get uploadUrl(): string {
    return `${this.#server.origin}/upload-asset`;
  }

  get faults(): Faults {
    return this.#server.faults;
  }

  get seen(): ApiServer['seen'] {
    return this.#server.seen;
  }

  get faultNames(): readonly FaultName[] {
    return Object.keys(this.#named) as FaultName[];
  }

  /** Every accepted submit, the oldest first, as it is at this instant. */
  get jobs(): readonly SegmindJob[] {
    return this.#vendor.book.jobs;
  }

  get remainingUsd(): number {
    return this.#vendor.account.remaining;
  }

  /** As if so much were left in our account: nearly spent, or filled up again. */
  leave(usd: number): void {
    this.#vendor.account.leave(usd);
  }

  /** The next requests at that place go wrong so; returns how to call it off. */
  fault(at: FaultPlace, name: FaultName, times = 1): () => void {
    const { fault, moves } = this.#named[name];
    return this.faults.add({ on: faultPlaces[moves?.[at] ?? at], fault, times });
  }

  /** The next submits end so. */
  nextEnds(ending: NamedEnding, times = 1): void {
    this.#vendor.levers.nextEnds(ending, times);
  }

  /** Open jobs stay open until released, new ones too. */
  hold(): () => void {
    return this.#vendor.book.hold();
  }

  /** What the answers to jobs submitted from now on name as their cost. */
  set cost(cost: NamedCost) {
    this.#vendor.levers.cost = cost;
  }

  /** What v1 answers with. */
  set synchronousAnswer(answer: SynchronousAnswer) {
    this.#vendor.levers.synchronousAnswer = answer;
  }

  /** v2 doesn't know this model until switched on again by what is returned. */
  switchOffV2(slug: string): () => void {
    this.#vendor.levers.withoutV2.add(slug);
    return () => this.#vendor.levers.withoutV2.delete(slug);
  }

  /** Calls `listener` whenever a job is accepted or may have changed its state; returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#vendor.book.onChange(listener);
  }
}
