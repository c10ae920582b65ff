// A gateway session: numbers what it sends, remembers it for a replay, and outlives its connection for some minutes.
import { randomBytes } from 'node:crypto';
import type { Dispatch } from './dispatches.js';

/** Whatever carries a session at the moment. */
export interface Carrier {
  send(text: string): void;
}

const REMEMBERED = 2000;
const RESUMABLE_FOR = 5 * 60_000;

export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  #carrier: Carrier | undefined;
  #sequence = 0;
  #sent: { readonly sequence: number; readonly text: string }[] = [];
  #leftAt: number | undefined;

  constructor(intents: number, shard: readonly [number, number], carrier: Carrier) {
    this.intents = intents;
    this.shard = shard;
    this.#carrier = carrier;
  }

  get isConnected(): boolean {
    return this.#carrier !== undefined;
  }

  get sequence(): number {
    return this.#sequence;
  }

  dispatch({ name, data }: Dispatch): void {
    this.#sequence += 1;
    const text = JSON.stringify({ op: 0, t: name, s: this.#sequence, d: data });
    this.#sent.push({ sequence: this.#sequence, text });
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
    this.#carrier?.send(text);
  }

  leave(carrier: Carrier, now: number): void {
    if (this.#carrier !== carrier) return;
    this.#carrier = undefined;
    this.#leftAt = now;
  }

  /** Whether what came after `sequence` can still be replayed. */
  isResumable(sequence: number, now: number): boolean {
    const oldest = this.#sent[0]?.sequence ?? this.#sequence + 1;
    const fresh = this.#leftAt === undefined || now <= this.#leftAt + RESUMABLE_FOR;
    return fresh && sequence + 1 >= oldest;
  }

  resume(carrier: Carrier, sequence: number): void {
    this.#carrier = carrier;
    this.#leftAt = undefined;
    for (const { sequence: each, text } of this.#sent) if (each > sequence) carrier.send(text);
    this.dispatch({ name: 'RESUMED', data: { _trace: [] } });
  }
}
