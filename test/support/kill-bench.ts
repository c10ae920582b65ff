// Where the rows of a kill table are tried, one at a time: the bot that brings a row to its end is the first of the next one, so that
// a row costs one start. Every start shows of all the rows before it, too, that nothing was left to do.
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { type BotProcess, until } from './bot-process.js';
import { hasSettled, type Instant, inTime, jobsThat, killAt, seenEnd } from './kill-point.js';
import { ProcessWorld } from './process-world.js';

const ALLOWANCE = 2000;
/** What the usual picture costs. */
const PRICE = 11;

export interface Arrangement {
  /** Settings besides the usual ones. */
  readonly settings?: (world: ProcessWorld) => Readonly<Record<string, string>>;
  /** What is done before the first start. */
  readonly first?: (world: ProcessWorld) => Promise<void>;
  /** What a picture costs, when it is not the usual one. */
  readonly price?: number;
}

/** What must have come of a request. */
export type Outcome = Pick<Instant, 'ends' | 'submits'> & { readonly jobId: string };

export class KillBench {
  readonly world: ProcessWorld;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #price: number;
  #bot: BotProcess;
  #available = ALLOWANCE;
  /** What the rows so far have come to. */
  #past: Transcript;

  static async open({ settings = () => ({}), first = async () => {}, price = PRICE }: Arrangement): Promise<KillBench> {
    const world = await ProcessWorld.open();
    await first(world);
    return new KillBench(world, settings(world), price);
  }

  private constructor(world: ProcessWorld, settings: Readonly<Record<string, string>>, price: number) {
    this.world = world;
    this.#settings = settings;
    this.#price = price;
    this.#past = transcript(world);
    this.#bot = this.launch();
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** What Ada had left before this row. */
  get available(): number {
    return this.#available;
  }

  /** The next process on the same store. */
  launch(): BotProcess {
    this.#bot = this.world.launch(this.#settings);
    return this.#bot;
  }

  /** Begins a row; resolves with the bot that is there. */
  async begin(): Promise<BotProcess> {
    const bot = await this.#bot.ready();
    expect(transcript(this.world), 'since the last row').toEqual(this.#past);
    this.world.turnThePage();
    return bot;
  }

  /** Ends a row: the bot that is there brings the request to its end, after which nothing may be left to do, nor a picture on the disk. */
  async end({ jobId, ends, submits = ends === 'picture' ? 1 : 0 }: Outcome): Promise<void> {
    const { world } = this;
    await this.#settle(jobId);
    expect(seenEnd(world)).toBe(ends);
    expect(world.jobsTaken(), 'jobs at the vendors').toBe(submits);
    this.#available -= ends === 'picture' ? this.#price : 0;
    await this.#holds();
    expect(earlierIn(transcript(world), this.#past), 'what earlier rows have come to').toEqual(this.#past.messages);
    this.#past = transcript(world);
  }

  /** Killed at that instant, started again, and brought to its end. */
  async survive({ with: arrange, asks = (world) => world.imagine(), ...row }: Instant): Promise<void> {
    const { world } = this;
    const bot = await this.begin();
    const callOff = arrange?.(world);
    const killed = killAt(world, bot, row);
    const jobId = await asks(world);
    await inTime(killed, `“${row.instant}”`);
    expect((await bot.exited).signal).toBe('SIGKILL');
    this.launch();
    await this.end({ ...row, jobId });
    callOff?.();
  }

  /** After the last row the bot leaves, and yet another start finds nothing to do and changes nothing that anybody can see. */
  async conclude(): Promise<void> {
    await this.#leave();
    const last = await this.launch().ready();
    expect(jobsThat(last, 'job picked up'), 'anything left to do').toEqual([]);
    await this.#holds();
    expect(transcript(this.world), 'after yet another start').toEqual(this.#past);
    await this.#leave();
  }

  /** Resolves when the bot that is there is done with what it has found, which may be nothing but this. */
  async #settle(jobId: string): Promise<void> {
    const bot = await this.#bot.ready();
    await until(() => hasSettled(bot), 'every job to end');
    expect(
      jobsThat(bot, 'job picked up').filter((each) => each !== jobId),
      'jobs of earlier rows',
    ).toEqual([]);
    const hasDelivered = bot.log.some((line) => line.msg === 'job ended' && line.ending === 'succeeded');
    // The last that it does, and not to be mistaken for the next row's.
    if (hasDelivered) await until(() => this.world.whispers().length > 0, 'the balance to be whispered');
    expect(this.world.whispers().length, 'whispered balances').toBeLessThanOrEqual(1);
  }

  async #holds(): Promise<void> {
    const { world } = this;
    expect(await world.credits()).toEqual({ available: this.#available, reserved: 0 });
    await until(() => picturesOnShelf(world).length === 0, 'the shelf to be empty');
    // One that has ended stands among the open ones until they are tidied.
    const open = await world.query('SELECT key FROM open_jobs WHERE key NOT IN (SELECT key FROM ended_jobs)');
    expect(open, 'open jobs').toEqual([]);
    expect(world.discord.violations).toEqual([]);
  }

  async #leave(): Promise<void> {
    expect(await this.#bot.leave()).toEqual({ code: 0, signal: null });
    expect(await this.world.query('SELECT key FROM open_jobs'), 'open jobs').toEqual([]);
    expect(picturesOnShelf(this.world), 'pictures on the shelf').toEqual([]);
  }
}

type Transcript = ReturnType<typeof transcript>;

/** All that people and the vendors could tell apart; what Discord itself says after three seconds is not the bot's. */
function transcript(world: ProcessWorld) {
  const sent = world.everything().filter(({ state }) => state !== 'failed');
  const messages = sent.map(({ id, content, attachments, state, edits }) => {
    return { id, content, files: attachments.map((file) => `${file.id} ${file.filename}`), state, edits };
  });
  return { messages, jobs: world.jobs() };
}

/** What is there of the messages that were there then. */
function earlierIn({ messages }: Transcript, past: Transcript): Transcript['messages'] {
  const ids = new Set(past.messages.map(({ id }) => id));
  return messages.filter(({ id }) => ids.has(id));
}

function picturesOnShelf({ storeFile }: ProcessWorld): string[] {
  const shelf = `${storeFile}.pictures`;
  return existsSync(shelf) ? readdirSync(shelf) : [];
}
