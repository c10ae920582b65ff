// Who did what: the guild's list and that of each member it concerns say the same, and no act that has been done is missing.

import { readAccountKey } from '../services/credits/account-key.js';
import type { AdminAct } from '../services/credits/admin-acts.js';
import { type AuditEntry, membersIn } from '../services/credits/audit.js';
import { LongList } from '../services/history/long-list.js';
import type { Examined } from './examined.js';
import { type Finding, forPerson, mendable } from './finding.js';
import { entriesOf } from './list-survey.js';

/** By guild, and by guild and member: the ids of the acts. */
type Lists = ReadonlyMap<string, ReadonlySet<string>>;

export async function* checkAudit(examined: Examined): AsyncGenerator<Finding> {
  const { collections, looked } = examined;
  const lists = await readLists(examined);
  let acts = 0;
  for await (const { list, entry } of entriesOf(collections.audit)) {
    const [guildId = '', memberId] = list.split('/');
    if (memberId === undefined) acts += 1;
    yield* missingElsewhere(examined, lists, guildId, memberId, entry);
  }
  looked.set('acts of admins', acts);
  yield* missingInAudit(examined, lists);
  for (const { value: act } of await collections.acts.all()) yield unfinished(act);
}

async function readLists({ collections }: Examined): Promise<Lists> {
  const lists = new Map<string, Set<string>>();
  for await (const { list, entry } of entriesOf(collections.audit)) {
    const ids = lists.get(list) ?? new Set();
    lists.set(list, ids.add(entry.id));
  }
  return lists;
}

function* missingElsewhere(
  { collections, isListUnreadable }: Examined,
  lists: Lists,
  guildId: string,
  memberId: string | undefined,
  entry: AuditEntry,
): Generator<Finding> {
  const others =
    memberId === undefined
      ? membersIn(entry).map((member) => ({ list: `${guildId}/${member}`, words: `of the member ${member}` }))
      : [{ list: guildId, words: 'of the server' }];
  for (const { list, words } of others) {
    if (lists.get(list)?.has(entry.id) || isListUnreadable(`audit/${list}`)) continue;
    const missing = `The act ${entry.id} (${entry.what}, server ${guildId}) is missing in the audit ${words}.`;
    yield mendable(missing, 'lists it there too, as the newest', () => new LongList(collections.audit).add(list, [entry]));
  }
}

/** Purses and choices remember the acts that have been done to them. */
async function* missingInAudit({ collections, isListUnreadable }: Examined, lists: Lists): AsyncGenerator<Finding> {
  const unknown = (guildId: string, done: readonly { id: string }[]) =>
    // What can't be read is told elsewhere, and they may stand in it.
    isListUnreadable(`audit/${guildId}`) ? [] : done.filter(({ id }) => !lists.get(guildId)?.has(id));
  for await (const { key, value: purse } of collections.purses.scan()) {
    const { guildId, userId } = readAccountKey(key);
    if (guildId !== null)
      for (const { id } of unknown(guildId, purse.done)) yield unaudited(id, `to the member ${userId}`, guildId);
  }
  for await (const { key: guildId, value: choices } of collections.choices.scan()) {
    for (const { id } of unknown(guildId, choices.done)) yield unaudited(id, 'to its choices', guildId);
  }
}

function unaudited(id: string, whom: string, guildId: string): Finding {
  const words = `The act ${id} was done ${whom} (server ${guildId}) and is missing in the audit.`;
  return forPerson(words, 'Who did it and why stands nowhere else; a backup of the store may have it.');
}

/** What can be finished, is by now. */
function unfinished({ id, by, deed, guildId }: AdminAct): Finding {
  const words = `The act ${id} (${deed.kind}, by ${by}, server ${guildId}) was begun and can't be finished.`;
  return forPerson(
    words,
    "It concerns a record that can't be read; once that is put right, the next start of the bot finishes it.",
  );
}
