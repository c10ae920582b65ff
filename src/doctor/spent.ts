// What was spent, by each who keeps an account of it: the members' purses, their copy for reports, and the usage book.
import { readAccountKey } from '../services/credits/account-key.js';
import type { Purse } from '../services/credits/purse.js';
import { nothingSpent, type Spending } from '../services/credits/spending.js';
import { chargeFor } from '../services/jobs/deliver-step.js';
import { memberKey } from '../services/member.js';
import type { Examined } from './examined.js';
import { entriesOf } from './list-survey.js';
import { lookUp } from './looking-store.js';

export interface Booked {
  spent: number;
  requests: number;
}

/** By `guild/period`, and in it by member. */
type ByMember<Value> = Map<string, Map<string, Value>>;

export interface Spent {
  readonly purses: ByMember<Spending>;
  readonly book: ByMember<Booked>;
}

export async function readSpent(examined: Examined): Promise<Spent> {
  return { purses: await readPurses(examined), book: await readBook(examined) };
}

/** Of periods that are over, a purse may have none any more. */
async function readPurses({ collections }: Examined): Promise<ByMember<Spending>> {
  const purses: ByMember<Spending> = new Map();
  for await (const { key, value: purse } of collections.purses.scan()) {
    const { guildId, userId } = readAccountKey(key);
    if (guildId === null) continue;
    for (const [period, { spent, pictures, models, days }] of Object.entries(purse.accounts)) {
      within(purses, `${guildId}/${period}`).set(userId, { spent, pictures, models, days });
    }
  }
  return purses;
}

export async function readBook(examined: Examined): Promise<ByMember<Booked>> {
  const book: ByMember<Booked> = new Map();
  for await (const { list, entry } of entriesOf(examined.collections.usage)) {
    if (entry.kind === 'spent') add(book, list, entry.userId, entry.credits);
  }
  await addPaid(examined, book);
  return book;
}

/** Jobs that are paid and about to end are booked when they have. */
async function addPaid({ collections, open }: Examined, book: ByMember<Booked>): Promise<void> {
  for (const job of open.values()) {
    if (job.state.name !== 'delivering' || job.accountKey === null) continue;
    const { guildId, userId, period } = readAccountKey(job.accountKey);
    const purse = await lookUp(collections.purses, memberKey(job.requester));
    if (guildId === null || purse === undefined || purse === 'unreadable' || !purse.settled.includes(job.id)) continue;
    const paid = paidIn(purse, job.id) ?? chargeFor(job);
    if (paid > 0) add(book, `${guildId}/${period}`, userId, paid);
  }
}

function paidIn({ entries }: Purse, jobId: string): number | undefined {
  const entry = entries.find(({ id }) => id === jobId);
  return entry && (entry.kind === 'spent' ? entry.credits : 0);
}

function add(book: ByMember<Booked>, place: string, userId: string, credits: number): void {
  const members = within(book, place);
  const { spent, requests } = members.get(userId) ?? { spent: 0, requests: 0 };
  members.set(userId, { spent: spent + credits, requests: requests + 1 });
}

function within<Value>(all: ByMember<Value>, place: string): Map<string, Value> {
  const members = all.get(place) ?? new Map<string, Value>();
  all.set(place, members);
  return members;
}

/** What a period's members have spent by their reports, a period of a guild at a time. */
export async function* reportsByPlace({
  collections,
}: Examined): AsyncGenerator<{ place: string; members: Map<string, Spending> }> {
  let place: string | undefined;
  let members = new Map<string, Spending>();
  for await (const { key, value } of collections.memberUsage.scan()) {
    const here = key.slice(0, key.lastIndexOf('/'));
    if (place !== undefined && place !== here) {
      yield { place, members };
      members = new Map();
    }
    place = here;
    for (const [userId, spending] of Object.entries(value)) members.set(userId, spending);
  }
  if (place !== undefined) yield { place, members };
}

/** The sums by model and by day are the sum of all. */
export function addsUp({ spent, models, days }: Spending): boolean {
  return sumOf(models) === spent && sumOf(days) === spent;
}

/** Whether two say the same; a model or a day that has cost nothing need not be named. */
export function isSame(one: Spending, other: Spending): boolean {
  return one.spent === other.spent && isSameRecord(one.models, other.models) && isSameRecord(one.days, other.days);
}

export function sumOfAll(members: Iterable<Spending>): Spending {
  let { spent, pictures } = nothingSpent;
  const models = new Map<string, number>();
  const days = new Map<string, number>();
  for (const each of members) {
    spent += each.spent;
    pictures += each.pictures;
    for (const [model, credits] of Object.entries(each.models)) models.set(model, (models.get(model) ?? 0) + credits);
    for (const [day, credits] of Object.entries(each.days)) days.set(day, (days.get(day) ?? 0) + credits);
  }
  return { spent, pictures, models: Object.fromEntries(models), days: Object.fromEntries(days) };
}

function sumOf(record: Readonly<Record<string, number>>): number {
  return Object.values(record).reduce((sum, each) => sum + each, 0);
}

function isSameRecord(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((key) => (one[key] ?? 0) === (other[key] ?? 0));
}
