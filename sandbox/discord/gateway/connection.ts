// One WebSocket of the gateway: greets, keeps the heartbeat, and turns what the client sends into commands.
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Carrier, GatewaySession } from './session.js';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** Ends a connection with one of the gateway's codes. */
export class Goodbye extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

const SENDS_A_MINUTE = 120;

const Frame = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()),
});
export type Identify = z.infer<typeof Identify>;
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });
export type Resume = z.infer<typeof Resume>;

export interface Desk {
  identify(connection: GatewayConnection, body: Identify): void;
  resume(connection: GatewayConnection, body: Resume): void;
  membersAsked(connection: GatewayConnection, body: unknown): void;
  left(connection: GatewayConnection, code: number): void;
}

export class GatewayConnection implements Carrier {
  session: GatewaySession | undefined;
  readonly #socket: WebSocket;
  readonly #desk: Desk;
  readonly #interval: number;
  #watch: NodeJS.Timeout | undefined;
  #minute = { began: 0, sends: 0 };

  constructor(socket: WebSocket, desk: Desk, heartbeatInterval: number) {
    this.#socket = socket;
    this.#desk = desk;
    this.#interval = heartbeatInterval;
    socket.on('message', (data) => this.#hear(data));
    socket.on('close', (code) => {
      clearTimeout(this.#watch);
      desk.left(this, code);
    });
    socket.on('error', () => socket.terminate());
    this.sendOp(10, { heartbeat_interval: heartbeatInterval, _trace: [] });
    this.#expectHeartbeat();
  }

  send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  sendOp(op: number, data: unknown): void {
    this.send(JSON.stringify({ op, d: data, s: null, t: null }));
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
  }

  /** Without a goodbye, as when a network fails. */
  cut(): void {
    this.#socket.terminate();
  }

  #hear(data: RawData): void {
    try {
      this.#countSend();
      const { op, d } = read(Frame, parse(data));
      this.#obey(op, d);
    } catch (error) {
      if (!(error instanceof Goodbye)) throw error;
      this.close(error.code, error.message);
    }
  }

  #countSend(): void {
    if (Date.now() > this.#minute.began + 60_000) this.#minute = { began: Date.now(), sends: 0 };
    this.#minute.sends += 1;
    if (this.#minute.sends > SENDS_A_MINUTE) throw new Goodbye(CLOSE.rateLimited, 'You are being rate limited.');
  }

  #obey(op: number, body: unknown): void {
    switch (op) {
      case 1:
        this.#expectHeartbeat();
        this.sendOp(11, null);
        break;
      case 2:
        if (this.session) throw new Goodbye(CLOSE.alreadyAuthenticated, 'Already authenticated.');
        this.#desk.identify(this, read(Identify, body));
        break;
      case 6:
        this.#desk.resume(this, read(Resume, body));
        break;
      case 3:
      case 4:
      case 8:
        if (!this.session) throw new Goodbye(CLOSE.notAuthenticated, 'Not authenticated.');
        if (op === 8) this.#desk.membersAsked(this, body);
        break;
      default:
        throw new Goodbye(CLOSE.unknownOpcode, 'Unknown opcode.');
    }
  }

  /** A client that misses its heartbeats is a dead one. */
  #expectHeartbeat(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.close(CLOSE.sessionTimedOut, 'Session timed out.'), this.#interval * 2);
    this.#watch.unref();
  }
}

function read<Body>(schema: z.ZodType<Body>, value: unknown): Body {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Goodbye(CLOSE.decodeError, 'Error while decoding payload.');
  return parsed.data;
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
