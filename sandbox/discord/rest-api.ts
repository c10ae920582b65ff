// Discord's REST API: every request is authorised, taken apart, answered by its route, and refused in Discord's words.
import type { ApiAnswer, ApiRequest } from '../http/answer.js';
import { Refusal } from './errors.js';
import { RateLimits } from './rate-limits.js';
import { readBody } from './request-body.js';
import { RestCall, type Route } from './rest-call.js';
import { RouteTable } from './route-table.js';
import type { World } from './world.js';

/** A request that a well-behaved bot does not make. */
export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly code: number;
  readonly message: string;
  readonly body: unknown;
  /** What was wrong, as `path: words`. */
  readonly flaws: readonly string[];
}

const PREFIX = '/api/v10/';

export class RestApi {
  readonly violations: Violation[] = [];
  readonly rateLimits = new RateLimits();
  readonly #world: World;
  readonly #token: string;
  readonly #routes: RouteTable;

  constructor(world: World, token: string, routes: readonly Route[]) {
    this.#world = world;
    this.#token = token;
    this.#routes = new RouteTable(routes);
  }

  answer(request: ApiRequest): ApiAnswer {
    const path = request.path.startsWith(PREFIX) ? request.path.slice(PREFIX.length) : '';
    const headers = () => this.rateLimits.headers(request.method, path);
    let payload: unknown;
    try {
      const match = this.#routes.match(request.method, path);
      if (match.kind !== 'found') throw new Refusal(match.kind === 'unknown' ? 404 : 405);
      if (!match.route.open && request.headers.authorization !== `Bot ${this.#token}`) throw new Refusal(0);
      const refused = this.rateLimits.take(request.method, path);
      if (refused) return refused;
      const body = readBody(request, this.#world.attachmentSizeLimit);
      payload = body.payload;
      const answer = match.route.handle(new RestCall(request, body, match.parameters));
      return { ...answer, headers: { ...headers(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.isViolation) this.#note(request, payload, error);
      const answer = error.toAnswer();
      return { ...answer, headers: { ...headers(), ...answer.headers } };
    }
  }

  #note(request: ApiRequest, body: unknown, refusal: Refusal): void {
    this.violations.push({
      method: request.method,
      path: request.path,
      code: refusal.code,
      message: refusal.message,
      body,
      flaws: refusal.flaws.map(({ path, message }) => `${path.join('.')}: ${message}`),
    });
  }
}
