// /imagine: draws from words, or edits what is attached; with a preset, what is not named is as that says.
import type { Model } from '../services/providers/catalogue.js';
import { everywhere, type SlashCommand } from './command.js';
import { imagineOptions, readImagineOptions } from './imagine-options.js';
import { described } from './localised.js';
import { suggestPresets } from './preset/option.js';
import { drawWithPreset } from './preset/use.js';
import { askedAlone } from './preset/with-preset.js';
import { takeOrder } from './take-order.js';

export function imagineWith(offered: readonly Model[]): SlashCommand {
  return {
    kind: 'slash',
    data: {
      name: 'imagine',
      ...described('command.imagine'),
      ...everywhere,
      options: imagineOptions(offered),
    },
    async execute(interaction, services, log) {
      const { preset, ...given } = readImagineOptions(interaction);
      if (preset !== undefined) await drawWithPreset(interaction, { typed: preset, given }, services, log);
      else await takeOrder(interaction, askedAlone(given), services, log);
    },
    complete: suggestPresets,
  };
}
