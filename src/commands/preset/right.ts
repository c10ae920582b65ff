// Who may change the presets that everybody in a server has: who may manage it.
import type { ChatInputCommandInteraction } from 'discord.js';
import { UserError } from '../../services/errors.js';
import { mayManage } from '../admin-right.js';
import type { Services } from '../command.js';

/** What is everybody's is one of the server's settings: whoever may change those may change it. */
export async function checkMayShare(
  interaction: ChatInputCommandInteraction,
  refusal: 'preset.notShared' | 'preset.notDeleted',
  services: Services,
): Promise<void> {
  if (interaction.guildId === null) throw new UserError('preset.noTeam', undefined);
  if (!(await mayManage(interaction, 'settings', services))) throw new UserError(refusal, undefined);
}
