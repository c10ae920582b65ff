// Begins an interaction: records it, tells the bot, and looks again when its three seconds are over.
import { randomBytes } from 'node:crypto';
import { FIRST_ANSWER, tokenFor } from '../interaction-clocks.js';
import type { JsonObject } from '../json-object.js';
import { personOf } from '../people.js';
import type { World } from '../world.js';
import type { ChannelRecord, InteractionRecord, Resolved } from '../world-record.js';

/** What became of a person's deed: the interaction it started. */
export interface Used {
  readonly interactionId: string;
}

export interface NewInteraction {
  readonly kind: InteractionRecord['kind'];
  readonly userId: string;
  readonly channelId: string;
  readonly name: string;
  readonly data: JsonObject;
  readonly resolved?: Resolved;
  readonly sourceId?: string | undefined;
  readonly openedBy?: string;
  readonly locale?: string | undefined;
}

export function nothingResolved(): Resolved {
  return { users: [], roles: [], channels: [], messages: [], attachments: [] };
}

export function beginInteraction(world: World, begin: NewInteraction): InteractionRecord {
  const id = world.snowflakes.next();
  const interaction: InteractionRecord = {
    id,
    token: tokenFor(id, randomBytes(48).toString('base64url')),
    kind: begin.kind,
    userId: begin.userId,
    channelId: begin.channelId,
    locale: begin.locale ?? 'en-US',
    createdAt: world.now(),
    name: begin.name,
    data: begin.data,
    resolved: begin.resolved ?? nothingResolved(),
    attachmentSizeLimit: world.attachmentSizeLimit,
    ...(begin.sourceId === undefined ? {} : { sourceId: begin.sourceId }),
    ...(begin.openedBy === undefined ? {} : { openedBy: begin.openedBy }),
    answer: 'none',
    expired: false,
  };
  world.addInteraction(interaction);
  world.publish({ kind: 'interaction', interaction });
  world.changed();
  setTimeout(() => world.look(), FIRST_ANSWER + 10).unref();
  return interaction;
}

/** The channel in which a person does something; others' direct messages are closed to them. */
export function channelOf(world: World, channelId: string, userId: string): ChannelRecord {
  const person = personOf(userId);
  const channel = world.channels.get(channelId);
  if (!channel) throw new Error(`There is no channel ${channelId} in the sandbox.`);
  if (channel.kind === 'dm' && channel.recipientId !== person.id) {
    throw new Error(`${person.name} can't see the direct messages of ${channel.name}.`);
  }
  return channel;
}
