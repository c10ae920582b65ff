// /quota set: what everybody, a role or a member gets each period, and what the whole team may spend; without an amount, not any more.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { reservedIn } from '../../services/credits/account.js';
import type { Outcome } from '../../services/credits/purse-acts.js';
import { UserError } from '../../services/errors.js';
import { languageFor, say } from '../../services/messages/messages.js';
import { actOf } from '../admin-act.js';
import type { Services } from '../command.js';
import { chosenMember, recipient } from './people.js';

const scopes = z.enum(['guild', 'role', 'member', 'budget']);

export async function setQuota(interaction: ChatInputCommandInteraction, guildId: string, services: Services): Promise<void> {
  const target = targetOf(interaction, guildId);
  const limit = interaction.options.getInteger('amount');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const outcome = await services.acts.perform(actOf(interaction, guildId, deedOf(target, limit)));
  await interaction.editReply(await wordsFor(interaction, guildId, services, { target, limit, outcome }));
}

type Target = ReturnType<typeof targetOf>;

/** What goes with another scope than the one chosen is refused: it is not known then which of the two was meant. */
function targetOf(interaction: ChatInputCommandInteraction, guildId: string) {
  const { options } = interaction;
  const scope = scopes.parse(options.getString('scope') ?? 'guild');
  const [role, member] = [options.getRole('role'), chosenMember(interaction)];
  if (role && scope !== 'role') throw new UserError('quota.strayRole', undefined);
  if (member && scope !== 'member') throw new UserError('quota.strayMember', undefined);
  switch (scope) {
    case 'role':
      if (!role) throw new UserError('quota.needsRole', undefined);
      if (role.id === guildId) throw new UserError('quota.everyone', undefined);
      return { scope, roleId: role.id };
    case 'member':
      return { scope, ...recipient(interaction, member) };
    default:
      return { scope };
  }
}

function deedOf(target: Target, limit: number | null) {
  switch (target.scope) {
    case 'role':
      return { kind: 'allow-role' as const, roleId: target.roleId, limit };
    case 'member':
      return { kind: 'allow-member' as const, member: target.holder, limit };
    case 'guild':
      return { kind: 'allow-guild' as const, limit };
    case 'budget':
      return { kind: 'budget' as const, limit };
  }
}

interface Done {
  readonly target: Target;
  readonly limit: number | null;
  readonly outcome: Outcome;
}

async function wordsFor(
  { locale }: ChatInputCommandInteraction,
  guildId: string,
  { ledger, config }: Services,
  { target, limit, outcome }: Done,
): Promise<string> {
  const language = languageFor(locale);
  const { account, period } = await ledger.team(guildId);
  const change = { ...outcome, period: period.key };
  switch (target.scope) {
    case 'role':
      return say(language, 'set.role', { ...change, roleId: target.roleId });
    case 'member':
      return say(language, 'set.member', { ...change, member: target.person, isOwn: limit !== null });
    case 'guild':
      return say(language, 'set.guild', { ...change, usual: config.quota.credits });
    case 'budget':
      return say(language, 'set.budget', { ...change, spent: account.spent, reserved: reservedIn(account) });
  }
}
