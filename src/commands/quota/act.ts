// What an admin asks for with /quota as an act for the books, and whom it is about.
import type { ChatInputCommandInteraction } from 'discord.js';
import type { AdminAct } from '../../services/credits/admin-acts.js';
import { UserError } from '../../services/errors.js';
import { LONGEST_REASON } from '../../services/guild/choices.js';
import { languageFor } from '../../services/messages/messages.js';
import { chosenMember, personWith } from './people.js';

/** Whom an act is about: their roles count, as they may bring credits; who has left has none. */
export function recipient(interaction: ChatInputCommandInteraction, chosen = chosenMember(interaction)) {
  if (!chosen) throw new UserError('quota.needsMember', undefined);
  const person = personWith(languageFor(interaction.locale), chosen.id, chosen.displayName);
  if (chosen.bot) throw new UserError('quota.bot', { name: person.name });
  return { person, holder: { userId: chosen.id, roles: [...chosen.roles] } };
}

/** Known by the interaction: what is repeated, by Discord or after a crash, is done once. */
export function actOf(interaction: ChatInputCommandInteraction, guildId: string, deed: AdminAct['deed']): AdminAct {
  const reason = interaction.options.getString('reason')?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
  return {
    id: interaction.id,
    at: interaction.createdTimestamp,
    guildId,
    by: interaction.user.id,
    reason: reason ? reason : null,
    deed,
  };
}
