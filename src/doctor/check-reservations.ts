// Everything that is held in an account, of a member or of a team, against the jobs that it is held for.
import type { Collections } from '../collections.js';
import { withoutHeld } from '../services/credits/account.js';
import { readAccountKey } from '../services/credits/account-key.js';
import { type Purse, unreserve } from '../services/credits/purse.js';
import { totalOf } from '../services/credits/spending.js';
import { settleForTeam, type TeamAccount } from '../services/credits/team-account.js';
import { billOf } from '../services/jobs/deliver-step.js';
import type { Job } from '../services/jobs/job.js';
import { isSameMember, type Member, memberKey } from '../services/member.js';
import { bookkeeping, type Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable, personOf } from './finding.js';
import { lookUp } from './looking-store.js';

export async function* checkReservations(examined: Examined): AsyncGenerator<Finding> {
  const { collections, looked } = examined;
  /** A member's and the team's account hold for the same job: what puts right the one puts right the other. */
  const told = new Set<string>();
  let purses = 0;
  for await (const { key, value: purse } of collections.purses.scan()) {
    purses += 1;
    yield* inPurse(examined, readAccountKey(key), purse, told);
  }
  looked.set("members' credits", purses);
  let teams = 0;
  for await (const { key, value: team } of collections.teams.scan()) {
    teams += 1;
    for (const jobId of Object.keys(team.reservations)) {
      if (!told.has(jobId)) yield* inTeam(examined, key, team, jobId);
    }
  }
  looked.set("teams' accounts", teams);
}

async function* inPurse(examined: Examined, member: Member, purse: Purse, told: Set<string>): AsyncGenerator<Finding> {
  const where = new Map<string, string>();
  for (const [period, { reservations }] of Object.entries(purse.accounts)) {
    for (const [jobId, amount] of Object.entries(reservations)) {
      const words = `${capital(personOf(member))} holds ${amount} credits in ${period} for the job ${jobId}`;
      const other = where.get(jobId);
      const finding =
        other === undefined
          ? await heldFor(examined, member, purse, jobId, words)
          : forPerson(`${words}, for which ${other} holds some too.`, BACKUP);
      where.set(jobId, period);
      if (finding) yield finding;
      if (finding) told.add(jobId);
    }
  }
}

async function heldFor(examined: Examined, member: Member, purse: Purse, jobId: string, words: string) {
  const { collections, open } = examined;
  const job = open.get(jobId) ?? (await lookUp(collections.endedJobs, jobId));
  if (job === 'unreadable') return undefined;
  if (job && !isSameMember(job.requester, member)) return forPerson(`${words}, which is ${personOf(job.requester)}'s.`, BACKUP);
  if (purse.settled.includes(jobId)) {
    return mendable(`${words}, which is paid already.`, 'gives them back', () => dropFromPurse(collections, member, jobId));
  }
  if (open.has(jobId)) return undefined;
  return job ? heldForEnded(examined, member, job, words) : heldForNothing(examined, member, jobId, words);
}

/** As long as it is held it is not booked: the bill follows from the job, if it says the same as was charged. */
function heldForEnded({ collections, quota }: Examined, member: Member, job: Job, words: string): Finding {
  const charged = 'charged' in job.state ? job.state.charged : undefined;
  const ended = `${words}, which has ended and has cost ${charged ?? 'nobody knows what'}.`;
  if (charged !== totalOf(billOf(job)) || !('at' in job.state)) {
    return forPerson(ended, `Its pictures cost ${totalOf(billOf(job))} by today's prices: ask the member which it was.`);
  }
  const { ledger } = bookkeeping({ collections, quota }, job.state.at);
  return mendable(ended, `books ${charged} and gives the rest back`, () => ledger.settle(memberKey(member), job.id, billOf(job)));
}

function heldForNothing({ collections, quota, isLost, now }: Examined, member: Member, jobId: string, words: string): Finding {
  if (isLost(`open_jobs/${jobId}`) || isLost(`ended_jobs/${jobId}`))
    return forPerson(`${words}, whose record can't be read.`, BACKUP);
  const { ledger } = bookkeeping({ collections, quota }, now);
  return mendable(`${words}, and there is no such job.`, 'gives them back', () => ledger.release(member, jobId));
}

async function dropFromPurse({ purses }: Collections, member: Member, jobId: string): Promise<void> {
  const purse = await purses.get(memberKey(member));
  if (purse) await purses.set(memberKey(member), unreserve(purse, jobId));
}

async function* inTeam(examined: Examined, key: string, team: TeamAccount, jobId: string): AsyncGenerator<Finding> {
  const { collections, open, isLost } = examined;
  const held = `The team's account ${key} holds ${team.reservations[jobId]} credits for the job ${jobId}`;
  const opened = open.get(jobId);
  if (opened) {
    const purse = await lookUp(collections.purses, memberKey(opened.requester));
    if (opened.state.name === 'accepted' || purse === 'unreadable' || (purse && holdsAnywhere(purse, jobId))) return;
    const words = `${held}, for which its member holds nothing any more.`;
    yield forPerson(words, 'When the job has ended, `npm run doctor` can tell what it has cost.');
    return;
  }
  const job = await lookUp(collections.endedJobs, jobId);
  if (job === 'unreadable' || isLost(`ended_jobs/${jobId}`) || isLost(`open_jobs/${jobId}`)) return;
  if (!job) {
    yield mendable(`${held}, and there is no such job.`, 'gives them back', () => dropFromTeam(collections, key, jobId));
  } else yield bookInTeam(examined, key, job, `${held}, which has ended and which its member has settled.`);
}

function bookInTeam({ collections, quota }: Examined, key: string, job: Job, words: string): Finding {
  const bill = billOf(job);
  const { state, requester } = job;
  if (!('at' in state) || state.charged !== totalOf(bill)) return forPerson(words, BACKUP);
  const day = bookkeeping({ collections, quota }, state.at).calendar.dayKeyAt(state.at);
  return mendable(words, `books ${state.charged} and gives the rest back`, async () => {
    const team = await collections.teams.get(key);
    const purse = await collections.purses.get(memberKey(requester));
    const spent = purse?.accounts[readAccountKey(`${key.replace('/', `/${requester.userId}/`)}`).period]?.spent ?? 0;
    const spender = { userId: requester.userId, spent, isFirst: false };
    if (team) await collections.teams.set(key, settleForTeam(team, { jobId: job.id, bill, day, spender }));
  });
}

async function dropFromTeam({ teams }: Collections, key: string, jobId: string): Promise<void> {
  const team = await teams.get(key);
  if (team) await teams.set(key, { ...team, reservations: withoutHeld(team.reservations, jobId) });
}

function holdsAnywhere({ accounts }: Purse, jobId: string): boolean {
  return Object.values(accounts).some(({ reservations }) => Object.hasOwn(reservations, jobId));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
