// The texts of /quota audit, in English.
import type { AuditEntry } from '../../credits/audit.js';
import { counted } from './words.js';

const credits = (count: number) => counted(count, 'credit', 'credits');

/** With its time in seconds. */
type Audited = Omit<AuditEntry, 'id'>;

const shown = (value: AuditEntry['before']) => value ?? 'none';
const values = ({ before, after }: Audited) => (before === null && after === null ? '' : `: ${shown(before)} → ${shown(after)}`);

/** What a request that was decided on would cost. */
const price = ({ after }: Audited) => (typeof after === 'number' ? ` for ${credits(after)}` : '');

function target({ target: whom }: Audited): string {
  switch (whom.kind) {
    case 'guild':
      return 'everybody';
    case 'setting':
      return `“${whom.name}”`;
    case 'role':
      return `<@&${whom.id}>`;
    case 'member':
      return `<@${whom.id}>`;
  }
}

function deed(entry: Audited): string {
  const { what, before, after } = entry;
  const change = typeof before === 'number' && typeof after === 'number' ? after - before : 0;
  switch (what) {
    case 'grant':
      if (change === 0) return `tried to take credits back from ${target(entry)}${values(entry)} available`;
      if (change < 0) return `took ${credits(-change)} back from ${target(entry)}${values(entry)} available`;
      return `granted ${target(entry)} ${credits(change)}${entry.expires === 'never' ? ' until used up' : ''}${values(entry)} available`;
    case 'reset':
      if (change === 0) return `had nothing to give back to ${target(entry)}${values(entry)} available`;
      return `gave ${target(entry)} back the ${credits(change)} they had spent${values(entry)} available`;
    case 'allowance':
      return `${after === null ? 'took away' : 'set'} the allowance of ${target(entry)}${values(entry)}`;
    case 'budget':
      return `${after === null ? 'took away' : 'set'} the team’s budget${values(entry)}`;
    case 'setting':
      return `changed ${target(entry)}${values(entry)}`;
    case 'approval':
      return `approved a request of ${target(entry)}${price(entry)}`;
    case 'refusal':
      return `refused a request of ${target(entry)}${price(entry)}`;
  }
}

export const englishAudit = {
  'audit.heading': ({ member, page }: { member: string | undefined; page: number }) =>
    `**${member === undefined ? 'What was changed here' : `What was done to <@${member}>`}** · page ${page}, newest first`,
  'audit.empty': ({ member }: { member: string | undefined }) =>
    `${member === undefined ? 'Nothing has been changed here yet' : `Nothing has been done to <@${member}> yet`}: no grant, allowance, reset or setting.`,
  'audit.entry': (entry: Audited) =>
    `<t:${entry.at}:f> · <@${entry.by}> ${deed(entry)}${entry.reason === null ? '' : ` · “${entry.reason}”`}`,
} as const;
