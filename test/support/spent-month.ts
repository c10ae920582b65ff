// A month in which members have asked for pictures, booked by the real ledger and listed as jobs are.
import { openCollections } from '../../src/collections.js';
import { systemClock } from '../../src/services/clock.js';
import { CreditLedger } from '../../src/services/credits/credit-ledger.js';
import { MemberUsage } from '../../src/services/credits/member-usage.js';
import { Calendar } from '../../src/services/credits/period.js';
import type { UsageEntry } from '../../src/services/credits/usage-book.js';
import { GuildChoices } from '../../src/services/guild/guild-choices.js';
import { LongList } from '../../src/services/history/long-list.js';
import type { Store } from '../../src/services/store/store.js';

interface Plan {
  readonly guildId: string;
  /** By member: what each request of theirs has cost, in order. */
  readonly costs: ReadonlyMap<string, readonly number[]>;
  /** An instant in the month; the present one when there is none. */
  readonly at?: number;
}

/** Resolves with the key of the month and what each member has spent in it, as the ledger says. */
export async function spendAMonth(store: Store, { guildId, costs, at = systemClock.now() }: Plan) {
  const collections = await openCollections(store);
  const calendar = new Calendar('month', 'UTC');
  const clock = { ...systemClock, now: () => at };
  const members = new MemberUsage(collections.memberUsage);
  const choices = new GuildChoices(collections.choices);
  const books = { ...collections, members, choices };
  const ledger = new CreditLedger({ ...books, calendar, clock, allowance: 1_000_000_000 });
  const { key, startsAt } = calendar.periodAt(at);
  const entries: UsageEntry[] = [];
  for (const [userId, each] of costs) {
    for (const cost of each) {
      const id = `11${String(entries.length).padStart(17, '0')}`;
      await ledger.reserve({ guildId, userId, roles: [] }, id, cost);
      const bill = { models: [{ model: 'gpt-image-1-mini', credits: cost, pictures: 1 }] };
      await ledger.settle(`${guildId}/${userId}/${key}`, id, bill);
      entries.push({
        ...{ id, at: startsAt + entries.length, userId, kind: 'spent', credits: cost, models: ['gpt-image-1-mini'], pictures: 1 },
        ...{ channelId: '1100000000000000201', by: null, reason: null },
      });
    }
  }
  const list = new LongList(collections.usage);
  for (let from = 0; from < entries.length; from += 500) {
    await list.add(`${guildId}/${key}`, entries.slice(from, from + 500));
  }
  const spent = new Map<string, number>();
  for (const userId of costs.keys()) {
    spent.set(userId, (await ledger.purse({ guildId, userId })).accounts[key]?.spent ?? 0);
  }
  return { period: key, spent };
}
