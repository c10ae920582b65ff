// How every request for pictures comes in, whatever gesture it was made by: judged, acknowledged, recorded, handed to the engine.
import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { UserError } from '../services/errors.js';
import type { Asker } from '../services/guild/admission.js';
import type { Order } from '../services/jobs/front-desk.js';
import { inputsOf } from '../services/jobs/job.js';
import { type Attachment, mappedNotes } from '../services/jobs/source.js';
import { creditsFor } from '../services/providers/catalogue.js';
import type { Inputs, Size, Wish } from '../services/providers/image-request.js';
import type { LineUp } from '../services/providers/line-up.js';
import { type Resolved, resolve } from '../services/providers/request-resolution.js';
import { acknowledge } from './acknowledge.js';
import { admitted, askerOf } from './admit.js';
import type { LogOf, Services } from './command.js';

export type Asking = ChatInputCommandInteraction | ModalSubmitInteraction | ButtonInteraction;

export interface Asked {
  readonly wish: Wish;
  /** References in order, then the mask. */
  readonly attachments: readonly Attachment[];
  /** The size nearest to the first reference. */
  readonly shape: Size | undefined;
  /** The picture it goes on from. */
  readonly parent: Order['parent'];
  readonly count: number;
  readonly isPrivate: boolean;
}

/** An interaction's token lives 15 minutes; a little less is counted on. */
const TOKEN_LIFE_MS = 14.5 * 60_000;

export async function takeOrder(interaction: Asking, given: Asked, services: Services, log: LogOf): Promise<void> {
  const { desk, lineUp, deferrals } = services;
  const asker = askerOf(interaction);
  const asked = await admitted(asker, given, services);
  const resolved = served(lineUp, asked);
  const order = orderFor(interaction, asker, asked, resolved);
  await desk.checkBalance(order, resolved.model);
  if (!desk.accept(order)) return;
  try {
    await acknowledge(interaction, asked.isPrivate, deferrals);
  } catch (error) {
    await desk.forget(order.id);
    log().warn({ error }, 'not acknowledged in time');
    return;
  }
  try {
    await desk.record(order.id);
  } catch (error) {
    // The member is told that it failed: it must not count as under way for ever.
    await desk.forget(order.id).catch(() => {});
    throw error;
  }
  log().info({ jobId: order.id, model: resolved.model.id, count: asked.count }, 'job accepted');
  desk.begin(order.id);
}

/** What can be judged without waiting for anything. Throws a UserError that says what would work. */
export function served(lineUp: LineUp, { wish, attachments, shape }: Pick<Asked, 'wish' | 'attachments' | 'shape'>): Resolved {
  const inputs = { ...inputsOf({ attachments }), shape };
  const resolved = resolve(lineUp.offered, wish, inputs);
  checkServed(lineUp, resolved, inputs);
  return resolved;
}

/** While a vendor is paused and nobody can stand in, nothing is begun. */
function checkServed(lineUp: LineUp, { model, request }: Resolved, inputs: Inputs): void {
  const health = lineUp.healthOf(model.id);
  if (health.state === 'well' || lineUp.substituteFor(request, inputs)) return;
  const { trouble, until } = health;
  throw new UserError('refused.paused', { trouble, until: Math.ceil(until / 1000) });
}

function orderFor(interaction: Asking, { guildId, userId, roles }: Asker, asked: Asked, resolved: Resolved): Order {
  return {
    id: interaction.id,
    requester: { guildId, userId, roles: [...roles], locale: interaction.locale },
    place: {
      applicationId: interaction.applicationId,
      channelId: interaction.channelId ?? '',
      messageId: null,
      token: interaction.token,
      tokenUntil: interaction.createdTimestamp + TOKEN_LIFE_MS,
      private: asked.isPrivate,
      uploadLimit: interaction.attachmentSizeLimit,
    },
    ...priced(resolved),
    parent: asked.parent,
    followsPicture: asked.wish.size === undefined,
    attachments: asked.attachments,
    count: asked.count,
  };
}

export function priced(resolved: Resolved): Pick<Order, 'request' | 'notes' | 'price'> {
  const { model, request } = resolved;
  return {
    request,
    notes: mappedNotes(resolved),
    price: creditsFor(model, request.quality, request.size),
  };
}
