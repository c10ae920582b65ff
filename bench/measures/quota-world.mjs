// The ledger and the book of entries around one store on disk, as the bot itself puts them together.
import { builtServices } from '../built-services.mjs';

export const GUILD = '1100000000000000001';

const SERVICES = {
  Calendar: 'credits/period.js',
  CreditLedger: 'credits/credit-ledger.js',
  GuildChoices: 'guild/guild-choices.js',
  MemberUsage: 'credits/member-usage.js',
  Presets: 'presets/presets.js',
  SqliteStore: 'store/sqlite-store.js',
  UsageBook: 'credits/usage-book.js',
  bucketOf: 'credits/member-usage.js',
  csvOf: 'credits/usage-csv.js',
  csvParts: 'credits/usage-csv.js',
  openCollections: '../collections.js',
  ownerKey: 'presets/preset.js',
  purseSchema: 'credits/purse.js',
  systemClock: 'clock.js',
  teamAccountSchema: 'credits/team-account.js',
  usageMembersSchema: 'credits/member-usage.js',
};

/** @param {string} folder */
export async function servicesIn(folder) {
  return builtServices(folder, SERVICES);
}

/** The month that it is now, and its days so far. @param {any} services */
export function monthNow({ Calendar }) {
  const calendar = new Calendar('month', 'UTC');
  const now = Date.now();
  const { key, startsAt } = calendar.periodAt(now);
  const days = new Set();
  for (let at = startsAt; at < now; at += 3_600_000) days.add(calendar.dayKeyAt(at));
  return { guildId: GUILD, period: key, startsAt, endsAt: now, days: [...days] };
}

/** @param {any} services @param {string} file */
export async function openWorld(services, file) {
  const { Calendar, CreditLedger, GuildChoices, MemberUsage, SqliteStore, UsageBook, systemClock } = services;
  const store = await SqliteStore.open(`sqlite://${file}`, ({ problem }) => {
    throw new Error(problem);
  });
  const calendar = new Calendar('month', 'UTC');
  const collections = await services.openCollections(store);
  const { purses, teams, memberUsage, together, usage: entries } = collections;
  // A new one has nothing in memory: whatever it tells is read from the disk.
  const newMembers = () => new MemberUsage(memberUsage);
  const newLedger = () => {
    const [members, choices] = [newMembers(), new GuildChoices(collections.choices)];
    return new CreditLedger({ purses, teams, members, together, choices, calendar, clock: systemClock, allowance: 1_000_000 });
  };
  const periodKeyAt = (time) => calendar.periodAt(time).key;
  const book = new UsageBook({ entries, periodKeyAt, billOf: () => ({ models: [] }) });
  return { collections, newLedger, newMembers, book, close: () => store.close() };
}
