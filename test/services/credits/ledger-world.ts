// The ledger with everything it works with, on a store that may break: as often as needed started anew on the same records.
import { AdminActs, adminActSchema } from '../../../src/services/credits/admin-acts.js';
import { Audit, type AuditEntry, auditSchema } from '../../../src/services/credits/audit.js';
import { CreditLedger, type TeamStatement } from '../../../src/services/credits/credit-ledger.js';
import { MemberUsage, usageMembersSchema } from '../../../src/services/credits/member-usage.js';
import { Calendar, type PeriodKind } from '../../../src/services/credits/period.js';
import { type Purse, purseSchema } from '../../../src/services/credits/purse.js';
import { type TeamAccount, teamAccountSchema } from '../../../src/services/credits/team-account.js';
import { UsageBook, type UsageEntry, usageSchema } from '../../../src/services/credits/usage-book.js';
import { choicesSchema } from '../../../src/services/guild/choices.js';
import { GuildChoices } from '../../../src/services/guild/guild-choices.js';
import { billOf } from '../../../src/services/jobs/deliver-step.js';
import { ManualClock } from '../../support/manual-clock.js';
import { FragileStore } from './fragile-store.js';

export const ALLOWANCE = 100;
export const NOW = Date.UTC(2026, 10, 20, 12);
export const DAY_MS = 86_400_000;

interface Setting {
  readonly kind?: PeriodKind;
  readonly onTeam?: (guildId: string, team: TeamStatement, isShort: boolean) => void;
}

export type LedgerWorld = Awaited<ReturnType<typeof ledgerWorld>>;

export async function ledgerWorld({ kind = 'day', onTeam }: Setting = {}) {
  const store = new FragileStore();
  const clock = new ManualClock(NOW);
  const calendar = new Calendar(kind, 'UTC');
  /** As a start does it. */
  const open = async (allowance = ALLOWANCE) => {
    const choices = new GuildChoices(await store.records('guild_choices', choicesSchema));
    const members = new MemberUsage(await store.records('member_usage', usageMembersSchema));
    const purses = await store.records('accounts', purseSchema);
    const teams = await store.records('team_accounts', teamAccountSchema);
    const hears = onTeam === undefined ? {} : { onTeam };
    const books = { purses, teams, members, together: store.together };
    const ledger = new CreditLedger({ ...books, choices, calendar, clock, allowance, ...hears });
    const audit = new Audit(await store.records('audit', auditSchema));
    const entries = await store.records('usage', usageSchema);
    const usage = new UsageBook({ entries, periodKeyAt: (time) => calendar.periodAt(time).key, billOf });
    const acts = new AdminActs({ records: await store.records('admin_acts', adminActSchema), ledger, choices, audit, usage });
    await acts.finish();
    return { choices, members, ledger, audit, usage, acts };
  };
  return { store, clock, calendar, open };
}

/** What is on the disk, whatever anybody remembers. */
export function onDisk({ store }: LedgerWorld) {
  const read = <Value>(collection: string, parse: (stored: unknown) => Value): Map<string, Value> => {
    const texts = [...(store.memory.collections.get(collection) ?? [])];
    return new Map(texts.map(([key, text]) => [key, parse(JSON.parse(text))]));
  };
  return {
    purses: read<Purse>('accounts', (stored) => purseSchema.parse(stored)),
    teams: read<TeamAccount>('team_accounts', (stored) => teamAccountSchema.parse(stored)),
    usage: read('member_usage', (stored) => usageMembersSchema.parse(stored)),
    acts: read('admin_acts', (stored) => adminActSchema.parse(stored)),
  };
}

export async function auditOf(audit: Audit, guildId: string, memberId?: string): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let page = 0; ; page += 1) {
    const { entries: some, hasOlder } = await audit.page(guildId, memberId, page);
    entries.push(...some);
    if (!hasOlder) return entries;
  }
}

export async function usageOf(usage: UsageBook, guildId: string, period: string): Promise<UsageEntry[]> {
  const entries: UsageEntry[] = [];
  for await (const entry of usage.entries(guildId, period)) entries.push(entry);
  return entries;
}
