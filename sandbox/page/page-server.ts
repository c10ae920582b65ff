// Serves the page, and the small JSON API behind it that a script can drive too (see gestures.ts for what each POST takes):
//
//   GET  /api/world?user=Ada&channel=general   everything that person sees there, and the commands they have (client/world.ts)
//   GET  /api/events                           server-sent events: `change` whenever the world has changed
//   GET  /attachments/<id>                     an attachment's bytes
//   POST /api/commands          { user, channel, name, group?, subcommand?, options?, target?, locale? }  -> { interaction }
//   POST /api/autocomplete      the same, and { focused: { name, value } }                                -> { choices }
//   POST /api/buttons           { user, message, customId, values? }                                      -> { interaction }
//   POST /api/modals            { user, interaction, values }                                             -> { interaction }
//   POST /api/modals/dismiss    { user }
//   POST /api/messages          { user, channel, content, replyTo? }                                      -> { message }
//   POST /api/messages/delete   { user, channel, message }
//   POST /api/clock             { milliseconds }                                                          -> { now }
//   POST /api/faults            { id }: one of the world’s `faults`
//
// Files: multipart/form-data with the JSON in `payload` and each file in `files.<option or field>`.
// A message carries `interaction.id`, so a script finds the answer to its command. Refusals are 4xx with { error }, in words.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ZodError, z } from 'zod';
import { type ApiAnswer, json, writeAnswer } from '../http/answer.js';
import { attachmentAnswer } from './attachment-answer.js';
import { ChangeEvents } from './change-events.js';
import { clientFile } from './client-files.js';
import { listenFrom } from './free-port.js';
import { gestures, type PageWorld } from './gestures.js';
import { foreignness } from './loopback-only.js';
import { readBody } from './request-body.js';
import { worldView } from './world-view.js';

const GUARDS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export class PageServer {
  readonly #world: PageWorld;
  readonly #server: Server;
  readonly #events = new ChangeEvents();
  readonly #stopListening: () => void;

  constructor(world: PageWorld) {
    this.#world = world;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#stopListening = world.discord.onChange(this.#events.changed);
  }

  /** The port it got: the wanted one, or the next that is free. */
  listen(port: number): Promise<number> {
    return listenFrom(this.#server, port);
  }

  stop(): Promise<void> {
    this.#stopListening();
    this.#events.stop();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const foreign = foreignness(request.headers);
    if (!foreign && request.method === 'GET' && url.pathname === '/api/events') return this.#events.open(response, GUARDS);
    const answer = foreign ? refusal(403, foreign) : await this.#answer(request, url).catch(answerToError);
    writeAnswer(response, { ...answer, headers: { ...GUARDS, ...answer.headers } });
  }

  async #answer(request: IncomingMessage, url: URL): Promise<ApiAnswer> {
    if (request.method === 'POST') return this.#do(request, url.pathname);
    if (request.method !== 'GET') return refusal(405, 'Only GET and POST are understood here.');
    if (url.pathname === '/api/world') return this.#show(url.searchParams);
    const attachment = /^\/attachments\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1];
    const bytes = attachment === undefined ? undefined : this.#world.discord.attachmentBytes(attachment);
    if (bytes) return attachmentAnswer(bytes);
    return (await clientFile(url.pathname)) ?? refusal(404, `There is nothing at ${url.pathname}.`);
  }

  #show(query: URLSearchParams): ApiAnswer {
    const { discord, clock, places } = this.#world;
    return json(200, worldView(discord, clock, places, query.get('user') ?? '', query.get('channel') ?? ''), {
      'cache-control': 'no-store',
    });
  }

  async #do(request: IncomingMessage, path: string): Promise<ApiAnswer> {
    const gesture = gestures[path];
    if (!gesture) return refusal(404, `There is nothing at ${path}.`);
    const body = await readBody(request.headers['content-type'] ?? '', await buffer(request));
    return json(200, await gesture(this.#world, body));
  }
}

function refusal(status: number, error: string): ApiAnswer {
  return json(status, { error });
}

/** The pretend Discord refuses in plain words as a bare Error; any other kind is a bug of the sandbox. */
function answerToError(error: unknown): ApiAnswer {
  if (error instanceof ZodError) return refusal(400, `That request can’t be read: ${z.prettifyError(error)}`);
  if (error instanceof Error && error.constructor === Error) return refusal(400, error.message);
  console.error('The sandbox’s page met an error of its own.', error);
  return refusal(500, 'The sandbox met an error of its own; its log says which.');
}
