// Members who have spent or were granted something in the present period and have no account there: to the bot, nothing is spent.
import { nothingSpent } from '../services/credits/spending.js';
import { memberKey } from '../services/member.js';
import { actsOnPurses, isOfAct } from './acts-on-purses.js';
import { bookkeeping, type Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable, personOf } from './finding.js';
import { entriesOf } from './list-survey.js';
import { type Known, purseAgain, sumOfKind, unknownOf } from './purse-again.js';

/** By guild and member. */
type Lost = ReadonlyMap<string, Known>;

export async function* checkLostPurses(examined: Examined): AsyncGenerator<Finding> {
  const period = bookkeeping(examined, examined.now).calendar.periodAt(examined.now).key;
  const names = await readNames(examined, period);
  const purses = await takeOutThoseWithAccounts(examined, period, names);
  if (names.size === 0) return;
  const lost: Lost = new Map([...names].map((name) => [name, nothingKnown(examined, name, period, purses.has(name))]));
  await learn(examined, period, lost);
  for (const [name, known] of lost) yield await withoutAccount(examined, name, known);
}

/** Everybody of whom something is told in the period. */
async function readNames({ collections }: Examined, period: string): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const { key, value } of collections.memberUsage.scan()) {
    const [guildId = '', ofPeriod] = key.split('/');
    if (ofPeriod !== period) continue;
    for (const [userId, { spent }] of Object.entries(value)) if (spent > 0) names.add(`${guildId}/${userId}`);
  }
  for await (const { list, entry } of entriesOf(collections.usage)) {
    const [guildId = '', ofPeriod] = list.split('/');
    if (ofPeriod === period && entry.kind !== 'returned') names.add(`${guildId}/${entry.userId}`);
  }
  return names;
}

/** With the names of those whose purse is there and has no such account. */
async function takeOutThoseWithAccounts({ collections, isLost }: Examined, period: string, names: Set<string>) {
  const purses = new Set<string>();
  for await (const { key, value: purse } of collections.purses.scan()) {
    if (Object.hasOwn(purse.accounts, period)) names.delete(key);
    else if (names.has(key)) purses.add(key);
  }
  // What can't be read is told elsewhere.
  for (const name of names) if (isLost(`accounts/${name}`)) names.delete(name);
  return purses;
}

function nothingKnown({ open }: Examined, name: string, period: string, hasPurse: boolean): Known {
  const jobs = [...open.values()].filter(({ state, requester }) => state.name !== 'accepted' && memberKey(requester) === name);
  return { period, hasPurse, report: nothingSpent, booked: [], bookedElsewhere: new Set(), acts: [], open: jobs };
}

/** There are few who have lost their account: of all others nothing is kept in memory. */
async function learn({ collections }: Examined, period: string, lost: Lost): Promise<void> {
  for await (const { key, value } of collections.memberUsage.scan()) {
    const [guildId = '', ofPeriod] = key.split('/');
    if (ofPeriod !== period) continue;
    for (const [userId, report] of Object.entries(value)) {
      const known = lost.get(`${guildId}/${userId}`);
      if (known) known.report = report;
    }
  }
  for await (const { list, entry } of entriesOf(collections.usage)) {
    const [guildId = '', ofPeriod] = list.split('/');
    const known = lost.get(`${guildId}/${entry.userId}`);
    if (ofPeriod === period) known?.booked.push(entry);
    else if (isOfAct(entry)) known?.bookedElsewhere.add(entry.id);
  }
  for await (const act of actsOnPurses({ collections })) lost.get(`${act.guildId}/${act.userId}`)?.acts.push(act);
}

async function withoutAccount(examined: Examined, name: string, known: Known): Promise<Finding> {
  const { collections, quota, now } = examined;
  const { period, report, booked } = known;
  const [guildId = '', userId = ''] = name.split('/');
  const sums = [`${sumOfKind(booked, 'spent')} spent`, `${sumOfKind(booked, 'granted')} granted`];
  const told = `the report says ${report.spent} spent, the usage book ${sums.join(', ')} and ${sumOfKind(booked, 'taken')} taken back`;
  const words = `In ${period}, ${personOf({ guildId, userId })} has no account, as if nothing had happened: ${told}.`;
  const unknown = unknownOf(known);
  if (unknown !== undefined) {
    const instead = 'Without one, give them again what /quota audit tells of, before they ask for anything';
    return forPerson(words, `${unknown} ${BACKUP} ${instead}: into the account that this makes, --fix books what was spent.`);
  }
  const choices = await bookkeeping({ collections, quota }, now).choices.of(guildId);
  return mendable(words, 'makes the account again, as the report, the usage book and the audit tell of it', () =>
    collections.purses.set(name, purseAgain(known, choices, quota.credits)),
  );
}
