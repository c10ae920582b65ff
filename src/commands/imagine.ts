// /imagine: judged from its options and the balance, acknowledged, recorded, and handed to the engine.
import type { ChatInputCommandInteraction } from 'discord.js';
import type { Order } from '../services/jobs/front-desk.js';
import { creditsFor } from '../services/providers/catalogue.js';
import { checkRequest } from '../services/providers/request-check.js';
import { acknowledge } from './acknowledge.js';
import { type Command, everywhere } from './command.js';
import { type ImagineOptions, imagineOptions, readImagineOptions } from './imagine-options.js';

/** An interaction's token lives 15 minutes; a little less is counted on. */
const TOKEN_LIFE_MS = 14.5 * 60_000;

export const imagine: Command = {
  data: {
    name: 'imagine',
    description: 'Draw a picture from your words',
    ...everywhere,
    options: imagineOptions,
  },

  async execute(interaction, { desk }, log) {
    const options = readImagineOptions(interaction);
    const model = checkRequest(options.request);
    const order = orderFor(interaction, options, creditsFor(model, options.request.quality, options.request.size));
    await desk.checkBalance(order.requester, model, options.request, options.count);
    if (!desk.accept(order)) return;
    try {
      await acknowledge(interaction, options.isPrivate);
    } catch (error) {
      await desk.forget(order.id);
      log.warn({ error }, 'not acknowledged in time');
      return;
    }
    try {
      await desk.record(order.id);
    } catch (error) {
      // The member is told that it failed: it must not count as under way for ever.
      await desk.forget(order.id).catch(() => {});
      throw error;
    }
    log.info({ jobId: order.id, model: model.id, count: options.count }, 'job accepted');
    desk.begin(order.id);
  },
};

function orderFor(interaction: ChatInputCommandInteraction, options: ImagineOptions, price: number): Order {
  return {
    id: interaction.id,
    requester: { userId: interaction.user.id, guildId: interaction.guildId, locale: interaction.locale },
    place: {
      applicationId: interaction.applicationId,
      channelId: interaction.channelId,
      messageId: null,
      token: interaction.token,
      tokenUntil: interaction.createdTimestamp + TOKEN_LIFE_MS,
      private: options.isPrivate,
    },
    request: options.request,
    price,
    count: options.count,
  };
}
