// The first answer to a request for pictures, “Atelier is thinking…”, sent past discord.js.
//
// Nothing limits how many such answers may be sent, so there is nothing to queue for; and what discord.js does around each of its
// requests takes as long as all that is judged before this one.
import { STATUS_CODES } from 'node:http';
import {
  DefaultUserAgent,
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { Pool } from 'undici';
import { z } from 'zod';
import { answerTo, type HttpAnswer } from '../http/exchange.js';
import { parseJson } from '../parse-json.js';

/** Discord takes a first answer for three seconds; a little later it has been taken or never will be. */
const ANSWER_TIMEOUT_MS = 5_000;

/** The next request should find the connection open: making one takes several times as long as the answer. */
const KEPT_OPEN_MS = 60_000;

const MOST_BYTES = 64 * 1024;

const refusalSchema = z.object({ code: z.number(), message: z.string() });

const FOR_ALL = thinking(0);
const PRIVATELY = thinking(MessageFlags.Ephemeral);

interface Deferred {
  readonly id: string;
  readonly token: string;
}

export class Deferrals {
  readonly #pool: Pool;
  readonly #root: string;
  readonly #headers: string[];

  constructor({ api, version, userAgentAppendix }: Pick<RESTOptions, 'api' | 'version' | 'userAgentAppendix'>) {
    const { origin, pathname } = new URL(api);
    this.#root = `${pathname.replace(/\/$/, '')}/v${version}`;
    this.#headers = ['content-type', 'application/json', 'user-agent', `${DefaultUserAgent} ${userAgentAppendix}`.trim()];
    this.#pool = new Pool(origin, {
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
      connect: { timeout: ANSWER_TIMEOUT_MS },
      keepAliveTimeout: KEPT_OPEN_MS,
    });
  }

  /** Rejects as discord.js would. */
  async send({ id, token }: Deferred, isPrivate: boolean): Promise<void> {
    const path = `${this.#root}${Routes.interactionCallback(id, token)}?with_response=false`;
    const body = isPrivate ? PRIVATELY : FOR_ALL;
    const request = { path, method: 'POST' as const, headers: this.#headers, body };
    const answer = await answerTo(this.#pool, request, { mostBytes: MOST_BYTES });
    if (answer.status >= 300) throw refusalOf(answer, { url: path, body: parseJson(body) });
  }

  /** What is on its way arrives. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

function thinking(flags: number): string {
  return JSON.stringify({ type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags } });
}

function refusalOf({ status, body }: HttpAnswer, asked: { readonly url: string; readonly body: unknown }): Error {
  const refusal = refusalSchema.safeParse(parseJson(body));
  if (status >= 500 || !refusal.success) return new HTTPError(status, STATUS_CODES[status] ?? '', 'POST', asked.url, asked);
  return new DiscordAPIError(refusal.data, refusal.data.code, status, 'POST', asked.url, asked);
}
