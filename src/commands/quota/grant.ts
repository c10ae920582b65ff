// /quota grant and /quota reset: credits for a member, taken back, or given back after they were spent.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { LONGEST_REASON } from '../../services/guild/choices.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { unixSeconds } from '../../services/unix-seconds.js';
import { actOf } from '../admin-act.js';
import type { Services } from '../command.js';
import { type NamedPerson, recipient } from './people.js';

export async function grant(interaction: ChatInputCommandInteraction, guildId: string, services: Services): Promise<void> {
  const { holder, person } = recipient(interaction);
  const amount = interaction.options.getInteger('amount', true);
  if (amount === 0) throw new UserError('quota.zero', undefined);
  const expires = interaction.options.getString('expires') === 'never' ? 'never' : 'period';
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const act = actOf(interaction, guildId, { kind: 'grant', member: holder, amount, expires }, reasonOf(interaction));
  const { before, after } = changeOf(await services.acts.perform(act));
  const { period } = await services.ledger.team(guildId);
  const until = expires === 'never' ? null : unixSeconds(period.endsAt);
  const language = languageFor(interaction.locale);
  const change = { member: person, before, after, reason: spoken(act.reason) };
  await interaction.editReply(grantWords(language, { ...change, amount, until }));
}

interface Granted {
  readonly member: NamedPerson;
  readonly amount: number;
  readonly before: number;
  readonly after: number;
  readonly until: number | null;
  readonly reason: string | null;
}

function grantWords(language: Language, granted: Granted): string {
  const { member, amount, before, after } = granted;
  if (amount > 0) return say(language, 'grant.given', granted);
  if (after === before) return say(language, 'grant.nothing', { member, available: after });
  return say(language, 'grant.taken', { ...granted, asked: -amount });
}

export async function reset(interaction: ChatInputCommandInteraction, guildId: string, { acts }: Services): Promise<void> {
  const { holder, person: member } = recipient(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const act = actOf(interaction, guildId, { kind: 'reset', member: holder }, reasonOf(interaction));
  const { before, after } = changeOf(await acts.perform(act));
  const language = languageFor(interaction.locale);
  const words =
    after === before
      ? say(language, 'reset.nothing', { member, available: after })
      : say(language, 'reset.done', { member, before, after, reason: spoken(act.reason) });
  await interaction.editReply(words);
}

function changeOf({ before, after }: { readonly before: number | null; readonly after: number | null }) {
  return { before: before ?? 0, after: after ?? 0 };
}

function reasonOf({ options }: ChatInputCommandInteraction): string | null {
  return options.getString('reason')?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON) || null;
}

function spoken(reason: string | null): string | null {
  return reason === null ? null : plain(reason, LONGEST_REASON);
}
