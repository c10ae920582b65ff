// The bot's parts around one store on disk, as the bot itself puts them together, without Discord and without a vendor.
import { builtServices } from '../built-services.mjs';
import { aJob } from './history-fill.mjs';

const SERVICES = {
  Calendar: 'credits/period.js',
  CreditLedger: 'credits/credit-ledger.js',
  FrontDesk: 'jobs/front-desk.js',
  GuildChoices: 'guild/guild-choices.js',
  History: 'history/history.js',
  IntakeJournal: 'jobs/intake-journal.js',
  JobStore: 'jobs/job-store.js',
  MemberUsage: 'credits/member-usage.js',
  SqliteStore: 'store/sqlite-store.js',
  UsageBook: 'credits/usage-book.js',
  billOf: 'jobs/deliver-step.js',
  historyEntryOf: 'history/history-entry.js',
  jobSchema: 'jobs/job.js',
  modelById: 'providers/catalogue.js',
  openCollections: '../collections.js',
  purseSchema: 'credits/purse.js',
  systemClock: 'clock.js',
  usageEntrySchema: 'credits/usage-book.js',
};

/** With the period in which everything of this bench was drawn. @param {string} folder */
export async function servicesIn(folder) {
  const services = await builtServices(folder, SERVICES);
  const calendar = new services.Calendar('month', 'UTC');
  return { ...services, calendar, period: calendar.periodAt(Date.now()).key };
}

/** Everything that a start reads is read when this resolves. @param {any} services @param {string} file */
export async function openWorld(services, file) {
  const { CreditLedger, FrontDesk, GuildChoices, History, IntakeJournal, JobStore, MemberUsage, UsageBook } = services;
  const { calendar, period, systemClock: clock } = services;
  const store = await services.SqliteStore.open(`sqlite://${file}`, ({ problem }) => {
    throw new Error(problem);
  });
  const journal = new IntakeJournal(`${file}.intake`);
  const collections = await services.openCollections(store);
  const { openJobs: openRecords, endedJobs: endedRecords, purses, teams, together } = collections;
  const history = new History({ entries: collections.history, endings: collections.endings });
  const usage = new UsageBook({ entries: collections.usage, periodKeyAt: () => period, billOf: services.billOf });
  const jobs = new JobStore({ openRecords, endedRecords, journal, clock, archives: [history, usage] });
  await jobs.load();
  const members = new MemberUsage(collections.memberUsage);
  const limits = { runningPerMember: 3, waitingPerMember: 10 };
  // New ones have nothing in memory: whatever they say is read from the disk.
  const newParts = () => {
    const choices = new GuildChoices(collections.choices);
    return { choices, ledger: new CreditLedger({ purses, teams, members, together, choices, calendar, clock, allowance: 2000 }) };
  };
  const newLedger = () => newParts().ledger;
  const newDesk = () => new FrontDesk({ jobs, engine: { begin() {} }, ...newParts(), clock, limits });
  const close = async () => {
    await jobs.tidy();
    journal.close();
    await store.close();
  };
  return { jobs, history, newLedger, newDesk, close };
}

/** As /imagine hands it in. */
export function anOrder(id, userId) {
  const { requester, place, request, parent, attachments, notes, price } = aJob(id, userId, Date.now(), 'a lighthouse at dusk');
  return { id, requester, place, request, parent, attachments, notes, price, count: 1 };
}

/** The events from a member's accepted job to its ending. */
export function lifeOf(userId, period) {
  const drawn = {
    remoteId: 'remote',
    link: 'https://images.segmind.com/1.png',
    kept: null,
    costUsd: 0.011,
    seed: '7',
    seconds: 41,
  };
  return [
    { type: 'reserved', accountKey: `guild/${userId}/${period}` },
    { type: 'submitting', parts: [0] },
    { type: 'part-accepted', part: 0, remoteId: 'remote', at: Date.now() },
    { type: 'part-drawn', part: 0, drawn },
    { type: 'told', at: Date.now(), charged: 11, rung: 'token' },
  ];
}
