// The texts of /quota audit, in German.
import type { AuditEntry } from '../../credits/audit.js';
import type { englishAudit } from '../english/audit.js';
import { counted, type Translated } from './words.js';

const credits = (count: number) => counted(count, 'Credit', 'Credits');

type Audited = Omit<AuditEntry, 'id'>;

const shown = (value: AuditEntry['before']) => value ?? 'nichts';
const values = ({ before, after }: Audited) => (before === null && after === null ? '' : `: ${shown(before)} → ${shown(after)}`);

/** What a request that was decided on would cost. */
const price = ({ after }: Audited) => (typeof after === 'number' ? ` über ${credits(after)}` : '');

function target({ target: whom }: Audited): string {
  switch (whom.kind) {
    case 'guild':
      return 'alle';
    case 'setting':
      return `„${whom.name}“`;
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
      if (change === 0) return `wollte von ${target(entry)} Credits zurücknehmen, verfügbar${values(entry)}`;
      if (change < 0) return `hat von ${target(entry)} ${credits(-change)} zurückgenommen, verfügbar${values(entry)}`;
      return `hat ${target(entry)} ${credits(change)} gewährt${entry.expires === 'never' ? ', bis sie aufgebraucht sind' : ''}, verfügbar${values(entry)}`;
    case 'reset':
      if (change === 0) return `hatte ${target(entry)} nichts zurückzugeben, verfügbar${values(entry)}`;
      return `hat ${target(entry)} die ausgegebenen ${credits(change)} zurückgegeben, verfügbar${values(entry)}`;
    case 'allowance':
      return `hat das Kontingent für ${target(entry)} ${after === null ? 'weggenommen' : 'festgelegt'}${values(entry)}`;
    case 'budget':
      return `hat das Budget des Teams ${after === null ? 'weggenommen' : 'festgelegt'}${values(entry)}`;
    case 'setting':
      return `hat ${target(entry)} geändert${values(entry)}`;
    case 'approval':
      return `hat eine Anfrage von ${target(entry)}${price(entry)} freigegeben`;
    case 'refusal':
      return `hat eine Anfrage von ${target(entry)}${price(entry)} abgelehnt`;
  }
}

export const germanAudit: Translated<typeof englishAudit> = {
  'audit.heading': ({ member, page }) =>
    `**${member === undefined ? 'Was hier geändert wurde' : `Was <@${member}> betrifft`}** · Seite ${page}, Neuestes zuerst`,
  'audit.empty': ({ member }) =>
    member === undefined
      ? 'Hier wurde noch nichts geändert: kein Kontingent, keine Gutschrift, keine Einstellung.'
      : `Für <@${member}> wurde noch nichts geändert: kein Kontingent, keine Gutschrift.`,
  'audit.entry': (entry) =>
    `<t:${entry.at}:f> · <@${entry.by}> ${deed(entry)}${entry.reason === null ? '' : ` · „${entry.reason}“`}`,
};
