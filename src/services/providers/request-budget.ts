// How many requests a minute a vendor gets from us: no minute ever holds more. Submits go before what fetches a finished picture,
// that before looks; but nobody is passed over for ever.
import { Alarm } from '../alarm.js';
import type { Clock } from '../clock.js';

/** The most urgent first. */
const URGENCIES = ['submit', 'fetch', 'look'] as const;

export type Urgency = (typeof URGENCIES)[number];

interface Lane {
  /** In the order in which they came. */
  readonly waiting: Set<() => void>;
  /** How many went out in a row while somebody waited here. */
  passedOver: number;
}

const MINUTE_MS = 60_000;
/** Who was passed over so often goes next. */
const PATIENCE = 5;

export class RequestBudget {
  readonly #perMinute: number;
  readonly #clock: Clock;
  /** When the requests of the last minute went out, oldest first. */
  readonly #sent: number[] = [];
  readonly #lanes: Readonly<Record<Urgency, Lane>> = { submit: newLane(), fetch: newLane(), look: newLane() };
  #pausedUntil = 0;
  readonly #alarm: Alarm;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#alarm = new Alarm(clock, () => this.#letGo());
  }

  /** Resolves when one request may go out; also when `giveUp` is aborted, without having taken anything. */
  take(urgency: Urgency, giveUp?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (giveUp?.aborted) return resolve();
      const { waiting } = this.#lanes[urgency];
      const stopWaiting = () => {
        waiting.delete(go);
        resolve();
      };
      const go = () => {
        giveUp?.removeEventListener('abort', stopWaiting);
        resolve();
      };
      giveUp?.addEventListener('abort', stopWaiting, { once: true });
      waiting.add(go);
      this.#letGo();
    });
  }

  /** Sends nothing for so long: the vendor said that it was too much. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + milliseconds);
  }

  #letGo(): void {
    const now = this.#clock.now();
    while (this.#sent[0] !== undefined && this.#sent[0] <= now - MINUTE_MS) this.#sent.shift();
    let lane = this.#nextLane();
    while (lane && this.#sent.length < this.#perMinute && now >= this.#pausedUntil) {
      this.#sent.push(now);
      this.#letOneGo(lane);
      lane = this.#nextLane();
    }
    const freeAt = this.#sent.length < this.#perMinute ? now : (this.#sent[0] ?? now) + MINUTE_MS;
    this.#alarm.setAt(lane && Math.max(now + 1, freeAt, this.#pausedUntil));
  }

  #nextLane(): Lane | undefined {
    const lanes = URGENCIES.map((urgency) => this.#lanes[urgency]).filter(({ waiting }) => waiting.size > 0);
    return lanes.find(({ passedOver }) => passedOver >= PATIENCE) ?? lanes[0];
  }

  #letOneGo(lane: Lane): void {
    for (const other of Object.values(this.#lanes)) other.passedOver = other.waiting.size > 0 ? other.passedOver + 1 : 0;
    lane.passedOver = 0;
    const [first] = lane.waiting;
    if (!first) return;
    lane.waiting.delete(first);
    first();
  }
}

function newLane(): Lane {
  return { waiting: new Set(), passedOver: 0 };
}
