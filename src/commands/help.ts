// /help: what the bot can do, with an example to copy.
import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { languageFor, say } from '../services/messages/messages.js';
import { everywhere, type SlashCommand } from './command.js';
import { holderOf } from './holder.js';
import { described } from './localised.js';

export const help: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'help',
    ...described('command.help'),
    ...everywhere,
  },

  async execute(interaction, { config, ledger }) {
    const { allowance } = (await ledger.statement(holderOf(interaction))).account;
    const isAdmin = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    const content = say(languageFor(interaction.locale), 'help.text', { allowance, period: config.quota.period, isAdmin });
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  },
};
