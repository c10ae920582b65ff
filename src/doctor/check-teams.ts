// What each team has spent in each period, against what its members have: in all, by model, by day, and who has spent most.
import type { Reservations } from '../services/credits/account.js';
import { heldFor } from '../services/credits/purse.js';
import type { Spending } from '../services/credits/spending.js';
import { emptyTeamAccount, type TeamAccount, TOP_KEPT } from '../services/credits/team-account.js';
import { memberKey } from '../services/member.js';
import type { Examined } from './examined.js';
import { type Finding, forPerson, mendable } from './finding.js';
import { lookUp } from './looking-store.js';
import { type Booked, isSame, readBook, reportsByPlace, sumOfAll } from './spent.js';

export async function* checkTeams(examined: Examined): AsyncGenerator<Finding> {
  const book = await readBook(examined);
  const seen = new Set<string>();
  for await (const { place, members } of reportsByPlace(examined)) {
    seen.add(place);
    yield* inPlace(examined, place, members, book.get(place));
  }
  for await (const { key } of examined.collections.teams.scan()) {
    if (!seen.has(key)) yield* inPlace(examined, key, new Map(), book.get(key));
    seen.add(key);
  }
  for (const [place, booked] of book) if (!seen.has(place)) yield* inPlace(examined, place, new Map(), booked);
}

/** All of it but what is held, as it follows from the members. */
type Derived = Omit<TeamAccount, 'reservations'>;

async function* inPlace(
  examined: Examined,
  place: string,
  members: ReadonlyMap<string, Spending>,
  booked: ReadonlyMap<string, Booked> = new Map(),
): AsyncGenerator<Finding> {
  const { collections } = examined;
  const found = await lookUp(collections.teams, place);
  const team = found === undefined || found === 'unreadable' ? emptyTeamAccount : found;
  const derived = derive(members, booked);
  const problems = differences(team, derived, members);
  if (problems.length === 0) return;
  const words = `The team's account ${place}${found === undefined ? ' (which is missing)' : ''}: ${problems.join('; ')}.`;
  const bookSpent = [...booked.values()].reduce((sum, { spent }) => sum + spent, 0);
  if (bookSpent !== derived.spent) {
    yield forPerson(
      `${words} By the entries of the usage book it is ${bookSpent}.`,
      'Once its members are put right, `npm run doctor` can put right the team.',
    );
    return;
  }
  yield mendable(words, 'counts it anew from its members', async () => {
    const now = await lookUp(collections.teams, place);
    const reservations = now === undefined || now === 'unreadable' ? await heldBy(examined, place) : now.reservations;
    await collections.teams.set(place, { ...derived, reservations });
  });
}

/** What the members hold, the team holds too. */
async function heldBy({ collections, open }: Examined, place: string): Promise<Reservations> {
  const reservations: Reservations = {};
  for (const { id, requester } of open.values()) {
    const purse = await lookUp(collections.purses, memberKey(requester));
    const held = purse === undefined || purse === 'unreadable' ? undefined : heldFor(purse, id);
    if (held && `${requester.guildId}/${held.period}` === place) reservations[id] = held.amount;
  }
  return reservations;
}

function derive(members: ReadonlyMap<string, Spending>, booked: ReadonlyMap<string, Booked>): Derived {
  const spenders = [...members].flatMap(([userId, { spent }]) => (spent > 0 ? [{ userId, spent }] : []));
  return {
    ...sumOfAll(members.values()),
    top: spenders.sort((one, other) => other.spent - one.spent).slice(0, TOP_KEPT),
    requests: [...booked.values()].reduce((sum, { requests }) => sum + requests, 0),
    members: spenders.length,
  };
}

function differences(team: TeamAccount, derived: Derived, members: ReadonlyMap<string, Spending>): string[] {
  const problems: string[] = [];
  const { spent, pictures, requests } = derived;
  if (team.spent !== spent) problems.push(`it says ${team.spent} spent, its members have spent ${spent}`);
  else if (!isSame(team, derived)) problems.push('by models or by days it says something else than its members');
  if (team.pictures !== pictures) problems.push(`it says ${team.pictures} pictures, its members have had ${pictures}`);
  if (team.requests !== requests) problems.push(`it says ${team.requests} requests, booked are ${requests}`);
  if (team.members !== derived.members) {
    problems.push(`it says ${team.members} members have spent something, ${derived.members} have`);
  }
  if (!isTop(team, derived, members)) problems.push('its list of those who have spent most is not right');
  return problems;
}

/** Among those who have spent the same, anybody may stand there. */
function isTop({ top }: TeamAccount, derived: Derived, members: ReadonlyMap<string, Spending>): boolean {
  const isTrue = top.every(({ userId, spent }) => members.get(userId)?.spent === spent);
  return (
    isTrue &&
    new Set(top.map(({ userId }) => userId)).size === top.length &&
    top.length === derived.top.length &&
    top.every(({ spent }, index) => spent === derived.top[index]?.spent)
  );
}
