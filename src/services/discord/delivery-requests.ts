// Requests to Discord about a job's message, each with an end: plain ones after a few seconds, uploads when their size is no excuse.
import type { REST, RequestData, RouteLike } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { withTimeLimit } from '../time-limit.js';
import type { MessageFile } from './job-rendering.js';
import { requestBody } from './multipart.js';

/** Whose right it is to ask: that of an interaction, which is in the route, or the bot's. */
export type Authority = 'interaction' | 'bot';

interface Content {
  readonly body: object;
  readonly files?: readonly MessageFile[];
}

const ANSWER_MS = 10_000;

const identified = z.object({ id: z.string() });

/** The id of what an answer names: a message, or a channel. */
export function idOf(answer: unknown): string {
  return identified.parse(answer).id;
}

export class DeliveryRequests {
  readonly #rest: REST;
  readonly #clock: Clock;

  constructor(rest: REST, clock: Clock) {
    this.#rest = rest;
    this.#clock = clock;
  }

  get(route: RouteLike, by: Authority, query = new URLSearchParams()): Promise<unknown> {
    return this.#plain(by, (options) => this.#rest.get(route, { ...options, query }));
  }

  delete(route: RouteLike, by: Authority): Promise<unknown> {
    return this.#plain(by, (options) => this.#rest.delete(route, options));
  }

  patch(route: RouteLike, content: Content, by: Authority): Promise<unknown> {
    return this.#carrying(content, by, (options) => this.#rest.patch(route, options));
  }

  post(route: RouteLike, content: Content, by: Authority): Promise<unknown> {
    return this.#carrying(content, by, (options) => this.#rest.post(route, options));
  }

  #carrying({ body, files = [] }: Content, by: Authority, send: (options: RequestData) => Promise<unknown>): Promise<unknown> {
    const carried = requestBody(body, files, this.#clock);
    if (files.length > 0) return send({ ...carried, auth: by === 'bot' });
    return this.#plain(by, (options) => send({ ...options, ...carried }));
  }

  #plain(by: Authority, send: (options: RequestData) => Promise<unknown>): Promise<unknown> {
    return withTimeLimit(ANSWER_MS, (signal) => send({ auth: by === 'bot', signal }), this.#clock);
  }
}
