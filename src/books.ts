// What is written down of jobs, credits and guilds: opened, read, and what a crash has cut short ended before anything new begins.
import { openCollections } from './collections.js';
import type { Raw } from './raw.js';
import { type AdminAct, AdminActs } from './services/credits/admin-acts.js';
import { Audit } from './services/credits/audit.js';
import { CreditLedger, type TeamStatement } from './services/credits/credit-ledger.js';
import { MemberUsage } from './services/credits/member-usage.js';
import { Calendar } from './services/credits/period.js';
import { UsageBook } from './services/credits/usage-book.js';
import { GuildChoices } from './services/guild/guild-choices.js';
import { History } from './services/history/history.js';
import { billOf } from './services/jobs/deliver-step.js';
import { Durations } from './services/jobs/durations.js';
import { IntakeJournal } from './services/jobs/intake-journal.js';
import { JobStore } from './services/jobs/job-store.js';
import { sqliteFile } from './services/store/sqlite-store.js';

export type Books = Awaited<ReturnType<typeof openBooks>>;

export async function openBooks({ config, store, clock, pace }: Pick<Raw, 'config' | 'store' | 'clock' | 'pace'>) {
  const journal = new IntakeJournal(`${sqliteFile(config.storeUrl)}.intake`);
  const collections = await openCollections(store);
  const history = new History({ entries: collections.history, endings: collections.endings });
  const calendar = new Calendar(config.quota.period, config.quota.timeZone);
  const periodKeyAt = (time: number) => calendar.periodAt(time).key;
  const usage = new UsageBook({ entries: collections.usage, periodKeyAt, billOf });
  const jobs = new JobStore({
    openRecords: collections.openJobs,
    endedRecords: collections.endedJobs,
    journal,
    clock,
    archives: [history, usage],
  });
  const earlier = await jobs.load();
  const durations = new Durations({ records: collections.durations, clock, pace });
  await durations.load();
  const choices = new GuildChoices(collections.choices);
  // How many of them may run at once is their guild's choice: it must be known before the first one goes on.
  // One guild's that can't be read must not keep the bot from all the others.
  await Promise.allSettled(earlier.map(({ requester }) => choices.of(requester.guildId)));
  const memberUsage = new MemberUsage(collections.memberUsage);
  const audit = new Audit(collections.audit);
  return { journal, collections, history, calendar, usage, jobs, earlier, durations, choices, memberUsage, audit };
}

/** `onTeam` is called when a team's account has changed. */
export async function openLedger(
  { config, clock, log }: Pick<Raw, 'config' | 'clock' | 'log'>,
  { collections, calendar, usage, choices, memberUsage, audit }: Books,
  onTeam: (guildId: string, team: TeamStatement, isShort: boolean) => void,
) {
  const ledger = new CreditLedger({
    ...{ purses: collections.purses, teams: collections.teams, members: memberUsage, together: collections.together },
    ...{ choices, calendar, clock, onTeam, allowance: config.quota.credits },
  });
  const onDone = ({ guildId, deed }: AdminAct) => {
    // A budget that is lowered may be used up at once.
    if (deed.kind !== 'budget') return;
    const told = ledger.team(guildId).then((team) => onTeam(guildId, team, false));
    told.catch((error: unknown) => log.warn({ guildId, error }, 'budget not looked at'));
  };
  const acts = new AdminActs({ records: collections.acts, ledger, choices, audit, usage, onDone });
  const unfinished = await acts.finish();
  if (unfinished.length > 0) log.error({ acts: unfinished.map(({ id }) => id) }, 'acts of admins that can’t be finished');
  return { ledger, acts };
}
