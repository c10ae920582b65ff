// Who did what to whom, when and why: only ever added to, in one list a guild and one for each member it concerns.
import { z } from 'zod';
import { type Chapter, chapterSchema, LongList } from '../history/long-list.js';
import type { Records } from '../store/store.js';

const auditEntrySchema = z.object({
  /** The act's. */
  id: z.string(),
  at: z.number(),
  by: z.string(),
  what: z.enum(['grant', 'reset', 'allowance', 'budget', 'setting', 'approval', 'refusal']),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('guild') }),
    z.object({ kind: z.literal('role'), id: z.string() }),
    z.object({ kind: z.literal('member'), id: z.string() }),
    /** One of the guild's choices, by its name; the members whom it is about, if it is about some. */
    z.object({ kind: z.literal('setting'), name: z.string(), members: z.array(z.string()).default([]) }),
  ]),
  /** Credits, or a setting in its own words; null: none was set. */
  before: z.union([z.number(), z.string()]).nullable(),
  after: z.union([z.number(), z.string()]).nullable(),
  reason: z.string().nullable(),
  /** Of a grant: how long it lasts. */
  expires: z.enum(['period', 'never']).nullable().default(null),
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditSchema = chapterSchema(auditEntrySchema);

/** The members in whose own lists it stands, too. */
export function membersIn({ target }: AuditEntry): readonly string[] {
  if (target.kind === 'member') return [target.id];
  return target.kind === 'setting' ? target.members : [];
}

/** Entries a page. */
const AUDIT_PAGE = 10;

export class Audit {
  readonly #lists: LongList<AuditEntry>;

  constructor(records: Records<Chapter<AuditEntry>>) {
    this.#lists = new LongList(records);
  }

  /** Told twice of the same act, it stands there once. */
  async add(guildId: string, entry: AuditEntry): Promise<void> {
    await this.#lists.add(guildId, [entry]);
    for (const member of membersIn(entry)) await this.#lists.add(`${guildId}/${member}`, [entry]);
  }

  /** Newest first, from page 0. */
  async page(guildId: string, memberId: string | undefined, page: number) {
    const name = memberId === undefined ? guildId : `${guildId}/${memberId}`;
    const entries: AuditEntry[] = [];
    for await (const entry of this.#lists.newestFirst(name, page * AUDIT_PAGE)) {
      if (entries.push(entry) > AUDIT_PAGE) break;
    }
    return { entries: entries.slice(0, AUDIT_PAGE), hasOlder: entries.length > AUDIT_PAGE };
  }
}
