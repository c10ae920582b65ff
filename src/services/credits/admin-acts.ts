// What admins do, done whole or not at all: written down before it begins, so that a start finishes what a crash has cut short.
import { z } from 'zod';
import { type Choices, choicesSchema } from '../guild/choices.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import type { Audit, AuditEntry } from './audit.js';
import type { CreditLedger } from './credit-ledger.js';
import type { Outcome, PurseChange } from './purse-acts.js';
import type { UsageBook } from './usage-book.js';

const amount = z.number().int();
const limit = amount.nonnegative().nullable();
const member = z.object({ userId: z.string(), roles: z.array(z.string()) });

const deedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grant'), member, amount, expires: z.enum(['period', 'never']) }),
  z.object({ kind: z.literal('reset'), member }),
  /** Without a limit what was set is taken away. */
  z.object({ kind: z.literal('allow-member'), member, limit }),
  z.object({ kind: z.literal('allow-role'), roleId: z.string(), limit }),
  z.object({ kind: z.literal('allow-guild'), limit }),
  z.object({ kind: z.literal('budget'), limit }),
  /** One or several of the guild's other choices, whole; before and after in words, for the audit. */
  z.object({
    kind: z.literal('choose'),
    name: z.string(),
    choices: choicesSchema.omit({ allowances: true, budget: true, done: true }).partial(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);

export const adminActSchema = z.object({
  /** The interaction's: pressed twice or repeated after a crash, it is done once. */
  id: z.string(),
  at: z.number(),
  guildId: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
  deed: deedSchema,
});

export type AdminAct = z.infer<typeof adminActSchema>;
type Deed = AdminAct['deed'];

interface Parts {
  /** Acts that have begun and not ended. */
  readonly records: Records<AdminAct>;
  readonly ledger: CreditLedger;
  readonly choices: GuildChoices;
  readonly audit: Audit;
  readonly usage: UsageBook;
}

const DONE_KEPT = 50;

export class AdminActs {
  readonly #parts: Parts;
  readonly #locks = new Locks();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Ends what was begun before the process died. */
  async finish(): Promise<void> {
    for (const { value: act } of await this.#parts.records.all()) await this.#carryOut(act);
  }

  /** Resolves with what was before and what is after, when all of it is written. */
  async perform(act: AdminAct): Promise<Outcome> {
    await this.#parts.records.set(act.id, act);
    return this.#carryOut(act);
  }

  /** One at a time in a guild, so that the audit tells them in the order in which they were done. */
  #carryOut(act: AdminAct): Promise<Outcome> {
    return this.#locks.with(act.guildId, async () => {
      const outcome = await this.#apply(act);
      await this.#parts.audit.add(act.guildId, auditEntryOf(act, outcome));
      await this.#parts.usage.addAct(act, outcome);
      await this.#parts.records.delete([act.id]);
      return outcome;
    });
  }

  async #apply(act: AdminAct): Promise<Outcome> {
    const { deed, guildId } = act;
    switch (deed.kind) {
      case 'grant':
        return this.#toPurse(act, deed.member, { kind: 'grant', amount: deed.amount, expires: deed.expires });
      case 'reset':
        return this.#toPurse(act, deed.member, { kind: 'reset' });
      case 'allow-member':
        return this.#toPurse(act, deed.member, { kind: 'override', amount: deed.limit });
      default:
        return this.#parts.choices.change(guildId, (before) => {
          const done = before.done.find(({ id }) => id === act.id);
          if (done) return { after: before, result: done };
          const after = withDeed(before, deed);
          const outcome = { before: limitIn(before, deed), after: limitIn(after, deed) };
          return { after: { ...after, done: [{ id: act.id, ...outcome }, ...before.done].slice(0, DONE_KEPT) }, result: outcome };
        });
    }
  }

  #toPurse(
    { id, at, reason, guildId }: AdminAct,
    { userId, roles }: z.infer<typeof member>,
    change: PurseChange,
  ): Promise<Outcome> {
    return this.#parts.ledger.perform({ guildId, userId, roles }, { id, at, reason, change });
  }
}

function withDeed(choices: Choices, deed: Deed): Choices {
  switch (deed.kind) {
    case 'allow-guild':
      return { ...choices, allowances: { ...choices.allowances, guild: deed.limit } };
    case 'allow-role': {
      const { [deed.roleId]: _before, ...others } = choices.allowances.roles;
      const roles = deed.limit === null ? others : { ...others, [deed.roleId]: deed.limit };
      return { ...choices, allowances: { ...choices.allowances, roles } };
    }
    case 'budget':
      return { ...choices, budget: deed.limit };
    case 'choose':
      return choicesSchema.parse({ ...choices, ...deed.choices });
    default:
      return choices;
  }
}

function limitIn({ allowances, budget }: Choices, deed: Deed): number | null {
  if (deed.kind === 'allow-guild') return allowances.guild;
  if (deed.kind === 'allow-role') return allowances.roles[deed.roleId] ?? null;
  return deed.kind === 'budget' ? budget : null;
}

function auditEntryOf({ id, at, by, reason, deed }: AdminAct, outcome: Outcome): AuditEntry {
  const base = { id, at, by, reason, ...outcome };
  switch (deed.kind) {
    case 'grant':
    case 'reset':
      return { ...base, what: deed.kind, target: { kind: 'member', id: deed.member.userId } };
    case 'allow-member':
      return { ...base, what: 'allowance', target: { kind: 'member', id: deed.member.userId } };
    case 'allow-role':
      return { ...base, what: 'allowance', target: { kind: 'role', id: deed.roleId } };
    case 'allow-guild':
      return { ...base, what: 'allowance', target: { kind: 'guild' } };
    case 'budget':
      return { ...base, what: 'budget', target: { kind: 'guild' } };
    case 'choose':
      return { ...base, what: 'setting', target: { kind: 'setting', name: deed.name }, before: deed.before, after: deed.after };
  }
}
