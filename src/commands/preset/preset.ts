// /preset: prompts that are used again and again, kept under a name; one's own, and those of everybody in the server.
import { type APIApplicationCommandSubcommandOption, ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { LONGEST_OPTION } from '../../services/discord/input-length.js';
import { everywhere, type SlashCommand } from '../command.js';
import { described } from '../localised.js';
import { deletePreset } from './delete.js';
import { listPresets } from './list.js';
import { presetOption, suggestPresets } from './option.js';
import { savePreset } from './save.js';
import { drawWithPreset } from './use.js';

const subcommand = z.enum(['save', 'list', 'use', 'delete']);
const { Boolean: YesOrNo, String: Text, Subcommand } = ApplicationCommandOptionType;

const save: APIApplicationCommandSubcommandOption = {
  type: Subcommand,
  name: 'save',
  ...described('command.preset.save'),
  options: [
    // The same length as where it is looked for.
    { type: Text, name: 'name', ...described('option.preset.name'), required: true, max_length: presetOption.max_length },
    { type: Text, name: 'prompt', ...described('option.preset.prompt'), max_length: LONGEST_OPTION },
    { type: YesOrNo, name: 'shared', ...described('option.preset.shared') },
  ],
};

/** The name of one that is there. */
const which = { ...presetOption, name: 'name', ...described('option.preset.which'), required: true };

export const preset: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'preset',
    ...described('command.preset'),
    ...everywhere,
    options: [
      save,
      { type: Subcommand, name: 'list', ...described('command.preset.list') },
      { type: Subcommand, name: 'use', ...described('command.preset.use'), options: [which] },
      { type: Subcommand, name: 'delete', ...described('command.preset.delete'), options: [which] },
    ],
  },
  async execute(interaction, services, log) {
    const { options } = interaction;
    switch (subcommand.parse(options.getSubcommand())) {
      case 'save':
        return savePreset(interaction, services, log);
      case 'list':
        return listPresets(interaction, services);
      case 'use':
        return drawWithPreset(interaction, { typed: options.getString('name', true) }, services, log);
      case 'delete':
        return deletePreset(interaction, services, log);
    }
  },
  complete: suggestPresets,
};
