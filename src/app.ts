// The one place where the bot is put together and taken apart: settings in, something that starts and stops out.
import { setMaxListeners } from 'node:events';
import { type Client, Events } from 'discord.js';
import { type Assembled, assemble } from './assemble.js';
import { type Config, SettingsError } from './config.js';
import { Alarm } from './services/alarm.js';
import { type Clock, systemClock } from './services/clock.js';
import { connect, createClient, refusalFor } from './services/discord/client.js';
import { verdictOn } from './services/discord/discord-failure.js';
import { inviteLink } from './services/discord/invite.js';
import { registerCommands } from './services/discord/registration.js';
import { messageOf } from './services/errors.js';
import { HealthServer } from './services/health-server.js';
import { createLogger, type Logger } from './services/logger.js';
import { noMetrics, PromMetrics } from './services/metrics.js';
import { SqliteStore } from './services/store/sqlite-store.js';
import type { Store, TellSetAside } from './services/store/store.js';

const REGISTER_AGAIN_MS = 30_000;

export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Instead of the one that the settings name. */
  readonly store?: Store;
  /** How drawing times compare with life; below 1 where the world is sped up. */
  readonly pace?: number;
  /** Called when the connection to Discord has ended for good. */
  readonly onLost?: (error: Error) => void;
}

export interface App {
  /** Resolves with the invite link when the bot is ready. */
  start(): Promise<{ readonly inviteLink: string }>;
  stop(): Promise<void>;
}

export function createApp(config: Config, overrides: Overrides = {}): App {
  const log = overrides.log ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const leaving = new AbortController();
  // Every picture that waits for room listens to it.
  setMaxListeners(0, leaving.signal);
  const closers: (() => Promise<unknown>)[] = [];

  async function start() {
    const metrics = config.httpPort === undefined ? noMetrics : await PromMetrics.create();
    const setAside: string[] = [];
    let tellOperators = (collection: string): unknown => setAside.push(collection);
    const tellAside: TellSetAside = (aside) => {
      metrics.setAside(aside.collection);
      log.error(aside, 'record set aside: it could not be read');
      tellOperators(aside.collection);
    };
    const store = overrides.store ?? (await SqliteStore.open(config.storeUrl, tellAside));
    closers.push(() => store.close());
    const client = createClient(config);
    closers.push(() => client.destroy());
    // The way to Discord takes as long as the parts do: both at once. What comes in meanwhile waits for the parts.
    const online = connect(client, config.token ?? '');
    online.catch(() => {});
    const raw = { config, log, clock, metrics, store, client, pace: overrides.pace ?? 1, leaving: leaving.signal };
    const assembling = assemble(raw);
    listen(client, assembling);
    const parts = await assembling;
    closers.push(...parts.closers);
    if (metrics instanceof PromMetrics) closers.push(await serveHealth(config.httpPort ?? 0, client, metrics, log));
    await online;
    tellOperators = (collection) => parts.notices.tellAll({ kind: 'set-aside', collection });
    for (const collection of setAside) tellOperators(collection);
    return goOn(client, parts);
  }

  function listen(client: Client, assembled: Promise<Assembled>) {
    assembled.catch(() => {});
    client.on(Events.Error, (error) => log.error({ error }, 'discord client error'));
    client.on(Events.InteractionCreate, (interaction) => void assembled.then(({ router }) => router.handle(interaction)));
    client.on(Events.MessageCreate, (message) => void assembled.then(({ router }) => router.hear(message)));
  }

  async function goOn(client: Client, { commands, services, earlier, fading }: Assembled) {
    client.on(Events.ShardDisconnect, ({ code }) => overrides.onLost?.(refusalFor(code)));
    client.on(Events.Invalidated, () => overrides.onLost?.(new Error('Discord has ended the session')));
    const applicationId = client.application?.id ?? '';
    // Jobs of an earlier life go on before anything that may wait.
    services.engine.start(earlier);
    const { guildId } = config.discord;
    const wanted = commands.map(({ data }) => ({ ...data }));
    const changed = await register(() => registerCommands(client.rest, applicationId, guildId, wanted));
    fading.start();
    log.info({ changed, applicationId }, 'ready');
    return { inviteLink: inviteLink(applicationId) };
  }

  /** A Discord that stumbles just now stops nothing: until it can be asked again, the commands of the last start serve. */
  function register(ask: () => Promise<boolean>): Promise<boolean | undefined> {
    const failed = (error: unknown) => log.error({ error }, 'commands not registered');
    const again = new Alarm(clock, () => void attempt().catch(failed));
    closers.push(async () => again.setAt(undefined));
    const attempt = async () => {
      try {
        return await ask();
      } catch (error) {
        if (verdictOn(error) !== 'later')
          throw config.discord.guildId === undefined ? error : notIn(config.discord.guildId, error);
        log.warn({ error }, 'commands not registered yet');
        again.setAt(clock.now() + REGISTER_AGAIN_MS);
        return undefined;
      }
    };
    return attempt();
  }

  async function stop() {
    leaving.abort();
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => log.error({ error }, 'closing failed'));
    }
    log.info('stopped');
  }

  return { start, stop };
}

function notIn(guildId: string, error: unknown): SettingsError {
  return new SettingsError([
    `DISCORD_GUILD_ID ${guildId} is no server in which the bot may register commands (${messageOf(error)}): invite it there first`,
  ]);
}

async function serveHealth(port: number, client: Client, metrics: PromMetrics, log: Logger): Promise<() => Promise<void>> {
  const server = new HealthServer({ port, isReady: () => client.isReady(), metrics });
  const listening = await server.listen().catch((error: unknown) => {
    throw new SettingsError([`HTTP_PORT ${port} can't be used: ${messageOf(error)}`]);
  });
  log.info({ port: listening }, 'health server listening');
  return () => server.close();
}
