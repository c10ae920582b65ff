// What each member has spent in each period: by their purse, by the reports' copy of it, and by the entries of the usage book.
//
// Where two of the three say the same, the third is put right by them; where all differ, nobody can say which is true.
import type { Collections } from '../collections.js';
import { nothingSpent, type Spending } from '../services/credits/spending.js';
import { bookkeeping, type Examined } from './examined.js';
import { type Finding, forPerson, mendable } from './finding.js';
import { addsUp, isSame, readSpent, reportsByPlace, type Spent } from './spent.js';

export async function* checkMembers(examined: Examined): AsyncGenerator<Finding> {
  const spent = await readSpent(examined);
  const seen = new Set<string>();
  for await (const { place, members } of reportsByPlace(examined)) {
    seen.add(place);
    yield* inPlace(examined, spent, place, members);
  }
  for (const place of new Set([...spent.purses.keys(), ...spent.book.keys()])) {
    if (!seen.has(place)) yield* inPlace(examined, spent, place, new Map());
  }
  yield* inDirect(examined);
}

function* inPlace(examined: Examined, spent: Spent, place: string, reports: ReadonlyMap<string, Spending>): Generator<Finding> {
  const purses = spent.purses.get(place) ?? new Map<string, Spending>();
  const book = spent.book.get(place);
  for (const userId of new Set([...reports.keys(), ...purses.keys(), ...(book?.keys() ?? [])])) {
    const finding = compared(examined, {
      ...{ place, userId, purse: purses.get(userId) },
      ...{ report: reports.get(userId) ?? nothingSpent, booked: book?.get(userId)?.spent ?? 0 },
    });
    if (finding) yield finding;
  }
}

interface Compared {
  readonly place: string;
  readonly userId: string;
  /** Nothing for a period that is closed. */
  readonly purse: Spending | undefined;
  readonly report: Spending;
  readonly booked: number;
}

function compared(examined: Examined, all: Compared): Finding | undefined {
  const { place, userId, purse, report, booked } = all;
  const isRight = (account: Spending) => account.spent === booked && addsUp(account);
  if (isRight(report) && (purse === undefined || isSame(purse, report))) return undefined;
  const [guildId = '', period = ''] = place.split('/');
  const words = wordsOf(all, `The member ${userId} (server ${guildId}), ${period}`);
  if (purse && isRight(purse) && !isRight(report)) {
    return mendable(words, "copies the member's own account into the report", () =>
      putInReport(examined, { guildId, period, userId }, purse),
    );
  }
  if (purse && isRight(report) && !isRight(purse)) {
    return mendable(words, "puts the member's own account right by the two others", () =>
      putInPurse(examined.collections, `${guildId}/${userId}`, period, report),
    );
  }
  return forPerson(words, 'Compare with the entries of /quota export and, if need be, with a backup of the store.');
}

function wordsOf({ purse, report, booked }: Compared, who: string): string {
  const own = purse ? `the own account says ${saidBy(purse)} spent, ` : '';
  const words = `${who}: ${own}the report ${saidBy(report)}${own ? '' : ' spent'}, the entries of the usage book come to ${booked}.`;
  const isByKind = purse && addsUp(purse) && addsUp(report) && purse.spent === report.spent && report.spent === booked;
  return isByKind ? `${words} By models or by days they differ.` : words;
}

function saidBy(account: Spending): string {
  return addsUp(account) ? String(account.spent) : `${account.spent} (and by models or by days another sum)`;
}

async function putInReport(
  examined: Examined,
  { guildId, period, userId }: { readonly guildId: string; readonly period: string; readonly userId: string },
  spending: Spending,
): Promise<void> {
  const { memberUsage } = examined.collections;
  // What is noted twice is not written twice: what stands there goes first.
  for await (const { key, value } of memberUsage.scan()) {
    if (!key.startsWith(`${guildId}/${period}/`) || !Object.hasOwn(value, userId)) continue;
    const { [userId]: _before, ...others } = value;
    await memberUsage.set(key, others);
  }
  await bookkeeping(examined, examined.now).members.note(guildId, period, userId, spending);
}

async function putInPurse({ purses }: Collections, key: string, period: string, spending: Spending): Promise<void> {
  const purse = await purses.get(key);
  const account = purse?.accounts[period];
  if (!purse || !account) return;
  const { spent, pictures, models, days } = spending;
  const after = { ...account, spent, pictures, models, days };
  await purses.set(key, { ...purse, accounts: { ...purse.accounts, [period]: after } });
}

/** Outside every guild there is nothing else to compare with. */
async function* inDirect({ collections }: Examined): AsyncGenerator<Finding> {
  for await (const { key, value: purse } of collections.purses.scan()) {
    if (!key.startsWith('direct/')) continue;
    for (const [period, account] of Object.entries(purse.accounts)) {
      if (addsUp(account)) continue;
      const words = `The account of ${key} in ${period} says ${saidBy(account)}.`;
      yield forPerson(words, 'Only a backup of the store can tell which is true.');
    }
  }
}
