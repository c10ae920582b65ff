// What was granted and taken back, by the audit, against the usage book.
import { readAccountKey } from '../services/credits/account-key.js';
import type { UsageEntry } from '../services/credits/usage-book.js';
import { LongList } from '../services/history/long-list.js';
import { actsOnPurses, isOfAct, usageEntryOf } from './acts-on-purses.js';
import type { Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable, personOf } from './finding.js';
import { entriesOf } from './list-survey.js';

interface Missing {
  readonly guildId: string;
  readonly entry: UsageEntry;
}

export async function* checkActEntries(examined: Examined): AsyncGenerator<Finding> {
  const missing = await readMissing(examined);
  if (missing.length === 0) return;
  const periods = await readPeriods(examined);
  for (const each of missing) {
    const finding = missingInUsage(examined, each, periods.get(`${each.guildId}/${each.entry.id}`));
    if (finding) yield finding;
  }
}

async function readMissing({ collections }: Examined): Promise<Missing[]> {
  const booked = new Set<string>();
  for await (const { list, entry } of entriesOf(collections.usage)) {
    const [guildId = ''] = list.split('/');
    if (isOfAct(entry)) booked.add(`${guildId}/${entry.id}`);
  }
  const missing: Missing[] = [];
  for await (const act of actsOnPurses({ collections })) {
    const entry = usageEntryOf(act);
    if (entry && !booked.has(`${act.guildId}/${entry.id}`)) missing.push({ guildId: act.guildId, entry });
  }
  return missing;
}

/** An act is booked where it was done, which its time alone does not tell: how long a period is may have been set anew since. */
async function readPeriods({ collections }: Examined): Promise<ReadonlyMap<string, string>> {
  const periods = new Map<string, string>();
  for await (const { key, value: purse } of collections.purses.scan()) {
    const { guildId } = readAccountKey(key);
    for (const { id, period } of purse.done) periods.set(`${guildId}/${id}`, period);
  }
  return periods;
}

function missingInUsage(
  { collections, isLost }: Examined,
  { guildId, entry }: Missing,
  period: string | undefined,
): Finding | undefined {
  const { id, kind, credits, userId } = entry;
  const done = kind === 'granted' ? `${credits} credits granted to` : `${credits} credits taken back from`;
  const words = `The act ${id} (${done} ${personOf({ guildId, userId })}) is missing in the usage book.`;
  if (period === undefined) {
    const advice = `In which period it was done is not known any more. ${BACKUP}`;
    return forPerson(words, `${advice} Without it, /quota audit still tells of the act, and /quota export does not.`);
  }
  const list = `${guildId}/${period}`;
  // What can't be read is told elsewhere, and the entry may stand in it.
  if (isLost(`usage/${list}`)) return undefined;
  return mendable(words, `books it in ${period}, as the audit tells of it`, () =>
    new LongList(collections.usage).add(list, [entry]),
  );
}
