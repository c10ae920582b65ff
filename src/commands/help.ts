// /help: what the bot can do, with an example to copy.
import { MessageFlags } from 'discord.js';
import { languageFor, say } from '../services/messages/messages.js';
import { everywhere, type SlashCommand } from './command.js';
import { described } from './localised.js';

export const help: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'help',
    ...described('command.help'),
    ...everywhere,
  },

  async execute(interaction, { config }) {
    const { credits, period } = config.quota;
    const content = say(languageFor(interaction.locale), 'help.text', { allowance: credits, period });
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  },
};
