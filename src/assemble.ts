// How the parts are wired together: settings, a store and a way to Discord in, everything that commands work with out.
import type { Client } from 'discord.js';
import { openCollections } from './collections.js';
import type { Services } from './commands/command.js';
import { commandsFor } from './commands/index.js';
import { Router } from './commands/router.js';
import type { Config } from './config.js';
import type { Clock } from './services/clock.js';
import { AdminActs } from './services/credits/admin-acts.js';
import { Audit } from './services/credits/audit.js';
import { CreditLedger, type TeamStatement } from './services/credits/credit-ledger.js';
import { MemberUsage } from './services/credits/member-usage.js';
import { Calendar } from './services/credits/period.js';
import { UsageBook } from './services/credits/usage-book.js';
import { DiscordJobReporter } from './services/discord/discord-job-reporter.js';
import { freshLink } from './services/discord/message-pictures.js';
import { postNotices } from './services/discord/operators-channel.js';
import { GuildChoices } from './services/guild/guild-choices.js';
import { Fading } from './services/history/fading.js';
import { History } from './services/history/history.js';
import { LateDelivery } from './services/history/late-delivery.js';
import { AttachmentDownloads } from './services/images/attachment-downloads.js';
import { Darkroom } from './services/images/darkroom.js';
import { PicturePlaces } from './services/images/picture-places.js';
import { PictureShelf } from './services/images/picture-shelf.js';
import { billOf } from './services/jobs/deliver-step.js';
import { Durations } from './services/jobs/durations.js';
import { FrontDesk } from './services/jobs/front-desk.js';
import { IntakeJournal } from './services/jobs/intake-journal.js';
import { JobEngine } from './services/jobs/job-engine.js';
import { JobStore } from './services/jobs/job-store.js';
import { pollBudget } from './services/jobs/poll-budget.js';
import { drawingsTogether } from './services/jobs/poll-load.js';
import type { Attachment } from './services/jobs/source.js';
import { Watches } from './services/jobs/watches.js';
import type { Logger } from './services/logger.js';
import type { Metrics } from './services/metrics.js';
import { budgetNotice } from './services/operators/budget-watch.js';
import { OperatorNotices } from './services/operators/operator-notices.js';
import { vendorNews } from './services/operators/vendor-news.js';
import { keepPictures } from './services/presets/kept-pictures.js';
import { Presets } from './services/presets/presets.js';
import type { ProviderName } from './services/providers/catalogue.js';
import { LineUp } from './services/providers/line-up.js';
import { vendorsWithKeys } from './services/providers/vendors.js';
import { OpenForms } from './services/store/open-forms.js';
import { sqliteFile } from './services/store/sqlite-store.js';
import type { Store } from './services/store/store.js';

export interface Raw {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly client: Client;
  readonly pace: number;
  readonly leaving: AbortSignal;
}

export type Assembled = Awaited<ReturnType<typeof assemble>>;

export async function assemble({ config, log, clock, metrics, store, client, pace, leaving }: Raw) {
  const journal = new IntakeJournal(`${sqliteFile(config.storeUrl)}.intake`);
  const collections = await openCollections(store);
  const history = new History({ entries: collections.history, endings: collections.endings });
  const calendar = new Calendar(config.quota.period, config.quota.timeZone);
  const periodKeyAt = (time: number) => calendar.periodAt(time).key;
  const usage = new UsageBook({ entries: collections.usage, periodKeyAt, billOf });
  const jobs = new JobStore({
    openRecords: collections.openJobs,
    endedRecords: collections.endedJobs,
    journal,
    clock,
    archives: [history, usage],
  });
  const earlier = await jobs.load();
  const durations = new Durations({ records: collections.durations, clock, pace });
  await durations.load();
  const choices = new GuildChoices(collections.choices);
  // How many of them may run at once is their guild's choice: it must be known before the first one goes on.
  await Promise.all(earlier.map(({ requester }) => choices.of(requester.guildId)));
  const memberUsage = new MemberUsage(collections.memberUsage);
  const notices = new OperatorNotices({
    ...{ records: collections.notices, choices, clock, log, post: postNotices(client, client.rest) },
    guildIds: () => [...client.guilds.cache.keys()],
  });
  const lineUp = new LineUp(vendorsWithKeys(config, { clock, metrics, ...vendorNews(notices, log) }));
  const cheapest = Math.min(...lineUp.offered.map(({ credits }) => credits.low.square));
  const onTeam = (guildId: string, team: TeamStatement) => {
    const notice = budgetNotice(team, cheapest);
    if (notice) void notices.tell(guildId, notice);
  };
  const ledger = new CreditLedger({
    ...{ purses: collections.purses, teams: collections.teams, members: memberUsage },
    ...{ choices, calendar, clock, onTeam, allowance: config.quota.credits },
  });
  const audit = new Audit(collections.audit);
  const acts = new AdminActs({ records: collections.acts, ledger, choices, audit, usage });
  const unfinished = await acts.finish();
  if (unfinished.length > 0) log.error({ acts: unfinished.map(({ id }) => id) }, 'acts of admins that can’t be finished');
  const requestsPerMinute = (vendor: ProviderName = 'segmind') => config[vendor].requestsPerMinute;
  const shelf = new PictureShelf(`${sqliteFile(config.storeUrl)}.pictures`);
  await shelf.tidy(new Set(earlier.map(({ id }) => id)));
  const presetShelf = new PictureShelf(`${sqliteFile(config.storeUrl)}.presets`);
  const attachments = new AttachmentDownloads(config.discord.apiUrl, clock);
  const places = new PicturePlaces({
    downloads: attachments,
    fromVendor: (model, url) => lineUp.providerOf(model).download(url),
    freshLink: (place) => freshLink(client.rest, place),
    fromPreset: (presetId, file) => presetShelf.get(presetId, file),
  });
  const onShown = (jobId: string, messageId: string, channelId?: string) => {
    return jobs.apply(jobId, { type: 'shown', messageId, ...(channelId !== undefined && { channelId }) });
  };
  const reporter = new DiscordJobReporter({
    ...{ rest: client.rest, clock, log, onShown },
    guildLocale: (guildId) => client.guilds.cache.get(guildId)?.preferredLocale,
  });
  const tools = {
    ...{ jobs, ledger, choices, audit, reporter, durations, clock, log, metrics, leaving },
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
    runningInGuild: (guildId: string | null) => choices.known(guildId)?.runningTogether ?? Number.POSITIVE_INFINITY,
  };
  const engine = new JobEngine(tools, limits);
  const desk = new FrontDesk({ jobs, engine, ledger, choices, clock, limits: config.limits });
  const editTargets = new OpenForms(collections.editTargets, clock);
  const presetForms = new OpenForms(collections.presetForms, clock);
  await Promise.all([editTargets.tidy(), presetForms.tidy()]);
  const presets = new Presets({ indexes: collections.presetIndexes, presets: collections.presets, shelf: presetShelf });
  const trustsPicture = (url: string) => attachments.accepts(url);
  const services: Services = {
    ...{ config, desk, engine, jobs, lineUp, history, editTargets, reporter, trustsPicture },
    ...{ ledger, choices, acts, audit, usage, memberUsage, calendar },
    ...{ presets, presetForms },
    keepPictures: (presetId: string, attached: readonly Attachment[]) => keepPictures(presetId, attached, tools),
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
  const commands = commandsFor(lineUp.offered);
  const router = new Router(commands, services, log, metrics);
  return { commands, router, services, earlier, fading, notices, closers };
}
