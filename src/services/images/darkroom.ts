// Where pictures are read and fitted: few at once, because each takes a core and memory, and none for longer than its time.
import { type Clock, systemClock } from '../clock.js';
import type { Claim } from './claim.js';
import { BadFileError } from './file-problem.js';
import { type Fitted, fitPicture } from './fitting.js';
import { Gate } from './gate.js';
import { type Mask, readMask, type Shape } from './mask.js';
import type { PictureType } from './picture-check.js';
import { type PictureLimits, pictureLimits } from './picture-limits.js';
import { type Reference, readReference } from './reference.js';

export class Darkroom {
  readonly #clock: Clock;
  readonly #limits: PictureLimits;
  readonly #gate: Gate;

  /** The clock measures real work: one that runs faster than life would give up on every picture. */
  constructor(clock: Clock = systemClock, limits: PictureLimits = pictureLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#gate = new Gate(limits.atOnce);
  }

  /** Throws BadFileError. */
  readReference(bytes: Buffer, claim: Claim): Promise<Reference> {
    return this.#inTurn((signal) => readReference(bytes, claim, this.#limits, signal));
  }

  /** For a first picture of that size, as `readReference` gave it. Throws BadFileError. */
  readMask(bytes: Buffer, claim: Claim, first: Shape): Promise<Mask> {
    return this.#inTurn((signal) => readMask(bytes, claim, first, this.#limits, signal));
  }

  /** Nothing comes back when it can't be made to fit, or not in time. */
  async fitPicture(picture: { bytes: Buffer; type: PictureType }, mostBytes: number): Promise<Fitted | undefined> {
    try {
      return await this.#inTurn((signal) => fitPicture(picture, mostBytes, this.#limits, signal));
    } catch (error) {
      if (error instanceof BadFileError && error.problem.problem === 'too-slow') return undefined;
      throw error;
    }
  }

  /** A decoder can't be interrupted everywhere: what runs out of time is given up at once, but keeps its place until it has ended. */
  async #inTurn<Result>(act: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const leave = await this.#gate.enter();
    const controller = new AbortController();
    const work = act(controller.signal).finally(leave);
    return new Promise((resolve, reject) => {
      const callOff = this.#clock.after(this.#limits.milliseconds, () => {
        const tooSlow = new BadFileError({ problem: 'too-slow' });
        controller.abort(tooSlow);
        reject(tooSlow);
      });
      work.then(resolve, reject).finally(callOff);
    });
  }
}
