// What an admin asks for, with a command, a menu or a form, as an act for the books.
import type { BaseInteraction } from 'discord.js';
import type { AdminAct } from '../services/credits/admin-acts.js';

/** Known by the interaction: what is repeated, by Discord or after a crash, is done once. */
export function actOf(
  { id, createdTimestamp: at, user }: BaseInteraction,
  guildId: string,
  deed: AdminAct['deed'],
  reason: string | null = null,
): AdminAct {
  return { id, at, guildId, by: user.id, reason, deed };
}
