// The operator's window: /healthz (the process lives), /readyz (the gateway is connected), /metrics; everything else is 404.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PromMetrics } from './metrics.js';

interface Parts {
  readonly port: number;
  readonly isReady: () => boolean;
  readonly metrics: PromMetrics;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const plain = (status: number, body: string): Page => ({ status, type: 'text/plain; charset=utf-8', body: `${body}\n` });

export class HealthServer {
  readonly #server: Server;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      this.#page(path)
        .catch(() => plain(500, 'metrics failed'))
        .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
    });
  }

  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#parts.port, () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #page(path: string): Promise<Page> {
    if (path === '/healthz') return plain(200, 'ok');
    if (path === '/readyz') return this.#parts.isReady() ? plain(200, 'ready') : plain(503, 'not connected to Discord');
    if (path !== '/metrics') return plain(404, 'not found');
    const { registry } = this.#parts.metrics;
    return { status: 200, type: registry.contentType, body: await registry.metrics() };
  }
}
