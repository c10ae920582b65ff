// Each job that has not ended, against what must be held for it in the accounts of its member and of its team.
import type { Collections } from '../collections.js';
import { withHeld } from '../services/credits/account.js';
import { readAccountKey } from '../services/credits/account-key.js';
import { heldFor, type Purse } from '../services/credits/purse.js';
import { emptyTeamAccount } from '../services/credits/team-account.js';
import { estimateOf, hasEnded, type Job } from '../services/jobs/job.js';
import { memberKey } from '../services/member.js';
import type { Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable, personOf } from './finding.js';
import { lookUp } from './looking-store.js';

export async function* checkOpenJobs(examined: Examined): AsyncGenerator<Finding> {
  const { collections, open, looked } = examined;
  looked.set('open jobs', open.size);
  for await (const { key, value: job } of collections.openJobs.scan()) {
    if (key !== job.id) yield forPerson(`An open job stands under ${key} and says that it is ${job.id}.`, BACKUP);
    if (hasEnded(job)) yield endedAmongOpen(examined, job);
  }
  for (const job of open.values()) {
    if (!hasEnded(job)) yield* checkHeld(examined, job);
  }
}

function endedAmongOpen({ collections }: Examined, job: Job): Finding {
  return mendable(`The job ${job.id} has ended and still counts as under way.`, 'puts it among the ended ones', async () => {
    await collections.endedJobs.set(job.id, job);
    await collections.openJobs.delete([job.id]);
  });
}

async function* checkHeld(examined: Examined, job: Job): AsyncGenerator<Finding> {
  const key = memberKey(job.requester);
  const purse = await lookUp(examined.collections.purses, key);
  // Before it is queued, a start reserves again; what can't be read is told elsewhere.
  if (job.state.name === 'accepted' || purse === 'unreadable') return;
  const held = purse && heldFor(purse, job.id);
  if (held) yield* checkAmounts(examined, job, held);
  else if (job.state.name !== 'delivering') yield notHeld(examined, job, purse);
  else if (job.accountKey !== null && !isPaid(purse, job.id)) {
    yield forPerson(
      `For the job ${job.id} of ${personOf(job.requester)}, which is about to end, ${estimateOf(job)} credits are neither held nor paid.`,
      'It will end without costing anything. Book it with a negative /quota grant, if it should.',
    );
  }
}

function isPaid(purse: Purse | undefined, jobId: string): boolean {
  return purse !== undefined && (purse.settled.includes(jobId) || purse.entries.some(({ id }) => id === jobId));
}

/** What is held for a job that goes on is its price, by its pictures, in the account that it names. */
function notHeld({ collections }: Examined, job: Job, purse: Purse | undefined): Finding {
  const words = `For the job ${job.id} of ${personOf(job.requester)}, which is ${job.state.name}, ${estimateOf(job)} credits should be held and none are.`;
  const period = job.accountKey === null ? '' : readAccountKey(job.accountKey).period;
  const account = purse?.accounts[period];
  if (!purse || !account || isPaid(purse, job.id)) {
    return forPerson(
      words,
      'It will end without costing anything, unless the member gets back their account: by --fix, if it can make that, or from a backup.',
    );
  }
  return mendable(words, `holds ${estimateOf(job)} credits in ${period}`, () => holdInPurse(collections, job, period));
}

type Held = NonNullable<ReturnType<typeof heldFor>>;

async function* checkAmounts({ collections }: Examined, job: Job, { period, amount }: Held): AsyncGenerator<Finding> {
  if (amount !== estimateOf(job)) {
    yield mendable(
      `For the job ${job.id}, ${personOf(job.requester)} holds ${amount} credits instead of ${estimateOf(job)}.`,
      `holds ${estimateOf(job)}`,
      () => holdInPurse(collections, job, period),
    );
  }
  const { guildId } = job.requester;
  // Without an account of its own it gives back whatever is held, and books nothing.
  if (guildId === null || job.accountKey === null) return;
  const key = `${guildId}/${period}`;
  const team = (await lookUp(collections.teams, key)) ?? emptyTeamAccount;
  if (team === 'unreadable' || team.reservations[job.id] === estimateOf(job)) return;
  yield mendable(
    `For the job ${job.id} of ${personOf(job.requester)}, the team's account ${key} holds ${team.reservations[job.id] ?? 'no'} credits instead of ${estimateOf(job)}.`,
    `holds ${estimateOf(job)}`,
    async () => {
      const now = (await collections.teams.get(key)) ?? emptyTeamAccount;
      await collections.teams.set(key, { ...now, reservations: withHeld(now.reservations, job.id, estimateOf(job)) });
    },
  );
}

async function holdInPurse({ purses }: Collections, job: Job, period: string): Promise<void> {
  const key = memberKey(job.requester);
  const purse = await purses.get(key);
  const account = purse?.accounts[period];
  if (!purse || !account) return;
  const after = { ...account, reservations: withHeld(account.reservations, job.id, estimateOf(job)) };
  await purses.set(key, { ...purse, accounts: { ...purse.accounts, [period]: after } });
}
