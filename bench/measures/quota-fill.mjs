// A guild's month as the ledger leaves it behind: so many members, so many entries, written straight into the store's tables.
import { TableFill } from './table-fill.mjs';

const TOP = 25;
const MODELS = ['gpt-image-1-mini', 'gpt-image-1', 'seedream-4'];

/** @typedef {{ guildId: string, period: string, days: string[], startsAt: number, endsAt: number, members: number, entries: number }} Month */

/** @param {any} services @param {string} file @param {Month} month */
export async function fillMonth(services, file, month) {
  const fill = await TableFill.open(file);
  await fill.putList('usage', `${month.guildId}/${month.period}`, entriesOf(month));
  await putMembers(services, fill, month);
  await fill.close();
}

function* entriesOf(month) {
  for (let number = 0; number < month.entries; number += 1) yield entryOf(month, number);
}

/** What the entry of this number is; each member's come one after the other through the whole month. */
function entryOf({ members, entries, startsAt, endsAt }, number) {
  const at = Math.floor(startsAt + ((endsAt - startsAt) * number) / entries);
  const id = (10n ** 18n + BigInt(number)).toString();
  return {
    ...{ id, at, userId: memberId(number % members), kind: 'spent', credits: 1 + (number % 40) },
    ...{ models: [MODELS[number % 3]], pictures: 1, channelId: '1100000000000000201', by: null, reason: null },
  };
}

/** @param {number} number */
export function memberId(number) {
  return (12n * 10n ** 17n + BigInt(number)).toString();
}

async function putMembers({ bucketOf, usageMembersSchema, purseSchema, teamAccountSchema }, fill, month) {
  const { guildId, period, members } = month;
  const buckets = new Map();
  const team = { ...nothing(), reservations: {}, top: [], requests: month.entries, members };
  for (let number = 0; number < members; number += 1) {
    const userId = memberId(number);
    const spending = spendingOf(month, number);
    for (const [figure, credits] of [...Object.entries(spending.models), ...Object.entries(spending.days)]) {
      const figures = MODELS.includes(figure) ? team.models : team.days;
      figures[figure] = (figures[figure] ?? 0) + credits;
    }
    team.spent += spending.spent;
    team.pictures += spending.pictures;
    team.top.push({ userId, spent: spending.spent });
    const bucket = bucketOf(userId);
    buckets.set(bucket, { ...buckets.get(bucket), [userId]: spending });
    const purse = purseOf(month, number, spending);
    await fill.put('accounts', `${guildId}/${userId}`, number === 0 ? purseSchema.parse(purse) : purse);
  }
  team.top.sort((one, other) => other.spent - one.spent).splice(TOP);
  await fill.put('team_accounts', `${guildId}/${period}`, teamAccountSchema.parse(team));
  for (const [bucket, spendings] of buckets) {
    await fill.put('member_usage', `${guildId}/${period}/${bucket}`, usageMembersSchema.parse(spendings));
  }
}

function nothing() {
  return { spent: 0, pictures: 0, models: {}, days: {} };
}

/** The sum of a member's entries. */
function spendingOf(month, member) {
  const { entries, members, days, startsAt, endsAt } = month;
  const spending = nothing();
  for (let number = member; number < entries; number += members) {
    const { at, credits, models } = entryOf(month, number);
    const day = days[Math.min(days.length - 1, Math.floor(((at - startsAt) / (endsAt - startsAt)) * days.length))];
    spending.spent += credits;
    spending.pictures += 1;
    spending.models[models[0]] = (spending.models[models[0]] ?? 0) + credits;
    spending.days[day] = (spending.days[day] ?? 0) + credits;
  }
  return spending;
}

function purseOf(month, member, spending) {
  const account = { ...spending, allowance: 1_000_000, grants: 0, givenBack: 0, reservations: {} };
  const latest = Array.from({ length: 100 }, (_, back) => month.entries - 1 - member - back * month.members);
  const entries = latest.filter((number) => number >= 0).map((number) => entryOf(month, number));
  return {
    ...{ override: null, lasting: 0, accounts: { [month.period]: account } },
    entries: entries.slice(0, 20).map(({ at, id, kind, credits }) => ({ at, id, kind, credits })),
    ...{ settled: entries.map(({ id }) => id), done: [] },
  };
}
