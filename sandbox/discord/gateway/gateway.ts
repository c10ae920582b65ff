// The gateway: lets bots in by token and intents, tells them what happens, and drops them when a test says so.
import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { applicationFlags, botUserPayload } from '../payloads/bot-payloads.js';
import { guildCreatePayload } from '../payloads/channel-payloads.js';
import { memberPayload } from '../payloads/people-payloads.js';
import { APPLICATION_ID, findPerson, GUILD, MEMBERS } from '../people.js';
import type { World } from '../world.js';
import type { WorldEvent } from '../world-event.js';
import { CLOSE, type Desk, GatewayConnection, Goodbye, type Identify, type Resume } from './connection.js';
import { dispatchOf } from './dispatches.js';
import { INTENTS, judgeIntents } from './intents.js';
import { GatewaySession } from './session.js';

/** resumable: op 7. lost: op 9, and the session is forgotten. silent: the socket is cut, the session may be resumed. */
export type DropKind = 'resumable' | 'lost' | 'silent';

const MembersRequest = z.looseObject({
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().optional(),
});

export class Gateway implements Desk {
  /** What HELLO tells clients; takes effect with the next connection. */
  heartbeatInterval = 41_250;
  /** While down, nobody gets in: the handshake is refused as by a gateway under repair. */
  down = false;
  readonly #world: World;
  readonly #token: string;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, GatewaySession>();

  constructor(world: World, token: string, server: Server) {
    this.#world = world;
    this.#token = token;
    server.on('upgrade', (request, socket, head) => {
      if (this.down) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        this.#connections.add(new GatewayConnection(client, this, this.heartbeatInterval));
      });
    });
    world.onEvent((event) => this.#tell(event));
  }

  /** Bots that are in: identified or resumed, and connected. */
  get connections(): number {
    return [...this.#connections].filter((connection) => connection.session).length;
  }

  drop(how: DropKind): void {
    for (const connection of [...this.#connections]) {
      if (how === 'silent') connection.cut();
      else if (how === 'resumable') connection.sendOp(7, null);
      else {
        if (connection.session) this.#sessions.delete(connection.session.id);
        connection.session = undefined;
        connection.sendOp(9, false);
      }
    }
  }

  /** Closes every connection with one of the gateway's own codes. */
  closeAll(code: number): void {
    for (const connection of this.#connections) connection.close(code);
  }

  stop(): void {
    for (const connection of [...this.#connections]) connection.cut();
    this.#sockets.close();
  }

  identify(connection: GatewayConnection, { token, intents, shard = [0, 1] }: Identify): void {
    if (token !== this.#token) throw new Goodbye(CLOSE.authenticationFailed, 'Authentication failed.');
    const verdict = judgeIntents(intents, this.#world.messageContentGranted);
    if (verdict === 'invalid') throw new Goodbye(CLOSE.invalidIntents, 'Invalid intent(s).');
    if (verdict === 'disallowed') throw new Goodbye(CLOSE.disallowedIntents, 'Disallowed intent(s).');
    if (!(shard[0] >= 0 && shard[0] < shard[1])) throw new Goodbye(CLOSE.invalidShard, 'Invalid shard.');
    const session = new GatewaySession(intents, shard, connection);
    connection.session = session;
    this.#sessions.set(session.id, session);
    session.dispatch({ name: 'READY', data: this.#ready(session) });
    const hearsGuild = this.#world.botIsMember && (intents & INTENTS.guilds) !== 0 && isFor(session, GUILD.id);
    if (hearsGuild) session.dispatch({ name: 'GUILD_CREATE', data: guildCreatePayload(this.#world, false) });
    this.#world.look();
  }

  resume(connection: GatewayConnection, { token, session_id, seq }: Resume): void {
    if (token !== this.#token) throw new Goodbye(CLOSE.authenticationFailed, 'Authentication failed.');
    const session = this.#sessions.get(session_id);
    if (session && seq > session.sequence) throw new Goodbye(CLOSE.invalidSequence, 'Invalid seq.');
    if (!session?.isResumable(seq, this.#world.now())) {
      this.#sessions.delete(session_id);
      connection.sendOp(9, false);
      return;
    }
    connection.session = session;
    session.resume(connection, seq);
    this.#world.look();
  }

  membersAsked(connection: GatewayConnection, body: unknown): void {
    const asked = MembersRequest.safeParse(body);
    const ids = asked.success ? [asked.data.user_ids ?? MEMBERS.map(({ id }) => id)].flat() : [];
    const found = ids.filter((id) => findPerson(id));
    connection.session?.dispatch({
      name: 'GUILD_MEMBERS_CHUNK',
      data: {
        guild_id: GUILD.id,
        members: found.map((id) => memberPayload(this.#world, id)),
        chunk_index: 0,
        chunk_count: 1,
        not_found: ids.filter((id) => !found.includes(id)),
        ...(asked.success && asked.data.nonce !== undefined ? { nonce: asked.data.nonce } : {}),
      },
    });
  }

  left(connection: GatewayConnection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (!session) return;
    session.leave(connection, this.#world.now());
    // A client that says goodbye gives its session up.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    this.#world.look();
  }

  #tell(event: WorldEvent): void {
    for (const session of this.#sessions.values()) {
      if (!isFor(session, placeOf(this.#world, event))) continue;
      const dispatch = dispatchOf(this.#world, event, session.intents);
      if (dispatch) session.dispatch(dispatch);
    }
  }

  #ready(session: GatewaySession): Record<string, unknown> {
    return {
      v: 10,
      user: botUserPayload(),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#world.origin.replace('http', 'ws'),
      guilds: this.#world.botIsMember && isFor(session, GUILD.id) ? [{ id: GUILD.id, unavailable: true }] : [],
      private_channels: [],
      relationships: [],
      presences: [],
      geo_ordered_rtc_regions: [],
      shard: session.shard,
      application: { id: APPLICATION_ID, flags: applicationFlags(this.#world) },
      _trace: [],
    };
  }
}

/** Direct messages go to shard 0, the guild's events to the shard its id falls on. */
function isFor(session: GatewaySession, guildId: string | undefined): boolean {
  const [shard, count] = session.shard;
  return guildId === undefined ? shard === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === shard;
}

function placeOf(world: World, event: WorldEvent): string | undefined {
  const channelId =
    'message' in event
      ? event.message.channelId
      : 'interaction' in event
        ? event.interaction.channelId
        : 'channel' in event
          ? event.channel.id
          : undefined;
  return channelId !== undefined && world.channels.get(channelId)?.kind === 'dm' ? undefined : GUILD.id;
}
