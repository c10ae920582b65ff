// Where the rows of the fault table are tried: the real bot in a pretend world, one row at a time, each with a vendor in good repute.
import { pino } from 'pino';
import { SandboxClock } from '../../sandbox/clock.js';
import type { FaultName as OneminFault } from '../../sandbox/onemin/named-faults.js';
import type { FaultName as SegmindFault } from '../../sandbox/segmind/named-faults.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { RequestsInFlight } from '../support/requests-in-flight.js';
import { SkippingClock } from '../support/skipping-clock.js';
import { openStudio, type Studio } from '../support/studio.js';
import type { FaultPath } from './fault-path.js';
import { type FaultRow, FILTERED, PRICE, REFUSED } from './fault-row.js';

/** What became of a row. */
export interface Outcome {
  /** The message’s last words. */
  readonly reads: string;
  /** Everything that was in the message at any time. */
  readonly texts: readonly string[];
  readonly books: number;
  readonly reserved: number;
  readonly seen: number;
  readonly taken: number;
  readonly operator: readonly string[];
}

/** An answer that takes longer than this won’t come. */
const HUNG_AFTER_MS = 25;
/** Longer than any vendor is left alone for, and than it is remembered which models it does not know. */
const REST_MS = 20 * 60_000;
/** Less than that is remembered for. */
const FRESH_MS = 5 * 60_000;
const ALWAYS = 1_000_000;
const SUBMIT = /^\/v[12]\/[^/]+$|^\/api\/features$/;

interface Parts {
  readonly path: FaultPath;
  readonly studio: Studio;
  readonly clock: SkippingClock;
  /** The troubles that the operator was told of. */
  readonly told: string[];
  /** For how long the clock waits for an answer, in real milliseconds. */
  readonly patience: { ms: number };
  readonly requests: RequestsInFlight;
}

export class FaultBench {
  readonly studio: Studio;
  readonly #path: FaultPath;
  readonly #clock: SkippingClock;
  readonly #told: string[];
  readonly #patience: Parts['patience'];
  readonly #requests: RequestsInFlight;
  #spent = 0;
  #doubted = true;
  #drawnWellAt = 0;

  static async open(path: FaultPath): Promise<FaultBench> {
    const requests = new RequestsInFlight();
    const patience = { ms: Number.POSITIVE_INFINITY };
    const origins: string[] = [];
    const worldClock = new SandboxClock();
    const clock = new SkippingClock(worldClock, () => origins.length > 0 && requests.count(origins, patience.ms) === 0);
    const told: string[] = [];
    const studio = await openStudio({
      clock,
      worldClock,
      log: pino({ level: 'error' }, { write: (line: string) => told.push(...troubleIn(line)) }),
      // A slow disk would look like nothing going on.
      store: new MemoryStore(),
      vendors: [path.vendor],
      seconds: 0,
      settings: { QUOTA_DEFAULT: '100000' },
    });
    const { discord, segmind, onemin } = studio;
    origins.push(...[discord.apiUrl, segmind.apiUrl, onemin.apiUrl].map((url) => new URL(url).origin));
    path.arrange(studio);
    return new FaultBench({ path, studio, clock, told, patience, requests });
  }

  private constructor(parts: Parts) {
    this.studio = parts.studio;
    this.#path = parts.path;
    this.#clock = parts.clock;
    this.#told = parts.told;
    this.#patience = parts.patience;
    this.#requests = parts.requests;
  }

  async close(): Promise<void> {
    await this.studio.close();
    this.#clock.stop();
    this.#requests.stop();
  }

  async run(row: FaultRow): Promise<Outcome> {
    this.#tidy();
    const isFresh = this.#clock.now() - this.#drawnWellAt < FRESH_MS;
    if (this.#doubted || (this.#path.learnsFirst && !isFresh)) await this.#drawWell();
    this.#doubted = true;
    const vendor = this.studio[this.#path.vendor];
    const before = { at: Date.now(), taken: vendor.jobs.length, told: this.#told.length, spent: this.#spent };
    const callOff = this.#strike(row);
    const id = await this.#imagine();
    const reads = await this.studio.ending(id);
    callOff();
    const { spent, reserved } = await this.studio.credits('Ada');
    this.#spent = spent;
    this.#doubted = leavesDoubt(row, spent > before.spent);
    return {
      reads,
      texts: this.studio.view('Ada').flatMap(({ interaction, content }) => (interaction?.id === id ? [content] : [])),
      books: spent - before.spent,
      reserved,
      seen: vendor.seen.filter(({ at, path }) => at >= before.at && SUBMIT.test(path)).length,
      taken: vendor.jobs.length - before.taken,
      operator: this.#told.slice(before.told),
    };
  }

  /** Whoever looks at a channel looks at all of it: a long past would make every row slower than the one before. */
  #tidy(): void {
    const { discord } = this.studio;
    for (const { id } of this.studio.view('Ada')) discord.deleteMessage(id);
  }

  #imagine(): Promise<string> {
    return this.studio.imagine('Ada', 'a lighthouse', this.#path.files);
  }

  /** What went wrong before is over, and what is remembered is forgotten and learned anew. */
  async #drawWell(): Promise<void> {
    this.#clock.skip(REST_MS);
    this.#drawnWellAt = this.#clock.now();
    await this.studio.ending(await this.#imagine());
    this.#spent += PRICE;
  }

  #strike({ at, fault, times }: FaultRow): () => void {
    const { segmind, onemin } = this.studio;
    const count = times === 'always' ? ALWAYS : 1;
    const callOff =
      this.#path.vendor === 'segmind'
        ? segmind.fault(at as Parameters<typeof segmind.fault>[0], fault as SegmindFault, count)
        : onemin.fault(at as Parameters<typeof onemin.fault>[0], fault as OneminFault, count);
    if (fault.startsWith('hang')) this.#patience.ms = HUNG_AFTER_MS;
    return () => {
      this.#patience.ms = Number.POSITIVE_INFINITY;
      callOff();
    };
  }
}

/** Whether the bot may now think that the vendor does not work, or does not know the model. A look or a download says nothing of that. */
function leavesDoubt({ at, fault, reads, operator }: FaultRow, isDrawn: boolean): boolean {
  if (operator !== '' || fault === 'not-found') return true;
  const isJudged = typeof reads === 'string' && [REFUSED, FILTERED].some((words) => reads.startsWith(words));
  return !isDrawn && !isJudged && (at === 'submit' || at === 'upload');
}

/** What the operator is told in a line of the log; that something is over is not trouble. */
function troubleIn(line: string): string[] {
  const { msg, trouble } = JSON.parse(line) as { msg?: string; trouble?: string };
  return msg === 'for the operator: trouble at a vendor' && trouble !== undefined && trouble !== 'over' ? [trouble] : [];
}
