// What draws and delivers: pictures and where they come from, the tools of a job's steps, the engine, and the desk before it.
import type { Books } from './books.js';
import type { Raw } from './raw.js';
import type { CreditLedger } from './services/credits/credit-ledger.js';
import { DiscordJobReporter } from './services/discord/discord-job-reporter.js';
import { freshLink } from './services/discord/message-pictures.js';
import { AttachmentDownloads } from './services/images/attachment-downloads.js';
import { Darkroom } from './services/images/darkroom.js';
import { PicturePlaces } from './services/images/picture-places.js';
import { PictureShelf } from './services/images/picture-shelf.js';
import { FrontDesk } from './services/jobs/front-desk.js';
import { JobEngine } from './services/jobs/job-engine.js';
import { pollBudget } from './services/jobs/poll-budget.js';
import { drawingsTogether } from './services/jobs/poll-load.js';
import type { Attachment } from './services/jobs/source.js';
import type { Tools } from './services/jobs/tools.js';
import { Watches } from './services/jobs/watches.js';
import type { ProviderName } from './services/providers/catalogue.js';
import type { LineUp } from './services/providers/line-up.js';
import { sqliteFile } from './services/store/sqlite-store.js';

interface Needed {
  readonly books: Books;
  readonly ledger: CreditLedger;
  readonly lineUp: LineUp;
}

export async function openDrawing(raw: Raw, { books, ledger, lineUp }: Needed) {
  const { config, log, clock, metrics, pace, leaving } = raw;
  const { jobs, choices, audit, durations } = books;
  const requestsPerMinute = (vendor: ProviderName = 'segmind') => config[vendor].requestsPerMinute;
  const shelf = new PictureShelf(`${sqliteFile(config.storeUrl)}.pictures`);
  await shelf.tidy(new Set(books.earlier.map(({ id }) => id)));
  const { presetShelf, attachments, places } = picturesFor(raw, lineUp);
  const reporter = reporterFor(raw, books);
  const tools: Tools = {
    ...{ jobs, ledger, choices, audit, reporter, durations, clock, log, metrics, leaving },
    watches: new Watches(),
    pollsADrawing: pollBudget({ jobs, durations, requestsPerMinute }),
    random: Math.random,
    ...{ lineUp, shelf, darkroom: new Darkroom() },
    fetchAttachment: (attachment: Attachment) => places.fetch(attachment),
  };
  const quickest = Math.min(...lineUp.offered.map(({ typicalSeconds }) => typicalSeconds));
  const engine = new JobEngine(tools, {
    runningPerMember: config.limits.runningPerMember,
    runningTogether: (vendor) => drawingsTogether(requestsPerMinute(vendor), quickest * pace),
    runningInGuild: (guildId) => choices.known(guildId)?.runningTogether ?? Number.POSITIVE_INFINITY,
  });
  const desk = new FrontDesk({ jobs, engine, ledger, choices, clock, limits: config.limits });
  return { tools, engine, desk, reporter, attachments, presetShelf };
}

function picturesFor({ config, clock, client }: Raw, lineUp: LineUp) {
  const presetShelf = new PictureShelf(`${sqliteFile(config.storeUrl)}.presets`);
  const attachments = new AttachmentDownloads(config.discord.apiUrl, clock);
  const places = new PicturePlaces({
    downloads: attachments,
    fromVendor: (model, url) => lineUp.providerOf(model).download(url),
    freshLink: (place) => freshLink(client.rest, place),
    fromPreset: (presetId, file) => presetShelf.get(presetId, file),
  });
  return { presetShelf, attachments, places };
}

function reporterFor({ client, clock, log }: Raw, { jobs }: Books): DiscordJobReporter {
  const onShown = (jobId: string, messageId: string, channelId?: string) => {
    return jobs.apply(jobId, { type: 'shown', messageId, ...(channelId !== undefined && { channelId }) });
  };
  return new DiscordJobReporter({
    ...{ rest: client.rest, clock, log, onShown },
    guildLocale: (guildId) => client.guilds.cache.get(guildId)?.preferredLocale,
  });
}
