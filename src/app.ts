// The one place where the parts are wired together: settings in, something that starts and stops out.
import { setMaxListeners } from 'node:events';
import { type Client, Events } from 'discord.js';
import type { Services } from './commands/command.js';
import { commandsFor } from './commands/index.js';
import { Router } from './commands/router.js';
import type { Config } from './config.js';
import { type Clock, systemClock } from './services/clock.js';
import { accountSchema } from './services/credits/account.js';
import { CreditLedger } from './services/credits/credit-ledger.js';
import { Calendar } from './services/credits/period.js';
import { connect, createClient, refusalFor } from './services/discord/client.js';
import { DiscordJobReporter } from './services/discord/discord-job-reporter.js';
import { inviteLink } from './services/discord/invite.js';
import { freshLink } from './services/discord/message-pictures.js';
import { registerCommands } from './services/discord/registration.js';
import { HealthServer } from './services/health-server.js';
import { Fading } from './services/history/fading.js';
import { History } from './services/history/history.js';
import { endingSchema, historyEntrySchema } from './services/history/history-entry.js';
import { LateDelivery } from './services/history/late-delivery.js';
import { chapterSchema } from './services/history/long-list.js';
import { AttachmentDownloads } from './services/images/attachment-downloads.js';
import { Darkroom } from './services/images/darkroom.js';
import { PicturePlaces } from './services/images/picture-places.js';
import { PictureShelf } from './services/images/picture-shelf.js';
import { Durations, durationSchema } from './services/jobs/durations.js';
import { EditTargets, editTargetSchema } from './services/jobs/edit-targets.js';
import { FrontDesk } from './services/jobs/front-desk.js';
import { IntakeJournal } from './services/jobs/intake-journal.js';
import { jobSchema } from './services/jobs/job.js';
import { JobEngine } from './services/jobs/job-engine.js';
import { JobStore } from './services/jobs/job-store.js';
import { pollBudget } from './services/jobs/poll-budget.js';
import { drawingsTogether } from './services/jobs/poll-load.js';
import type { Attachment } from './services/jobs/source.js';
import { Watches } from './services/jobs/watches.js';
import { createLogger, type Logger } from './services/logger.js';
import { type Metrics, noMetrics, PromMetrics } from './services/metrics.js';
import type { ProviderName } from './services/providers/catalogue.js';
import { LineUp } from './services/providers/line-up.js';
import { vendorsWithKeys } from './services/providers/vendors.js';
import { SqliteStore, sqliteFile } from './services/store/sqlite-store.js';
import type { Store, TellSetAside } from './services/store/store.js';

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
    const tellAside: TellSetAside = (aside) => {
      metrics.setAside(aside.collection);
      log.error(aside, 'record set aside: it could not be read');
    };
    const store = overrides.store ?? (await SqliteStore.open(config.storeUrl, tellAside));
    closers.push(() => store.close());
    const client = createClient(config);
    closers.push(() => client.destroy());
    // The way to Discord takes as long as the parts do: both at once. What comes in meanwhile waits for the parts.
    const online = connect(client, config.token ?? '');
    online.catch(() => {});
    const assembling = assemble({
      config,
      log,
      clock,
      metrics,
      store,
      client,
      pace: overrides.pace ?? 1,
      leaving: leaving.signal,
    });
    listen(
      client,
      assembling.then(({ commands, services }) => new Router(commands, services, log, metrics)),
    );
    const parts = await assembling;
    closers.push(...parts.closers);
    if (metrics instanceof PromMetrics) closers.push(await serveHealth(config.httpPort ?? 0, client, metrics, log));
    await online;
    return goOn(client, parts);
  }

  function listen(client: Client, assembled: Promise<Router>) {
    assembled.catch(() => {});
    client.on(Events.Error, (error) => log.error({ error }, 'discord client error'));
    client.on(Events.InteractionCreate, (interaction) => void assembled.then((router) => router.handle(interaction)));
    client.on(Events.MessageCreate, (message) => void assembled.then((router) => router.hear(message)));
  }

  async function goOn(client: Client, { commands, services, earlier, fading }: Assembled) {
    client.on(Events.ShardDisconnect, ({ code }) => overrides.onLost?.(refusalFor(code)));
    client.on(Events.Invalidated, () => overrides.onLost?.(new Error('Discord has ended the session')));
    const applicationId = client.application?.id ?? '';
    // Jobs of an earlier life go on before anything that may wait.
    services.engine.start(earlier);
    const changed = await registerCommands(
      client.rest,
      applicationId,
      config.discord.guildId,
      commands.map(({ data }) => ({ ...data })),
    );
    fading.start();
    log.info({ changed, applicationId }, 'ready');
    return { inviteLink: inviteLink(applicationId) };
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

interface Raw {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly client: Client;
  readonly pace: number;
  readonly leaving: AbortSignal;
}

type Assembled = Awaited<ReturnType<typeof assemble>>;

async function assemble({ config, log, clock, metrics, store, client, pace, leaving }: Raw) {
  const journal = new IntakeJournal(`${sqliteFile(config.storeUrl)}.intake`);
  const history = new History({
    entries: await store.records('history', chapterSchema(historyEntrySchema)),
    endings: await store.records('endings', chapterSchema(endingSchema)),
  });
  const jobs = new JobStore({
    openRecords: await store.records('open_jobs', jobSchema),
    endedRecords: await store.records('ended_jobs', jobSchema),
    journal,
    clock,
    archive: history,
  });
  const earlier = await jobs.load();
  const durations = new Durations({ records: await store.records('durations', durationSchema), clock, pace });
  await durations.load();
  const ledger = new CreditLedger({
    accounts: await store.records('accounts', accountSchema),
    calendar: new Calendar(config.quota.period, config.quota.timeZone),
    clock,
    allowance: config.quota.credits,
  });
  const tellOperator = (vendor: string, trouble: string) =>
    log.error({ vendor, trouble }, 'for the operator: trouble at a vendor');
  const lineUp = new LineUp(vendorsWithKeys(config, { clock, metrics, tellOperator }));
  const requestsPerMinute = (vendor: ProviderName = 'segmind') => config[vendor].requestsPerMinute;
  const shelf = new PictureShelf(`${sqliteFile(config.storeUrl)}.pictures`);
  await shelf.tidy(new Set(earlier.map(({ id }) => id)));
  const attachments = new AttachmentDownloads(config.discord.apiUrl, clock);
  const places = new PicturePlaces({
    downloads: attachments,
    fromVendor: (model, url) => lineUp.providerOf(model).download(url),
    freshLink: (place) => freshLink(client.rest, place),
  });
  const onShown = (jobId: string, messageId: string, channelId?: string) => {
    return jobs.apply(jobId, { type: 'shown', messageId, ...(channelId !== undefined && { channelId }) });
  };
  const reporter = new DiscordJobReporter({ rest: client.rest, clock, log, onShown });
  const tools = {
    ...{ jobs, ledger, reporter, durations, clock, log, metrics, leaving },
    watches: new Watches(),
    pollsADrawing: pollBudget({ jobs, durations, requestsPerMinute }),
    random: Math.random,
    ...{ lineUp, shelf, darkroom: new Darkroom() },
    fetchAttachment: (attachment: Attachment) => places.fetch(attachment),
  };
  const quickest = Math.min(...lineUp.offered.map(({ typicalSeconds }) => typicalSeconds));
  const limits = {
    runningPerMember: config.limits.runningPerMember,
    runningTogether: (vendor: ProviderName | undefined) => drawingsTogether(requestsPerMinute(vendor), quickest * pace),
  };
  const engine = new JobEngine(tools, limits);
  const desk = new FrontDesk({ jobs, engine, ledger, clock, limits: config.limits });
  const editTargets = new EditTargets(await store.records('edit_targets', editTargetSchema), clock);
  await editTargets.tidy();
  const trustsPicture = (url: string) => attachments.accepts(url);
  const services: Services = {
    ...{ config, desk, engine, jobs, ledger, lineUp, history, editTargets, reporter, trustsPicture },
    lateDelivery: new LateDelivery(tools),
  };
  const fading = new Fading({ history, jobs, clock, log, days: config.historyDays });
  const closers = [
    async () => journal.close(),
    () => lineUp.close(),
    () => attachments.close(),
    () => durations.save(),
    () => engine.stop(),
    () => fading.stop(),
    async () => desk.leave(),
  ];
  return { commands: commandsFor(lineUp.offered), services, earlier, fading, closers };
}

async function serveHealth(port: number, client: Client, metrics: PromMetrics, log: Logger): Promise<() => Promise<void>> {
  const server = new HealthServer({ port, isReady: () => client.isReady(), metrics });
  log.info({ port: await server.listen() }, 'health server listening');
  return () => server.close();
}
