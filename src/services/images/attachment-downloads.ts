// What members attach, fetched from Discord's own hosts: no more than Discord said there is, and never from anywhere else.
import { type Clock, wait } from '../clock.js';
import { type HttpAnswer, TooLargeError } from '../http/exchange.js';
import { NoAnswerError } from '../http/http-client.js';
import { TrustedDownloads, UntrustedError } from '../http/trusted-download.js';
import { BadFileError } from './file-problem.js';

interface Attached {
  readonly url: string;
  /** In bytes, as Discord says. */
  readonly size: number;
}

/** The last is Discord's own proxy for pictures that messages show from elsewhere. */
const HOSTS = /^(cdn\.discordapp\.com|media\.discordapp\.net|images-ext-\d+\.discordapp\.net)$/;
const MOST_BYTES = 50_000_000;
const TIMEOUT_MS = 30_000;
const TRIES = 3;
const RETRY_MS = 1000;

export class AttachmentDownloads {
  readonly #downloads: TrustedDownloads;
  readonly #clock: Clock;

  constructor(apiUrl: string, clock: Clock) {
    this.#downloads = new TrustedDownloads({ isTrusted: ({ hostname }) => HOSTS.test(hostname), ownOrigins: [apiUrl] });
    this.#clock = clock;
  }

  accepts(url: string): boolean {
    return this.#downloads.accepts(url);
  }

  /** Throws a BadFileError. */
  async fetch(attached: Attached): Promise<Buffer> {
    if (attached.size > MOST_BYTES) throw tooLarge(attached);
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#ask(attached);
      if (answer && answer.status >= 200 && answer.status < 300) return answer.body;
      const passing = !answer || answer.status >= 500 || answer.status === 429;
      if (!passing) throw new BadFileError({ problem: 'expired' });
      if (tries >= TRIES) throw new BadFileError({ problem: 'unreachable' });
      await wait(this.#clock, RETRY_MS * tries);
    }
  }

  close(): Promise<void> {
    return this.#downloads.close();
  }

  /** Nothing when no answer came. */
  async #ask(attached: Attached): Promise<HttpAnswer | undefined> {
    try {
      return await this.#downloads.fetch(attached.url, { timeoutMs: TIMEOUT_MS, mostBytes: attached.size });
    } catch (error) {
      if (error instanceof NoAnswerError) return undefined;
      if (error instanceof TooLargeError)
        throw new BadFileError({ problem: 'larger-than-said', said: attached.size, mostBytes: MOST_BYTES }, error);
      if (error instanceof UntrustedError) throw new BadFileError({ problem: 'untrusted' }, error);
      throw error;
    }
  }
}

function tooLarge({ size }: Attached): BadFileError {
  return new BadFileError({ problem: 'too-large', bytes: size, mostBytes: MOST_BYTES });
}
