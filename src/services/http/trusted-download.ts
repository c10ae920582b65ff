// How a file is fetched from a link that somebody else has named: from trusted places only, at every turn it takes, and never from inside.
import { isIP } from 'node:net';
import { type Clock, systemClock } from '../clock.js';
import type { HttpAnswer } from './exchange.js';
import { HttpClient, isRedirect, NoAnswerError } from './http-client.js';
import { isPublicAddress } from './private-address.js';
import { PrivateAddressError, publicLookup, type Resolve, resolveByDns } from './public-lookup.js';

export interface Trust {
  /** Judges the host and the path of a link over https, at its usual port and without a password. */
  readonly isTrusted: (url: URL) => boolean;
  /** Where the settings point to: trusted wherever that is, on this very machine too. */
  readonly ownOrigins: readonly string[];
}

interface Limits {
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** Nothing was asked of the place that is not trusted. */
export class UntrustedError extends Error {
  override readonly name = 'UntrustedError';
}

const MOST_REDIRECTS = 3;

export class TrustedDownloads {
  readonly #isTrusted: Trust['isTrusted'];
  readonly #ownOrigins: readonly string[];
  readonly #own: HttpClient;
  readonly #public: HttpClient;
  readonly #clock: Clock;

  constructor({ isTrusted, ownOrigins }: Trust, resolve: Resolve = resolveByDns, clock: Clock = systemClock) {
    this.#isTrusted = isTrusted;
    this.#ownOrigins = ownOrigins.map((address) => new URL(address).origin);
    this.#own = new HttpClient({ clock });
    this.#public = new HttpClient({ lookup: publicLookup(resolve), clock });
    this.#clock = clock;
  }

  accepts(link: string): boolean {
    return URL.canParse(link) && this.#accepts(new URL(link));
  }

  /** The answer, whatever its status; throws an UntrustedError, a TooLargeError or a NoAnswerError. */
  async fetch(link: string, { timeoutMs, mostBytes }: Limits): Promise<HttpAnswer> {
    const until = this.#clock.now() + timeoutMs;
    let url = this.#trusted(link);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#get(url, { timeoutMs: Math.max(1, until - this.#clock.now()), mostBytes });
      const { location } = answer.headers;
      if (!isRedirect(answer.status) || typeof location !== 'string') return answer;
      if (redirects === MOST_REDIRECTS) throw new UntrustedError(`more than ${MOST_REDIRECTS} redirects`);
      url = this.#trusted(location, url);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#own.close(), this.#public.close()]);
  }

  async #get(url: URL, limits: Limits): Promise<HttpAnswer> {
    const http = this.#isOwn(url) ? this.#own : this.#public;
    try {
      return await http.send({ method: 'GET', url: url.href, ...limits });
    } catch (error) {
      const inside = error instanceof NoAnswerError && error.cause instanceof PrivateAddressError;
      throw inside ? new UntrustedError('the host leads inside', { cause: error }) : error;
    }
  }

  #trusted(link: string, base?: URL): URL {
    const url = URL.canParse(link, base?.href) ? new URL(link, base) : undefined;
    if (url && this.#accepts(url)) return url;
    throw new UntrustedError(base ? 'it redirects to where nothing is fetched from' : 'nothing is fetched from there');
  }

  #accepts(url: URL): boolean {
    if (url.username !== '' || url.password !== '') return false;
    if (this.#isOwn(url)) return true;
    if (url.protocol !== 'https:' || url.port !== '') return false;
    // What is no name is never looked up: it is judged here. The parser has brought every way to write one into the usual form.
    const address = url.hostname.replace(/^\[(.*)\]$/, '$1');
    return this.#isTrusted(url) && (isIP(address) === 0 || isPublicAddress(address));
  }

  #isOwn(url: URL): boolean {
    return this.#ownOrigins.includes(url.origin);
  }
}
