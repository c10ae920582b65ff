// Keeps a vendor that does not work from being asked in vain: after repeated failures it pauses, then lets one job try.
import type { Clock } from '../clock.js';
import type { ProviderError, ProviderErrorKind } from './provider-error.js';

/** What keeps a vendor from drawing anything for anybody. */
export type Trouble = Extract<ProviderErrorKind, 'unavailable' | 'out-of-credits' | 'unauthorised'>;

export type Health =
  | { readonly state: 'well' }
  /** Nobody tries before `until`; then one does. */
  | { readonly state: 'paused'; readonly trouble: Trouble; readonly until: number };

export interface BreakerParts {
  readonly clock: Clock;
  /** Told once when the trouble begins, and once when it is over. */
  readonly tell: (trouble: Trouble | 'over') => void;
  /** The vendor works, for the first time since the start: what was told before that is over. */
  readonly works?: () => void;
}

/** Failures in a row until it pauses: a key or a balance seldom mends by itself. */
const FAILURES = { unavailable: 5, 'out-of-credits': 3, unauthorised: 3 } as const satisfies Record<Trouble, number>;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** How long a try may be out before another one is let through. */
const TRY_MS = 4 * 60_000;

export class Breaker {
  readonly #parts: BreakerParts;
  #failures = 0;
  #trouble: Trouble | undefined;
  #told = false;
  #hasWorked = false;
  #pauseMs = 0;
  #pausedUntil = 0;
  #tryingUntil = 0;

  constructor(parts: BreakerParts) {
    this.#parts = parts;
  }

  get health(): Health {
    if (this.#trouble === undefined || this.#pausedUntil <= this.#parts.clock.now()) return { state: 'well' };
    return { state: 'paused', trouble: this.#trouble, until: this.#pausedUntil };
  }

  /** Whether a job may try now; if not, why, and for how long not. */
  admit(): { readonly trouble: Trouble; readonly waitMs: number } | undefined {
    if (this.#trouble === undefined || this.#pauseMs === 0) return undefined;
    const now = this.#parts.clock.now();
    const closedUntil = Math.max(this.#pausedUntil, this.#tryingUntil);
    if (now < closedUntil) return { trouble: this.#trouble, waitMs: Math.min(closedUntil - now, FIRST_PAUSE_MS) };
    this.#tryingUntil = now + TRY_MS;
    return undefined;
  }

  /** The vendor has taken something, or has refused it for what it was: it works. */
  worked(): void {
    if (this.#told) this.#parts.tell('over');
    else if (!this.#hasWorked) this.#parts.works?.();
    this.#hasWorked = true;
    this.#failures = 0;
    this.#trouble = undefined;
    this.#told = false;
    this.#pauseMs = 0;
    this.#pausedUntil = 0;
    this.#tryingUntil = 0;
  }

  failed({ kind }: ProviderError): void {
    const trouble = troubleIn(kind);
    this.#tryingUntil = 0;
    if (trouble === undefined) {
      // A request may be refused for what it is before anybody looks at the balance.
      if (kind !== 'rate-limited' && this.#trouble !== 'out-of-credits') this.worked();
      return;
    }
    this.#failures += 1;
    this.#trouble = trouble;
    const repeated = this.#failures >= FAILURES[trouble];
    // Only somebody who runs the bot can mend these, so they hear of the first.
    if (repeated || trouble !== 'unavailable') this.#tellOnce(trouble);
    if (repeated || this.#pauseMs > 0) this.#pause();
  }

  #pause(): void {
    // What was asked before the pause and fails during it is no news.
    if (this.#parts.clock.now() < this.#pausedUntil) return;
    this.#pauseMs = this.#pauseMs === 0 ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, 2 * this.#pauseMs);
    this.#pausedUntil = this.#parts.clock.now() + this.#pauseMs;
  }

  #tellOnce(trouble: Trouble): void {
    if (!this.#told) this.#parts.tell(trouble);
    this.#told = true;
  }
}

export function troubleIn(kind: ProviderErrorKind): Trouble | undefined {
  switch (kind) {
    case 'out-of-credits':
    case 'unauthorised':
    case 'unavailable':
      return kind;
    case 'outcome-unknown':
    case 'unreadable':
      return 'unavailable';
    default:
      return undefined;
  }
}
