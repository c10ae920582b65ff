// /imagine: draws from words, or edits what is attached.
import type { Model } from '../services/providers/catalogue.js';
import { everywhere, type SlashCommand } from './command.js';
import { imagineOptions, readImagineOptions } from './imagine-options.js';
import { takeOrder } from './take-order.js';

export function imagineWith(offered: readonly Model[]): SlashCommand {
  return {
    kind: 'slash',
    data: {
      name: 'imagine',
      description: 'Draw a picture from your words, or edit the ones you attach',
      ...everywhere,
      options: imagineOptions(offered),
    },
    async execute(interaction, services, log) {
      await takeOrder(interaction, readImagineOptions(interaction), services, log);
    },
  };
}
