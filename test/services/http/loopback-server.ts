// A server on loopback that answers as a test says, and remembers what it was asked.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export class LoopbackServer {
  readonly seen: IncomingMessage[] = [];
  readonly connections = new Set<Socket>();
  readonly #server;

  static async start(listener: RequestListener): Promise<LoopbackServer> {
    const server = new LoopbackServer(listener);
    await new Promise<void>((resolve) => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(listener: RequestListener) {
    this.#server = createServer((request, response) => {
      this.seen.push(request);
      listener(request, response);
    });
    this.#server.on('connection', (socket) => this.connections.add(socket));
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
