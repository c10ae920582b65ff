// What every check looks at: all records, as the next start of the bot would leave them, and what is needed to judge them.
import type { Collections } from '../collections.js';
import { CreditLedger } from '../services/credits/credit-ledger.js';
import { MemberUsage } from '../services/credits/member-usage.js';
import { Calendar, type PeriodKind } from '../services/credits/period.js';
import { UsageBook } from '../services/credits/usage-book.js';
import { GuildChoices } from '../services/guild/guild-choices.js';
import { History } from '../services/history/history.js';
import { billOf } from '../services/jobs/deliver-step.js';
import type { Job } from '../services/jobs/job.js';
import type { Finding } from './finding.js';

export interface Circumstances {
  /** What was taken in and may not have reached the store. */
  readonly takenIn: readonly Job[];
  readonly quota: { readonly credits: number; readonly period: PeriodKind; readonly timeZone: string };
  readonly historyDays: number;
  readonly now: number;
  /** How many bytes a picture has that a preset works from; nothing when its file is gone. */
  readonly weighPicture: (presetId: string, file: string) => Promise<number | undefined>;
}

export interface Examined extends Circumstances {
  readonly collections: Collections;
  /** Jobs that have not ended, by id. */
  readonly open: ReadonlyMap<string, Job>;
  /** As `collection/key`: what stands there, and can't be read. */
  readonly isUnreadable: (record: string) => boolean;
  /** Whether some of a list can't be read, such as of `usage/guild/month-2026-11`: what seems to be missing may stand there. */
  readonly isListUnreadable: (list: string) => boolean;
  /** A record that can't be read, or was set aside earlier, with nothing in its place. */
  readonly isLost: (record: string) => boolean;
  /** How many of everything were looked at, by what they are called. */
  readonly looked: Map<string, number>;
}

export type Check = (examined: Examined) => AsyncIterable<Finding>;

/** The parts of the bot that write what is off, at an instant: nobody else uses the store. */
export function bookkeeping({ collections, quota }: Pick<Examined, 'collections' | 'quota'>, at: number) {
  const calendar = new Calendar(quota.period, quota.timeZone);
  const choices = new GuildChoices(collections.choices);
  const members = new MemberUsage(collections.memberUsage);
  const history = new History({ entries: collections.history, endings: collections.endings });
  const periodKeyAt = (time: number) => calendar.periodAt(time).key;
  const usage = new UsageBook({ entries: collections.usage, periodKeyAt, billOf });
  const clock = { now: () => at, after: () => () => {} };
  const ledger = new CreditLedger({
    ...{ purses: collections.purses, teams: collections.teams, members, together: collections.together },
    ...{ choices, calendar, clock, allowance: quota.credits },
  });
  return { calendar, choices, members, history, usage, ledger };
}
