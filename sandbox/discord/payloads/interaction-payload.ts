// An INTERACTION_CREATE as Discord sends it, made anew each time so that its links work.
import { botPermissions } from '../bot-access.js';
import type { JsonObject } from '../json-object.js';
import { APPLICATION_ID, findPerson, GUILD, memberPermissions, ROLES } from '../people.js';
import { EVERYONE } from '../permissions.js';
import type { World } from '../world.js';
import type { ChannelRecord, InteractionRecord, Resolved } from '../world-record.js';
import { channelPayload } from './channel-payloads.js';
import { attachmentPayload, messagePayload } from './message-payload.js';
import { interactionMemberPayload, partialMemberPayload, rolePayload, userPayload } from './people-payloads.js';

const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export function interactionType(interaction: InteractionRecord): number {
  return TYPES[interaction.kind];
}

export function interactionPayload(world: World, interaction: InteractionRecord): JsonObject {
  const channel = world.channels.get(interaction.channelId);
  const source = interaction.sourceId === undefined ? undefined : world.messages.get(interaction.sourceId);
  return {
    id: interaction.id,
    application_id: APPLICATION_ID,
    type: TYPES[interaction.kind],
    version: 1,
    token: interaction.token,
    data: { ...interaction.data, ...resolvedPayload(world, interaction.resolved, channel) },
    channel_id: interaction.channelId,
    locale: interaction.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: interaction.attachmentSizeLimit,
    ...(source ? { message: messagePayload(world, source) } : {}),
    ...(channel ? placeFields(world, interaction, channel) : {}),
  };
}

function placeFields(world: World, interaction: InteractionRecord, channel: ChannelRecord): JsonObject {
  const common = {
    app_permissions: botPermissions(world, channel).toString(),
    authorizing_integration_owners: owners(channel),
  };
  const person = world.memberRoles.personOf(interaction.userId);
  if (channel.kind === 'dm') {
    return { ...common, context: 1, user: userPayload(person.id), channel: channelPayload(world, channel) };
  }
  return {
    ...common,
    context: 0,
    guild_id: GUILD.id,
    guild_locale: GUILD.locale,
    guild: { id: GUILD.id, locale: GUILD.locale, features: [] },
    member: interactionMemberPayload(world, person.id),
    channel: { ...channelPayload(world, channel), permissions: memberPermissions(person).toString() },
  };
}

/** Who installed the app: the guild here; in direct messages with the bot Discord says 0. */
export function owners(channel: ChannelRecord | undefined): JsonObject {
  return { '0': channel?.kind === 'dm' ? '0' : GUILD.id };
}

function resolvedPayload(world: World, ids: Resolved, channel: ChannelRecord | undefined): JsonObject {
  const members = channel?.kind === 'dm' ? [] : ids.users;
  const resolved = Object.entries({
    users: byId(ids.users, userPayload),
    members: byId(members, (id) => resolvedMember(world, id)),
    roles: byId(ids.roles, resolvedRole),
    channels: byId(ids.channels, (id) => resolvedChannel(world, id)),
    messages: byId(ids.messages, (id) => resolvedMessage(world, id)),
    attachments: byId(ids.attachments, (id) => resolvedAttachment(world, id)),
  }).filter(([, found]) => Object.keys(found).length > 0);
  return resolved.length > 0 ? { resolved: Object.fromEntries(resolved) } : {};
}

function byId(ids: readonly string[], payload: (id: string) => JsonObject | undefined): JsonObject {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const found = payload(id);
      return found ? [[id, found]] : [];
    }),
  );
}

function resolvedMember(world: World, userId: string): JsonObject {
  const bits = findPerson(userId) ? memberPermissions(world.memberRoles.personOf(userId)) : EVERYONE;
  return { ...partialMemberPayload(world, userId), permissions: bits.toString() };
}

function resolvedRole(roleId: string): JsonObject | undefined {
  const position = ROLES.findIndex((role) => role.id === roleId);
  const role = ROLES[position];
  return role && rolePayload(role, position);
}

function resolvedChannel(world: World, channelId: string): JsonObject | undefined {
  const channel = world.channels.get(channelId);
  return channel && { ...channelPayload(world, channel), permissions: EVERYONE.toString() };
}

function resolvedMessage(world: World, messageId: string): JsonObject | undefined {
  const message = world.messages.get(messageId);
  return message && messagePayload(world, message);
}

function resolvedAttachment(world: World, attachmentId: string): JsonObject | undefined {
  const attachment = world.attachments.get(attachmentId);
  return attachment && attachmentPayload(world, attachment);
}
