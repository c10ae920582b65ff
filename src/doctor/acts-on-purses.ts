// The acts that have changed what members have, as the audit tells of them and as the usage book should.
import type { AuditEntry } from '../services/credits/audit.js';
import type { UsageEntry } from '../services/credits/usage-book.js';
import type { Examined } from './examined.js';
import { entriesOf } from './list-survey.js';

export interface ActOnPurse {
  readonly guildId: string;
  readonly userId: string;
  readonly told: AuditEntry;
}

/** Grants, what was given back, and allowances of a member's own: each once, though two lists tell of it. */
export async function* actsOnPurses({ collections }: Pick<Examined, 'collections'>): AsyncGenerator<ActOnPurse> {
  const seen = new Set<string>();
  for await (const { list, entry: told } of entriesOf(collections.audit)) {
    const [guildId = ''] = list.split('/');
    const name = `${guildId}/${told.id}`;
    if (told.target.kind !== 'member' || !changesPurse(told) || seen.has(name)) continue;
    seen.add(name);
    yield { guildId, userId: told.target.id, told };
  }
}

function changesPurse({ what }: AuditEntry): boolean {
  return what === 'grant' || what === 'reset' || what === 'allowance';
}

/** Nothing for what is not booked: an allowance, and a grant of which nothing has come about. */
export function usageEntryOf({ userId, told }: ActOnPurse): UsageEntry | undefined {
  const { id, at, by, reason, what, before, after } = told;
  if (what === 'allowance' || typeof before !== 'number' || typeof after !== 'number' || before === after) return undefined;
  const kind = after > before ? ('granted' as const) : ('taken' as const);
  const credits = Math.abs(after - before);
  return { ...{ id, at, userId, by, reason, kind, credits }, ...{ models: [], pictures: 0, channelId: null } };
}

export function isOfAct({ kind }: UsageEntry): boolean {
  return kind === 'granted' || kind === 'taken';
}
