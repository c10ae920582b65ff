// What each member has spent in a period of a guild, and on what: a copy of their accounts that outlives them, for reports.
import { z } from 'zod';
import { KeptRecords } from '../store/kept-records.js';
import type { Records } from '../store/store.js';
import { hashOf } from '../text-hash.js';
import { nothingSpent, type Spending, spendingSchema } from './spending.js';

/** Members spread over so many records a period, by their ids. */
export const usageMembersSchema = z.record(z.string(), spendingSchema);
export type UsageMembers = z.infer<typeof usageMembersSchema>;

/** So many that what a bill rewrites stays small in a guild of ten thousand: five members. */
const BUCKETS = 2048;

const alone = (noting: () => Promise<unknown>): Promise<unknown> => noting();

export class MemberUsage {
  readonly #members: KeptRecords<UsageMembers>;

  constructor(records: Records<UsageMembers>) {
    this.#members = new KeptRecords(records, () => ({}));
  }

  /** As the member's account says: noted twice, it is the same. It is up to `write` what is written together with it. */
  async note(guildId: string, period: string, userId: string, account: Spending, write = alone): Promise<void> {
    const key = keyOf(guildId, period, bucketOf(userId));
    const { spent, pictures, models, days } = account;
    await this.#members.holding(key, async (before) => {
      const { spent: spentBefore, pictures: picturesBefore } = before[userId] ?? nothingSpent;
      const isSame = spentBefore === spent && picturesBefore === pictures;
      const after = { ...before, [userId]: { spent, pictures, models, days } };
      await write(async () => isSame || this.#members.set(key, after));
    });
  }

  async of(guildId: string, period: string, userId: string): Promise<Spending | undefined> {
    return (await this.#members.get(keyOf(guildId, period, bucketOf(userId))))[userId];
  }

  /** Everybody who has spent something in a period, who has spent most first: reads the whole list. */
  async everybody(guildId: string, period: string): Promise<{ userId: string; spent: number }[]> {
    const read = Array.from({ length: BUCKETS }, (_, bucket) => this.#members.get(keyOf(guildId, period, bucket)));
    return (await Promise.all(read))
      .flatMap((bucket) => Object.entries(bucket).map(([userId, { spent }]) => ({ userId, spent })))
      .filter(({ spent }) => spent > 0)
      .sort((one, other) => other.spent - one.spent || (one.userId < other.userId ? -1 : 1));
  }
}

/** Which of a period's records a member is in. */
export function bucketOf(userId: string): number {
  return hashOf(userId) % BUCKETS;
}

function keyOf(guildId: string, period: string, bucket: number): string {
  return `${guildId}/${period}/${bucket}`;
}
