// How many requests a minute a vendor gets from us: no minute ever holds more, and submits go before everything else.
import type { Clock } from '../clock.js';

export type Urgency = 'submit' | 'look';

interface Waiter {
  readonly urgency: Urgency;
  readonly go: () => void;
}

const MINUTE_MS = 60_000;

export class RequestBudget {
  readonly #perMinute: number;
  readonly #clock: Clock;
  /** When the requests of the last minute went out, oldest first. */
  readonly #sent: number[] = [];
  #waiting: Waiter[] = [];
  #pausedUntil = 0;
  #callOff: (() => void) | undefined;

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** Resolves when one request may go out; also when `giveUp` is aborted, without having taken anything. */
  take(urgency: Urgency, giveUp?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (giveUp?.aborted) return resolve();
      const stopWaiting = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        resolve();
      };
      const go = () => {
        giveUp?.removeEventListener('abort', stopWaiting);
        resolve();
      };
      const waiter: Waiter = { urgency, go };
      giveUp?.addEventListener('abort', stopWaiting, { once: true });
      this.#waiting.push(waiter);
      this.#letGo();
    });
  }

  /** Sends nothing for so long: the vendor said that it was too much. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + milliseconds);
  }

  #letGo(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const now = this.#clock.now();
    while (this.#sent[0] !== undefined && this.#sent[0] <= now - MINUTE_MS) this.#sent.shift();
    while (this.#waiting.length > 0 && this.#sent.length < this.#perMinute && now >= this.#pausedUntil) {
      this.#sent.push(now);
      this.#next()?.go();
    }
    if (this.#waiting.length === 0) return;
    const freeAt = this.#sent.length < this.#perMinute ? now : (this.#sent[0] ?? now) + MINUTE_MS;
    this.#callOff = this.#clock.after(Math.max(1, Math.max(freeAt, this.#pausedUntil) - now), () => this.#letGo());
  }

  #next(): Waiter | undefined {
    const submit = this.#waiting.findIndex((waiter) => waiter.urgency === 'submit');
    return this.#waiting.splice(Math.max(0, submit), 1)[0];
  }
}
