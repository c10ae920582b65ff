// /preset delete: one's own preset, and only where there is none of that name the team's.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import { languageFor, say } from '../../services/messages/messages.js';
import { LONGEST_NAME } from '../../services/presets/preset-name.js';
import type { LogOf, Services } from '../command.js';
import { holderOf } from '../holder.js';
import { presetNamed } from './option.js';
import { checkMayShare } from './right.js';

export async function deletePreset(interaction: ChatInputCommandInteraction, services: Services, log: LogOf): Promise<void> {
  const { scope, entry } = await presetNamed(interaction, interaction.options.getString('name', true), services);
  if (scope === 'team') await checkMayShare(interaction, 'preset.notDeleted', services);
  const { presets } = services;
  const member = holderOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await presets.remove(member, scope, entry.name);
  log().info({ scope }, 'preset deleted');
  const hidden = scope === 'own' && (await presets.find(member, entry.name)) !== undefined;
  const name = plain(entry.name, LONGEST_NAME);
  const content = say(languageFor(interaction.locale), 'preset.deleted', { name, scope, hidden });
  await interaction.editReply({ content, allowedMentions: { parse: [] } });
}
