// How a job's last words reach people: rung by rung, each for as long as it is open, and never twice when that can be known.
import type { REST } from 'discord.js';
import { type Clock, wait } from '../clock.js';
import type { Job } from '../jobs/job.js';
import { NotToldError } from '../jobs/job-reporter.js';
import { DeliveryRequests } from './delivery-requests.js';
import { type Arrived, DeliveryRungs, isOpenAfter, type Rung, rungsFor } from './delivery-rungs.js';
import { statusOf, verdictOn } from './discord-failure.js';
import { type JobMessage, withLinks } from './job-rendering.js';

/** Tries of one rung before the engine is asked to come back later. */
const TRIES = 3;
const FIRST_WAIT_MS = 1000;

/** How far a delivery has come; kept until it is over, so that what was refused is not asked again when the engine comes back. */
interface Progress {
  rungs: Rung[];
  /** A try may have arrived although nobody has said so. */
  unsure: boolean;
  tooLarge: boolean;
}

export class DeliveryLadder {
  readonly #clock: Clock;
  readonly #rungs: DeliveryRungs;
  readonly #underWay = new Map<string, Progress>();
  readonly #onArrived: (jobId: string, arrived: Arrived) => void;
  readonly #began: number;
  #botRefused = false;

  /** `onArrived`: told where a job's last words are, before they count as told. */
  constructor(rest: REST, clock: Clock, onArrived: (jobId: string, arrived: Arrived) => void = () => {}) {
    this.#onArrived = onArrived;
    this.#clock = clock;
    this.#rungs = new DeliveryRungs(new DeliveryRequests(rest, clock));
    this.#began = clock.now();
  }

  /** The rung that held. Rejects with NotToldError when Discord can't be reached just now. */
  async deliver(job: Job, rendered: JobMessage): Promise<Rung | 'undelivered'> {
    const progress = this.#underWay.get(job.id) ?? this.#begin(job);
    for (let [rung] = progress.rungs; rung !== undefined; [rung] = progress.rungs) {
      const linked = progress.tooLarge ? withLinks(rendered, job) : undefined;
      const message = linked ?? rendered;
      const refusal = await this.#refusalOf(rung, job, message, progress);
      if (refusal === undefined) {
        this.#underWay.delete(job.id);
        // Its words have arrived; the pictures are still to be had.
        return linked?.isIncomplete ? 'undelivered' : rung;
      }
      if (verdictOn(refusal) === 'too-large' && message.files.length > 0) progress.tooLarge = true;
      else progress.rungs = progress.rungs.filter((other) => other !== rung && isOpenAfter(refusal, other));
    }
    this.#underWay.delete(job.id);
    return 'undelivered';
  }

  #begin(job: Job): Progress {
    // What an earlier process has sent of a job of its time, nobody here knows.
    const progress = { rungs: rungsFor(job), unsure: job.createdAt < this.#began, tooLarge: false };
    this.#underWay.set(job.id, progress);
    return progress;
  }

  /** Why this rung does not hold; nothing when it does. */
  async #refusalOf(rung: Rung, job: Job, message: JobMessage, progress: Progress): Promise<unknown> {
    if (rung === 'token' && this.#clock.now() >= job.place.tokenUntil) return new Error('The token has expired');
    for (let tries = 1; ; tries += 1) {
      if (rung !== 'token' && this.#botRefused) throw new NotToldError('Discord does not take the bot’s token');
      try {
        const arrived = await this.#rungs.send(rung, job, message, progress.unsure);
        this.#onArrived(job.id, arrived);
        return undefined;
      } catch (error) {
        this.#heed(rung, error);
        if (verdictOn(error) !== 'later') return error;
        progress.unsure = true;
        if (tries >= TRIES) throw new NotToldError(`The ${rung} rung did not answer`, { cause: error });
        await wait(this.#clock, FIRST_WAIT_MS * 2 ** (tries - 1));
      }
    }
  }

  /** A token that is refused once is refused always, and asking on would have the address banned: only a new process has another. */
  #heed(rung: Rung, error: unknown): void {
    if (rung === 'token' || statusOf(error) !== 401) return;
    this.#botRefused = true;
    throw new NotToldError('Discord does not take the bot’s token', { cause: error });
  }
}
