// The bot's parts around one store on disk, as the bot itself puts them together, without Discord and without a vendor.
import { fileURLToPath } from 'node:url';
import { builtServices } from '../built-services.mjs';
import { aJob } from './history-fill.mjs';

export const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));

const SERVICES = {
  Calendar: 'credits/period.js',
  CreditLedger: 'credits/credit-ledger.js',
  FrontDesk: 'jobs/front-desk.js',
  History: 'history/history.js',
  IntakeJournal: 'jobs/intake-journal.js',
  JobStore: 'jobs/job-store.js',
  SqliteStore: 'store/sqlite-store.js',
  accountSchema: 'credits/account.js',
  chapterSchema: 'history/long-list.js',
  endingSchema: 'history/history-entry.js',
  historyEntryOf: 'history/history-entry.js',
  historyEntrySchema: 'history/history-entry.js',
  jobSchema: 'jobs/job.js',
  modelById: 'providers/catalogue.js',
  systemClock: 'clock.js',
};

/** With what is needed to name an account. @param {string} folder */
export async function servicesIn(folder) {
  const services = await builtServices(folder, SERVICES);
  const calendar = new services.Calendar('month', 'UTC');
  const keyOfAccount = (userId, now) => `guild/${userId}/${calendar.periodAt(now).key}`;
  return { ...services, calendar, keyOfAccount };
}

/** Everything that a start reads is read when this resolves. @param {any} services @param {string} file */
export async function openWorld(services, file) {
  const { Calendar, CreditLedger, FrontDesk, History, IntakeJournal, JobStore, SqliteStore, chapterSchema, systemClock } =
    services;
  const store = await SqliteStore.open(`sqlite://${file}`, ({ problem }) => {
    throw new Error(problem);
  });
  const journal = new IntakeJournal(`${file}.intake`);
  const history = new History({
    entries: await store.records('history', chapterSchema(services.historyEntrySchema)),
    endings: await store.records('endings', chapterSchema(services.endingSchema)),
  });
  const openRecords = await store.records('open_jobs', services.jobSchema);
  const endedRecords = await store.records('ended_jobs', services.jobSchema);
  const jobs = new JobStore({ openRecords, endedRecords, journal, clock: systemClock, archives: [history] });
  await jobs.load();
  const accounts = await store.records('accounts', services.accountSchema);
  const calendar = new Calendar('month', 'UTC');
  // A new one has nothing in memory: each statement of it is read from the disk.
  const newLedger = () => new CreditLedger({ accounts, calendar, clock: systemClock, allowance: 2000 });
  const limits = { runningPerMember: 3, waitingPerMember: 10 };
  const newDesk = () => new FrontDesk({ jobs, engine: { begin() {} }, ledger: newLedger(), clock: systemClock, limits });
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

/** The events from an accepted job to its ending. */
export function lifeOf() {
  const drawn = {
    remoteId: 'remote',
    link: 'https://images.segmind.com/1.png',
    kept: null,
    costUsd: 0.011,
    seed: '7',
    seconds: 41,
  };
  return [
    { type: 'reserved', accountKey: 'account' },
    { type: 'submitting', parts: [0] },
    { type: 'part-accepted', part: 0, remoteId: 'remote', at: Date.now() },
    { type: 'part-drawn', part: 0, drawn },
    { type: 'told', at: Date.now(), charged: 11, rung: 'token' },
  ];
}
