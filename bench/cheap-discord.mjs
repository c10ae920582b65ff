// A Discord for unmodified discord.js that costs next to nothing: canned answers, no checks, uploads drained and counted.
// It knows of each command it sent when it was acknowledged and when its picture arrived.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { CheapGateway } from './cheap-gateway.mjs';
import {
  APPLICATION,
  APPLICATION_OBJECT,
  BOT_USER,
  CHANNEL_OBJECT,
  GUILD_OBJECT,
  imagine,
  message,
  snowflake,
} from './cheap-payloads.mjs';

/** @typedef {{ messageId: string, sentAt: number, acknowledgedAt?: number, finishedAt?: number }} Command */

export class CheapDiscord {
  #server = createServer((request, response) => this.#serve(request, response));
  #gateway = new CheapGateway(this.#server, () => `ws://127.0.0.1:${this.port}`);
  #registered = [];
  /** @type {Map<string, Command>} by interaction token */
  #commands = new Map();
  /** When the bot's commands were first put. @type {number | undefined} */
  registeredAt;
  /** Requests that carried a file, bytes of all requests, and what was asked for but is not known here. */
  uploads = 0;
  bytes = 0;
  unknown = new Set();

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop() {
    this.#gateway.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get port() {
    return this.#server.address().port;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ready is the later of: READY and the guild are sent; the bot's commands are put. @returns {number | undefined} */
  get readyAt() {
    if (this.#gateway.readyAt === undefined || this.registeredAt === undefined) return undefined;
    return Math.max(this.#gateway.readyAt, this.registeredAt);
  }

  /** A member types /imagine. @returns {Command} */
  sendCommand() {
    const token = `bench-token-${this.#commands.size}`;
    const frame = this.#gateway.frame('INTERACTION_CREATE', imagine(this.#commands.size, token));
    const command = { messageId: snowflake(), sentAt: performance.now() };
    this.#commands.set(token, command);
    this.#gateway.send(frame);
    return command;
  }

  #serve(request, response) {
    const [path, query = ''] = request.url.replace(/^\/api(\/v\d+)?/, '').split('?');
    const parts = path.split('/');
    const command = this.#commands.get(parts[3]);
    if (parts[1] === 'interactions' && command) command.acknowledgedAt ??= performance.now();
    const keep = path.endsWith('/commands') && request.method !== 'GET' ? [] : undefined;
    request.on('data', (bytes) => {
      this.bytes += bytes.length;
      keep?.push(bytes);
    });
    request.on('end', () => {
      const withFile = String(request.headers['content-type']).startsWith('multipart/');
      if (withFile) this.uploads += 1;
      if (withFile && command && parts[1] === 'webhooks') command.finishedAt ??= performance.now();
      if (keep) this.#register(Buffer.concat(keep));
      const answer = this.#answer(request.method, parts, query, command, withFile);
      if (answer === undefined) this.unknown.add(`${request.method} ${path}`);
      send(response, answer);
    });
  }

  #answer(method, parts, query, command, withFile) {
    const place = parts.slice(1, 3).join('/');
    if (parts[1] === 'interactions') return query.includes('with_response=true') ? this.#callbackResponse(parts, command) : null;
    if (parts[1] === 'webhooks' || parts[3] === 'messages') {
      const id = command && method !== 'POST' ? command.messageId : snowflake();
      return method === 'DELETE' ? null : message(id, withFile, this.origin);
    }
    if (place === 'gateway/bot') return this.#gatewayAnswer();
    if (parts.at(-1) === 'commands') return this.#registered;
    if (parts[1] === 'applications' || place === 'oauth2/applications') return APPLICATION_OBJECT;
    if (parts[1] === 'users') return BOT_USER;
    if (parts[1] === 'guilds' && parts.length === 3) return GUILD_OBJECT;
    if (parts[1] === 'channels') return parts.length === 3 ? CHANNEL_OBJECT : null;
    return undefined;
  }

  #gatewayAnswer() {
    const limit = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
    return { url: `ws://127.0.0.1:${this.port}`, shards: 1, session_start_limit: limit };
  }

  #callbackResponse(parts, command) {
    const sent = message(command?.messageId ?? snowflake(), false, this.origin);
    return { interaction: { id: parts[2], type: 2, response_message_id: sent.id }, resource: { type: 5, message: sent } };
  }

  #register(body) {
    const given = [JSON.parse(String(body))].flat();
    const fixed = { application_id: APPLICATION, version: '1', default_member_permissions: null };
    this.#registered = given.map((command) => ({ type: 1, ...fixed, ...command, id: snowflake() }));
    this.registeredAt ??= performance.now();
  }
}

/** Nothing is 204, something is 200, what is not known is 404. */
function send(response, answer) {
  if (answer === null) return response.writeHead(204).end();
  const body = JSON.stringify(answer ?? { code: 0, message: '404: Not Found' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  response.writeHead(answer === undefined ? 404 : 200, headers).end(body);
}
