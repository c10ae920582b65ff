// The WebSocket half of the cheap Discord: hello, identify, heartbeats, and events to whoever is connected.
import { WebSocketServer } from 'ws';
import { GUILD_OBJECT, READY } from './cheap-payloads.mjs';

const HEARTBEAT_MS = 41_250;

export class CheapGateway {
  #server;
  #socket;
  #sequence = 0;
  /** When the bot had been sent READY and its guild. @type {number | undefined} */
  readyAt;

  /** @param {import('node:http').Server} httpServer @param {() => string} address */
  constructor(httpServer, address) {
    this.#server = new WebSocketServer({ server: httpServer });
    this.#server.on('connection', (socket) => {
      socket.on('message', (data) => this.#hear(socket, JSON.parse(String(data)), address()));
      socket.on('error', () => socket.terminate());
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_MS } }));
    });
  }

  /** @param {string} type @param {object} data */
  frame(type, data) {
    this.#sequence += 1;
    return JSON.stringify({ op: 0, t: type, s: this.#sequence, d: data });
  }

  /** @param {string} frame */
  send(frame) {
    if (!this.#socket) throw new Error('no bot is connected to the gateway');
    this.#socket.send(frame);
  }

  close() {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #hear(socket, { op }, address) {
    if (op === 1) socket.send('{"op":11}');
    if (op !== 2 && op !== 6) return;
    this.#socket = socket;
    if (op === 6) return this.send(this.frame('RESUMED', {}));
    this.send(this.frame('READY', { ...READY, resume_gateway_url: address }));
    this.send(this.frame('GUILD_CREATE', GUILD_OBJECT));
    this.readyAt = performance.now();
  }
}
