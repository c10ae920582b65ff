// Every entry of a guild's period, one after the other, for exports: what was spent, given back, granted and taken.
import { z } from 'zod';
import { type Chapter, chapterSchema, LongList } from '../history/long-list.js';
import { estimateOf, type Job } from '../jobs/job.js';
import { Locks } from '../store/lock.js';
import { RememberedRecords } from '../store/remembered-records.js';
import type { Records } from '../store/store.js';
import { readAccountKey } from './account-key.js';
import type { AdminAct } from './admin-acts.js';
import type { Outcome, PurseOutcome } from './purse-acts.js';
import { type Bill, totalOf } from './spending.js';

export const usageEntrySchema = z.object({
  /** The job's, or the admin's act. */
  id: z.string(),
  at: z.number(),
  userId: z.string(),
  kind: z.enum(['spent', 'returned', 'granted', 'taken']),
  credits: z.number().int().nonnegative(),
  /** Of a job. */
  models: z.array(z.string()).default([]),
  pictures: z.number().int().default(0),
  channelId: z.string().nullable().default(null),
  /** Of an act. */
  by: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
});

export type UsageEntry = z.infer<typeof usageEntrySchema>;
export const usageSchema = chapterSchema(usageEntrySchema);

interface Parts {
  readonly entries: Records<Chapter<UsageEntry>>;
  readonly periodKeyAt: (time: number) => string;
  /** What a job's pictures have cost, by model. */
  readonly billOf: (job: Job) => Bill;
}

/** The newest records of teams in which something is spent just now. */
const REMEMBERED = 100;

export class UsageBook {
  readonly #parts: Parts;
  readonly #readers = new Locks();
  readonly #entries: LongList<UsageEntry>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#entries = new LongList(new RememberedRecords(parts.entries, REMEMBERED, 'written'));
  }

  /** A job that has ended; told of it twice, it stands there once. */
  async add(job: Job): Promise<void> {
    if (job.accountKey === null || !('at' in job.state)) return;
    const { guildId, userId, period } = readAccountKey(job.accountKey);
    if (guildId === null) return;
    const bill = this.#parts.billOf(job);
    const cost = totalOf(bill);
    const entry = {
      ...{ id: job.id, at: job.state.at, userId, by: null, reason: null, channelId: job.place.channelId },
      kind: cost > 0 ? ('spent' as const) : ('returned' as const),
      credits: cost > 0 ? cost : estimateOf(job),
      models: [...new Set(bill.models.map(({ model }) => model))],
      pictures: bill.models.reduce((sum, { pictures }) => sum + pictures, 0),
    };
    await this.#entries.add(`${guildId}/${period}`, [entry]);
  }

  /** Grants, and what was taken or given back, stand among the entries too, in the period in which they were done. */
  async addAct({ id, at, by, guildId, reason, deed }: AdminAct, outcome: Outcome | PurseOutcome): Promise<void> {
    if (deed.kind !== 'grant' && deed.kind !== 'reset') return;
    const change = (outcome.after ?? 0) - (outcome.before ?? 0);
    if (change === 0) return;
    const period = 'period' in outcome ? outcome.period : this.#parts.periodKeyAt(at);
    const entry = { id, at, userId: deed.member.userId, by, reason, models: [], pictures: 0, channelId: null };
    const kind = change > 0 ? ('granted' as const) : ('taken' as const);
    await this.#entries.add(`${guildId}/${period}`, [{ ...entry, kind, credits: Math.abs(change) }]);
  }

  /** For who reads all of a period and holds much of it in memory: one after the other in each guild, however many ask at once. */
  inTurn<Result>(guildId: string, read: () => Promise<Result>): Promise<Result> {
    return this.#readers.with(guildId, read);
  }

  /** Oldest first. */
  entries(guildId: string, period: string): AsyncGenerator<UsageEntry> {
    return this.#entries.oldestFirst(`${guildId}/${period}`);
  }
}
