// How the parts are wired together: settings, a store and a way to Discord in, everything that commands work with out.
import { type Books, openBooks, openLedger } from './books.js';
import type { Services } from './commands/command.js';
import { commandsFor } from './commands/index.js';
import { Router } from './commands/router.js';
import { openDrawing } from './drawing.js';
import type { Raw } from './raw.js';
import { UsageCharts } from './services/charts/usage-charts.js';
import type { TeamStatement } from './services/credits/credit-ledger.js';
import { Deferrals } from './services/discord/deferrals.js';
import { postNotices } from './services/discord/operators-channel.js';
import { Fading } from './services/history/fading.js';
import { LateDelivery } from './services/history/late-delivery.js';
import type { Attachment } from './services/jobs/source.js';
import { budgetNotice } from './services/operators/budget-watch.js';
import { OperatorNotices } from './services/operators/operator-notices.js';
import { vendorNews } from './services/operators/vendor-news.js';
import { keepPictures } from './services/presets/kept-pictures.js';
import { Presets } from './services/presets/presets.js';
import { LineUp } from './services/providers/line-up.js';
import { vendorsWithKeys } from './services/providers/vendors.js';
import { OpenForms } from './services/store/open-forms.js';

/** `assets/` lies beside `src/`, and beside the built one too. */
const FONTS = new URL('../assets/fonts/', import.meta.url);

export type Assembled = Awaited<ReturnType<typeof assemble>>;

export async function assemble(raw: Raw) {
  const { config, log, clock, metrics } = raw;
  const books = await openBooks(raw);
  const { collections, history, calendar, usage, jobs, earlier, choices, memberUsage, audit } = books;
  const notices = noticesFor(raw, books);
  const lineUp = new LineUp(vendorsWithKeys(config, { clock, metrics, ...vendorNews(notices, log) }));
  const { ledger, acts } = await openLedger(raw, books, budgetWatch(notices, lineUp));
  const { tools, engine, desk, reporter, attachments, presetShelf } = await openDrawing(raw, { books, ledger, lineUp });
  const editTargets = new OpenForms(collections.editTargets, clock);
  const presetForms = new OpenForms(collections.presetForms, clock);
  await Promise.all([editTargets.tidy(), presetForms.tidy()]);
  const deferrals = new Deferrals(raw.client.rest.options);
  const services: Services = {
    ...{ config, deferrals, desk, engine, jobs, lineUp, history, editTargets, presetForms, reporter },
    ...{ ledger, choices, acts, audit, usage, memberUsage, calendar, charts: new UsageCharts(FONTS) },
    presets: new Presets({ indexes: collections.presetIndexes, presets: collections.presets, shelf: presetShelf }),
    keepPictures: (presetId: string, attached: readonly Attachment[]) => keepPictures(presetId, attached, tools),
    trustsPicture: (url: string) => attachments.accepts(url),
    lateDelivery: new LateDelivery(tools),
  };
  const fading = new Fading({ history, jobs, clock, log, days: config.historyDays });
  const closers = [
    async () => books.journal.close(),
    () => lineUp.close(),
    () => attachments.close(),
    () => deferrals.close(),
    () => books.durations.save(),
    () => engine.stop(),
    () => fading.stop(),
    async () => desk.leave(),
  ];
  const commands = commandsFor(lineUp.offered);
  const router = new Router(commands, services, log, metrics);
  return { commands, router, services, earlier, fading, notices, closers };
}

function noticesFor({ clock, log, client }: Raw, { collections, choices }: Books): OperatorNotices {
  return new OperatorNotices({
    ...{ records: collections.notices, choices, clock, log, post: postNotices(client, client.rest) },
    guildIds: () => [...client.guilds.cache.keys()],
  });
}

function budgetWatch(notices: OperatorNotices, { offered }: LineUp) {
  const cheapest = Math.min(...offered.map(({ credits }) => credits.low.square));
  return (guildId: string, team: TeamStatement, isShort: boolean) => {
    const notice = budgetNotice(team, { isShort, cheapest });
    if (notice) void notices.tell(guildId, notice);
  };
}
