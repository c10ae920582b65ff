// A pretend 1min.ai on loopback: the vendor's API with its contradictions, and with faults on request.
import { join } from 'node:path';
import type { SandboxClock } from '../clock.js';
import { ApiServer } from '../http/api-server.js';
import type { Faults } from '../http/faults.js';
import { Keep } from '../keep.js';
import { drawPicture } from '../pictures/draw.js';
import type { Painter } from '../pictures/picture.js';
import { Account } from '../vendor/account.js';
import { type Asset, AssetShelf } from '../vendor/asset-shelf.js';
import { drawnDuration, fixedDuration } from '../vendor/durations.js';
import { JobBook } from '../vendor/job-book.js';
import { leaksKey } from '../vendor/leak-watch.js';
import type { NamedFault } from '../vendor/named-fault.js';
import { RateGate } from '../vendor/rate-gate.js';
import { type FaultPlace, faultPlaces } from './fault-places.js';
import { keyOf } from './file-keys.js';
import { jobRules, type OneminJob } from './job.js';
import { type KeptWorld, readKeptWorld } from './kept-world.js';
import { type AsyncAnswer, type FailureWording, Levers, type NamedEnding, type TemporaryUrlPlace } from './levers.js';
import { type FaultName, namedFaults } from './named-faults.js';
import type { FeatureType } from './order.js';
import { route } from './routes.js';
import { bucketFiles } from './signed-links.js';
import { Studio } from './studio.js';
import { type RateHint, turningAway } from './too-many.js';
import type { Vendor } from './vendor.js';

export interface OneminOptions {
  readonly clock: SandboxClock;
  /** Where jobs and uploads are kept across restarts; without it they live as long as the process. */
  readonly folder?: string;
  /** How many times faster than life; 5 when absent. */
  readonly speed?: number;
  /** No limit when absent. */
  readonly requestsPerMinute?: number;
  /** What was ever paid in, in the vendor's credits; ten million when absent. */
  readonly credits?: number;
  /** Seconds from a submit (numbered from 0) to its end, taken as they are: no speed divides them. */
  readonly seconds?: (type: FeatureType, request: number) => number;
  /** Draws something else, for example something cheaper when thousands are asked for. */
  readonly paint?: Painter;
}

/** An upload, and what an order calls it. */
export interface UploadedAsset extends Asset {
  readonly path: string;
}

const typicalSeconds = 42;

export class SandboxOnemin {
  readonly apiKey = 'sandbox-onemin-key';
  /** Requests that carried the key to where files are, as `GET /asset.1min.ai/…`. */
  readonly leaks: string[] = [];
  readonly rate: RateGate<RateHint>;
  readonly #server: ApiServer;
  readonly #vendor: Vendor;
  readonly #keep: Keep<KeptWorld>;
  readonly #named: Readonly<Record<FaultName, NamedFault<FaultPlace>>>;

  static async start(options: OneminOptions): Promise<SandboxOnemin> {
    const onemin = new SandboxOnemin(options);
    await onemin.#server.listen();
    return onemin;
  }

  private constructor(options: OneminOptions) {
    this.rate = new RateGate(options.clock, turningAway, options.requestsPerMinute);
    this.#server = new ApiServer(
      (request) => route(this.#vendor, request),
      (request) => {
        if (leaksKey(request, this.apiKey, bucketFiles)) this.leaks.push(`${request.method} ${request.path}`);
        return this.rate.admit();
      },
    );
    this.#keep = new Keep(options.folder, 'onemin', () => ({
      jobs: [...this.#vendor.book.records],
      assets: [...this.#vendor.assets.records],
      usedCredit: this.#vendor.account.spent,
    }));
    this.#vendor = this.#open(options, readKeptWorld(this.#keep.load()));
    this.#named = namedFaults(this.apiKey);
  }

  #open(options: OneminOptions, kept: KeptWorld): Vendor {
    const { clock, folder, speed = 5, seconds } = options;
    const book = new JobBook(clock, jobRules, kept.jobs);
    const assets = new AssetShelf(clock, folder && join(folder, 'onemin-assets'), kept.assets);
    let submits = 0;
    return {
      clock,
      apiKey: this.apiKey,
      origin: () => this.#server.origin,
      account: new Account(options.credits ?? 10_000_000, kept.usedCredit),
      assets,
      book,
      levers: new Levers(),
      studio: new Studio(options.paint ?? drawPicture, assets, book),
      durationOf: (jobId, type) =>
        seconds ? fixedDuration(seconds(type, submits++)) : drawnDuration(jobId, typicalSeconds, speed),
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
  get jobs(): readonly OneminJob[] {
    return this.#vendor.book.jobs;
  }

  /** Every upload that is still there, the oldest first. */
  get assets(): readonly UploadedAsset[] {
    const { assets } = this.#vendor;
    const found = assets.records.map(({ name }) => assets.find(name)).filter((asset) => asset !== undefined);
    return found.map((asset) => ({ ...asset, path: keyOf(asset.name) }));
  }

  /** In the vendor's own credits. */
  get remainingCredits(): number {
    return this.#vendor.account.remaining;
  }

  /** As if so much were left in our account: nearly spent, or filled up again. */
  leave(credits: number): void {
    this.#vendor.account.leave(credits);
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

  /** What answers an order that wants no waiting. */
  set asyncAnswer(answer: AsyncAnswer) {
    this.#vendor.levers.asyncAnswer = answer;
  }

  /** Where answers have the link to the picture. */
  set temporaryUrlIn(place: TemporaryUrlPlace) {
    this.#vendor.levers.temporaryUrlIn = place;
  }

  /** How the results endpoint tells a failure. */
  set failureWording(wording: FailureWording) {
    this.#vendor.levers.failureWording = wording;
  }

  /** Calls `listener` whenever a job is accepted or may have changed its state; returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#vendor.book.onChange(listener);
  }
}
