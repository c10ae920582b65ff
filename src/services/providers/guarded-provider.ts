// A provider behind its breaker: what is sure to fail is not sent.
import type { Clock } from '../clock.js';
import { Breaker, type BreakerParts, type Health, type Trouble, troubleIn } from './breaker.js';
import type { Commission, Drawn, ImageProvider, RemoteStatus, Submitted, Upload } from './image-provider.js';
import { ProviderError } from './provider-error.js';

/** Somebody else’s try may end the pause before its time. */
const LONGEST_WAIT_MS = 30_000;

export class GuardedProvider implements ImageProvider {
  readonly #provider: ImageProvider;
  readonly #breaker: Breaker;
  readonly #clock: Clock;

  constructor(provider: ImageProvider, parts: BreakerParts) {
    this.#provider = provider;
    this.#breaker = new Breaker(parts);
    this.#clock = parts.clock;
  }

  get name() {
    return this.#provider.name;
  }

  get health(): Health {
    return this.#breaker.health;
  }

  /** A vendor that is paused is not waited for: the submit says so at once. */
  async roomForSubmit(giveUp: AbortSignal): Promise<void> {
    if (this.#breaker.health.state === 'well') await this.#provider.roomForSubmit(giveUp);
  }

  /** Neither takes the place of the one try nor proves that submits work: pictures are often taken at another door. */
  async upload(picture: Upload): Promise<string> {
    const { health } = this.#breaker;
    if (health.state === 'paused') throw pausedError(health.trouble, health.until - this.#clock.now());
    try {
      return await this.#provider.upload(picture);
    } catch (error) {
      if (error instanceof ProviderError && troubleIn(error.kind)) this.#breaker.failed(error);
      throw error;
    }
  }

  async submit(commission: Commission): Promise<Submitted> {
    const refused = this.#breaker.admit();
    if (refused) throw pausedError(refused.trouble, refused.waitMs);
    try {
      const submitted = await this.#provider.submit(commission);
      this.#breaker.worked();
      return submitted;
    } catch (error) {
      if (error instanceof ProviderError) this.#breaker.failed(error);
      throw error;
    }
  }

  status(remoteId: string): Promise<RemoteStatus> {
    return this.#hearing(this.#provider.status(remoteId));
  }

  result(remoteId: string): Promise<Drawn> {
    return this.#hearing(this.#provider.result(remoteId));
  }

  download(url: string): Promise<Buffer> {
    return this.#provider.download(url);
  }

  close(): Promise<void> {
    return this.#provider.close();
  }

  /** Some vendors say only later that the account is empty. That a look fails otherwise says nothing about submits. */
  async #hearing<Answer>(looking: Promise<Answer>): Promise<Answer> {
    try {
      return await looking;
    } catch (error) {
      const isTold = error instanceof ProviderError && (error.kind === 'out-of-credits' || error.kind === 'unauthorised');
      if (isTold) this.#breaker.failed(error);
      throw error;
    }
  }
}

function pausedError(kind: Trouble, waitMs: number): ProviderError {
  return new ProviderError({ kind, retryable: kind === 'unavailable', retryAfterMs: Math.min(waitMs, LONGEST_WAIT_MS) });
}
