// /imagine: draws from words, or edits what is attached.
import type { Model } from '../services/providers/catalogue.js';
import { everywhere, type SlashCommand } from './command.js';
import { imagineOptions, readImagineOptions } from './imagine-options.js';
import { described } from './localised.js';
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
      await takeOrder(interaction, readImagineOptions(interaction), services, log);
    },
  };
}
