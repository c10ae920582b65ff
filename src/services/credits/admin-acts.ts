// What admins do, done whole or not at all: written down before it begins, so that a start finishes what a crash has cut short.
import { z } from 'zod';
import { choicesSchema } from '../guild/choices.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import type { Audit, AuditEntry } from './audit.js';
import { performOnChoices } from './choices-acts.js';
import type { CreditLedger } from './credit-ledger.js';
import type { Outcome, PurseChange, PurseOutcome } from './purse-acts.js';
import type { UsageBook } from './usage-book.js';

/** A million dollars' worth: more is a slip of the finger, and sums of so much are still exact. */
export const MOST_CREDITS = 1_000_000_000;

const amount = z.number().int().min(-MOST_CREDITS).max(MOST_CREDITS);
const limit = amount.nonnegative().nullable();
const member = z.object({ userId: z.string(), roles: z.array(z.string()) });

const { shape } = choicesSchema;
/** Without their defaults: a choice that an act leaves alone is not in it, also when it was written down and is read again. */
const chosenSchema = z
  .object({
    ...{ defaults: shape.defaults.unwrap(), channels: shape.channels.unwrap(), roles: shape.roles.unwrap() },
    ...{ keptOut: shape.keptOut.unwrap(), runningTogether: shape.runningTogether.unwrap() },
    ...{ blockedWords: shape.blockedWords.unwrap(), largestCount: shape.largestCount.unwrap() },
    ...{ approvalAbove: shape.approvalAbove.unwrap(), operatorsChannel: shape.operatorsChannel.unwrap() },
  })
  .partial();

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
    choices: chosenSchema,
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** Whom it is about, if it is about some. */
    members: z.array(z.string()).default([]),
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

interface Parts {
  /** Acts that have begun and not ended. */
  readonly records: Records<AdminAct>;
  readonly ledger: CreditLedger;
  readonly choices: GuildChoices;
  readonly audit: Audit;
  readonly usage: UsageBook;
  /** Called when an act is done and written. */
  readonly onDone?: (act: AdminAct) => void;
}

export class AdminActs {
  readonly #parts: Parts;
  readonly #locks = new Locks();
  /** Acts that stand written down and could not be ended: the guild's next one comes after them. */
  readonly #unended = new Map<string, AdminAct>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Ends what was begun before the process died; resolves with what can't be ended now. */
  async finish(): Promise<readonly AdminAct[]> {
    for (const { value: act } of await this.#parts.records.all()) this.#unended.set(act.id, act);
    const guilds = new Set([...this.#unended.values()].map(({ guildId }) => guildId));
    for (const guildId of guilds) await this.#locks.with(guildId, () => this.#endEarlier(guildId));
    return [...this.#unended.values()];
  }

  /** Resolves with what was before and what is after, when all of it is written. */
  async perform(asked: AdminAct): Promise<Outcome> {
    const act = adminActSchema.parse(asked);
    // One at a time in a guild, so that the audit tells them in the order in which they were done.
    return this.#locks.with(act.guildId, async () => {
      await this.#endEarlier(act.guildId);
      await this.#writeDown(act);
      this.#unended.set(act.id, act);
      // What a passing trouble has cut short need not be told as failed, and then come about later all the same.
      const outcome = await this.#apply(act).catch(() => this.#apply(act));
      // What is done is told as done, or it would be asked for again: what can't be put on file now is with the next act or start.
      await this.#putOnFile(act, outcome).catch(() => this.#putOnFile(act, outcome).catch(onFileLater));
      return outcome;
    });
  }

  async #endEarlier(guildId: string): Promise<void> {
    for (const act of this.#unended.values()) {
      // One that concerns a record that can't be read must not stand in the way of all others.
      if (act.guildId === guildId) await this.#carryOut(act).catch(() => {});
    }
  }

  async #writeDown(act: AdminAct): Promise<void> {
    const { records } = this.#parts;
    try {
      await records.set(act.id, act);
    } catch (error) {
      // It may have arrived all the same; whoever is told that it failed asks again.
      await records.delete([act.id]).catch(() => {});
      throw error;
    }
  }

  async #carryOut(act: AdminAct): Promise<void> {
    await this.#putOnFile(act, await this.#apply(act));
  }

  async #putOnFile(act: AdminAct, outcome: Outcome | PurseOutcome): Promise<void> {
    await this.#parts.audit.add(act.guildId, auditEntryOf(act, outcome));
    await this.#parts.usage.addAct(act, outcome);
    await this.#parts.records.delete([act.id]);
    this.#unended.delete(act.id);
    this.#parts.onDone?.(act);
  }

  async #apply(act: AdminAct): Promise<Outcome | PurseOutcome> {
    const { deed, guildId } = act;
    switch (deed.kind) {
      case 'grant':
        return this.#toPurse(act, deed.member, { kind: 'grant', amount: deed.amount, expires: deed.expires });
      case 'reset':
        return this.#toPurse(act, deed.member, { kind: 'reset' });
      case 'allow-member':
        return this.#toPurse(act, deed.member, { kind: 'override', amount: deed.limit });
      default:
        return this.#parts.choices.change(guildId, (before) => performOnChoices(before, act));
    }
  }

  #toPurse(
    { id, at, reason, guildId }: AdminAct,
    { userId, roles }: z.infer<typeof member>,
    change: PurseChange,
  ): Promise<PurseOutcome> {
    return this.#parts.ledger.perform({ guildId, userId, roles }, { id, at, reason, change });
  }
}

/** It stays written down. */
function onFileLater(): void {}

function auditEntryOf({ id, at, by, reason, deed }: AdminAct, { before, after }: Outcome): AuditEntry {
  const base = { id, at, by, reason, expires: null, before, after };
  switch (deed.kind) {
    case 'grant':
      return { ...base, what: 'grant', target: { kind: 'member', id: deed.member.userId }, expires: deed.expires };
    case 'reset':
      return { ...base, what: 'reset', target: { kind: 'member', id: deed.member.userId } };
    case 'allow-member':
      return { ...base, what: 'allowance', target: { kind: 'member', id: deed.member.userId } };
    case 'allow-role':
      return { ...base, what: 'allowance', target: { kind: 'role', id: deed.roleId } };
    case 'allow-guild':
      return { ...base, what: 'allowance', target: { kind: 'guild' } };
    case 'budget':
      return { ...base, what: 'budget', target: { kind: 'guild' } };
    case 'choose': {
      const { name, members, before: was, after: is } = deed;
      return { ...base, what: 'setting', target: { kind: 'setting', name, members }, before: was, after: is };
    }
  }
}
