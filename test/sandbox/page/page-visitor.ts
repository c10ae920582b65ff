// A script at the page's API, as the tests of this folder use it: asks, does, and waits for what the world shows.
import { request } from 'node:http';
import type { World } from '../../../sandbox/page/client/world.js';
import type { Sandbox } from '../../../sandbox/start.js';

export class PageVisitor {
  readonly #origin: string;

  constructor(sandbox: Sandbox) {
    this.#origin = sandbox.pageUrl.replace('localhost', '127.0.0.1');
  }

  async world(user = 'Ada', channel = 'general'): Promise<World> {
    const response = await fetch(`${this.#origin}/api/world?${new URLSearchParams({ user, channel })}`);
    return (await response.json()) as World;
  }

  async do(
    path: string,
    payload: object,
    files: Record<string, File> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const form = new FormData();
    form.append('payload', JSON.stringify(payload));
    for (const [name, file] of Object.entries(files)) form.append(`files.${name}`, file);
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
    const body = Object.keys(files).length > 0 ? { body: form } : json;
    const response = await fetch(`${this.#origin}${path}`, { method: 'POST', ...body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.#origin}${path}`);
  }

  /** The status of a request with these headers, which fetch would not send. */
  statusWith(method: string, path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject);
      sent.end(method === 'POST' ? '{"milliseconds":1}' : undefined);
    });
  }

  async until<Found>(look: (world: World) => Found | undefined | false, user = 'Ada', channel = 'general'): Promise<Found> {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = look(await this.world(user, channel));
      if (found !== undefined && found !== false) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('Waited in vain for the world to show it.');
  }
}
