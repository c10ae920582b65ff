// /help: what the bot can do, with an example to copy.
import { MessageFlags } from 'discord.js';
import { languageFor, say } from '../services/messages/messages.js';
import { everywhere, type SlashCommand } from './command.js';

export const help: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'help',
    description: 'What this bot can do, with examples',
    ...everywhere,
  },

  async execute(interaction, { config }) {
    const { credits, period } = config.quota;
    const content = say(languageFor(interaction.locale), 'help.text', { allowance: credits, period });
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  },
};
