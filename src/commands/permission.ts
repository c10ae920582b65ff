// Who may act on somebody's request: who asked, and in their server who may manage messages.
import { type MessageComponentInteraction, PermissionFlagsBits } from 'discord.js';
import type { Job } from '../services/jobs/job.js';

export function isTheirs(interaction: MessageComponentInteraction, { requester }: Pick<Job, 'requester'>): boolean {
  if (interaction.user.id === requester.userId) return true;
  const sameGuild = interaction.guildId !== null && interaction.guildId === requester.guildId;
  return sameGuild && (interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
}

/** Nobody else is told anything about a private picture, whatever id their button has. */
export function isHiddenFrom(userId: string, { requester, place }: Pick<Job, 'requester' | 'place'>): boolean {
  return place.private && requester.userId !== userId;
}
