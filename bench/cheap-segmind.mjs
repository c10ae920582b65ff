// A Segmind that draws nothing: each request is done after a settable time, and every picture is the same one.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

export class CheapSegmind {
  #server = createServer((request, response) => this.#serve(request, response));
  #picture;
  /** @type {Map<string, number>} when each request will be done */
  #doneAt = new Map();
  durationMs;
  polls = 0;

  /** @param {Buffer} picture @param {number} durationMs */
  constructor(picture, durationMs) {
    this.#picture = picture;
    this.durationMs = durationMs;
  }

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get origin() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  get submitted() {
    return this.#doneAt.size;
  }

  #serve(request, response) {
    request.resume();
    request.on('end', () => {
      if (request.url.startsWith('/generations/')) return this.#sendPicture(response);
      const [status, value] = this.#answer(request.method, request.url);
      const body = JSON.stringify(value);
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
    });
  }

  #sendPicture(response) {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': this.#picture.length }).end(this.#picture);
  }

  #answer(method, url) {
    if (url === '/v1/get-user-credits') return [200, { credits: 1000, 'free-credits': 0 }];
    if (method === 'POST' && url.startsWith('/v2/')) return [200, this.#submit()];
    const id = /^\/v2\/requests\/([^/?]+)/.exec(url)?.[1] ?? '';
    const doneAt = this.#doneAt.get(id);
    if (doneAt === undefined) return [404, { error: `Request ${id} not found` }];
    this.polls += 1;
    if (performance.now() < doneAt) return [200, { status: 'PROCESSING', request_id: id, metrics: {} }];
    return [200, url.endsWith('/status') ? { status: 'COMPLETED', request_id: id, metrics: {} } : this.#result(id)];
  }

  #submit() {
    const id = randomUUID();
    this.#doneAt.set(id, performance.now() + this.durationMs);
    return { request_id: id, status: 'QUEUED', status_url: `${this.origin}/v2/requests/${id}/status` };
  }

  #result(id) {
    const url = `${this.origin}/generations/${id}.png`;
    const images = [{ url, content_type: 'image/png', file_name: `${id}.png`, file_size: this.#picture.length }];
    const metrics = { inference_time: this.durationMs / 1000, cost: 0.005, remaining_credits: 1000 };
    return { status: 'COMPLETED', error: null, request_id: id, output: url, images, seed: 1, metrics };
  }
}
