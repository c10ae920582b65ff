// /imagine: judged from its options and the balance, acknowledged, recorded, and handed to the engine.
import { setImmediate } from 'node:timers/promises';
import type { ChatInputCommandInteraction } from 'discord.js';
import { UserError } from '../services/errors.js';
import type { FrontDesk, Order } from '../services/jobs/front-desk.js';
import { inputsOf } from '../services/jobs/job.js';
import { creditsFor, type Model } from '../services/providers/catalogue.js';
import type { Inputs } from '../services/providers/image-request.js';
import type { LineUp } from '../services/providers/line-up.js';
import { type Resolved, resolve } from '../services/providers/request-resolution.js';
import { acknowledge } from './acknowledge.js';
import { type Command, everywhere, type LogOf, type Services } from './command.js';
import { type ImagineOptions, imagineOptions, readImagineOptions } from './imagine-options.js';

/** An interaction's token lives 15 minutes; a little less is counted on. */
const TOKEN_LIFE_MS = 14.5 * 60_000;

export function imagineWith(offered: readonly Model[]): Command {
  const data = {
    name: 'imagine',
    description: 'Draw a picture from your words, or edit the ones you attach',
    ...everywhere,
    options: imagineOptions(offered),
  };
  return { data, execute };
}

async function execute(interaction: ChatInputCommandInteraction, { desk, lineUp }: Services, log: LogOf): Promise<void> {
  const options = readImagineOptions(interaction);
  const inputs = { ...inputsOf(options), shape: options.shape };
  const resolved = resolve(lineUp.offered, options.wish, inputs);
  checkServed(lineUp, resolved, inputs);
  const order = orderFor(interaction, options, resolved);
  await desk.checkBalance(order, resolved.model);
  if (!desk.accept(order)) return;
  const [acknowledged, noted] = await Promise.allSettled([acknowledge(interaction, options.isPrivate), noteBehind(desk, order)]);
  if (acknowledged.status === 'rejected') {
    await desk.forget(order.id);
    log().warn({ error: acknowledged.reason }, 'not acknowledged in time');
    return;
  }
  try {
    if (noted.status === 'rejected') throw noted.reason;
    await desk.record(order.id);
  } catch (error) {
    // The member is told that it failed: it must not count as under way for ever.
    await desk.forget(order.id).catch(() => {});
    throw error;
  }
  log().info({ jobId: order.id, model: resolved.model.id, count: options.count }, 'job accepted');
  desk.begin(order.id);
}

/** Written down as soon as the answer is on its way: not before, for the asker waits, and not later, for a crash would lose it. */
async function noteBehind(desk: FrontDesk, { id }: Order): Promise<void> {
  await setImmediate();
  desk.note(id);
}

/** While a vendor is paused and nobody can stand in, nothing is begun. */
function checkServed(lineUp: LineUp, { model, request }: Resolved, inputs: Inputs): void {
  const health = lineUp.healthOf(model.id);
  if (health.state === 'well' || lineUp.substituteFor(request, inputs)) return;
  const { trouble, until } = health;
  throw new UserError('refused.paused', { trouble, until: Math.ceil(until / 1000) });
}

function orderFor(interaction: ChatInputCommandInteraction, options: ImagineOptions, resolved: Resolved): Order {
  const { model, request, mapped } = resolved;
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
      uploadLimit: interaction.attachmentSizeLimit,
    },
    request,
    attachments: options.attachments,
    notes: mapped.map((mapping) => ({ kind: 'mapped', model: model.id, ...mapping })),
    price: creditsFor(model, request.quality, request.size),
    count: options.count,
  };
}
