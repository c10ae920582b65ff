// Channels and the guild as Discord sends them.
import { botSees } from '../bot-access.js';
import type { JsonObject } from '../json-object.js';
import { BOT, FOUNDED, GUILD, MEMBERS, OWNER, ROLES } from '../people.js';
import type { World } from '../world.js';
import type { ChannelRecord } from '../world-record.js';
import { memberPayload, rolePayload, userPayload } from './people-payloads.js';

export const CHANNEL_TYPES = { text: 0, dm: 1, thread: 11 } as const;

export function channelPayload(world: World, channel: ChannelRecord): JsonObject {
  const last = world.messagesIn(channel.id).findLast((message) => message.onlyFor === undefined);
  const common = { id: channel.id, type: CHANNEL_TYPES[channel.kind], flags: 0, last_message_id: last?.id ?? null };
  switch (channel.kind) {
    case 'dm':
      return { ...common, recipients: channel.recipientId === undefined ? [] : [userPayload(channel.recipientId)] };
    case 'text':
      return { ...common, ...textFields(world, channel) };
    case 'thread':
      return { ...common, ...threadFields(world, channel) };
  }
}

function textFields(world: World, channel: ChannelRecord): JsonObject {
  return {
    guild_id: GUILD.id,
    name: channel.name,
    position: [...world.channels.keys()].indexOf(channel.id),
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    parent_id: null,
    permission_overwrites: channel.botDenied === '0' ? [] : [{ id: BOT.id, type: 1, allow: '0', deny: channel.botDenied }],
  };
}

function threadFields(world: World, channel: ChannelRecord): JsonObject {
  const count = world.messagesIn(channel.id).length;
  return {
    guild_id: GUILD.id,
    name: channel.name,
    parent_id: channel.parentId,
    owner_id: OWNER.id,
    rate_limit_per_user: 0,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: 4320,
      archive_timestamp: FOUNDED,
    },
  };
}

/** The guild as `GET /guilds/:id` answers it. */
export function guildPayload(): JsonObject {
  return {
    id: GUILD.id,
    name: GUILD.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: OWNER.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: ROLES.map((role, position) => rolePayload(role, position)),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: GUILD.locale,
    nsfw_level: 0,
    nsfw: false,
  };
}

/** The guild as GUILD_CREATE brings it: with what is in it. Without the members' intent only the bot is listed. */
export function guildCreatePayload(world: World, withMembers: boolean): JsonObject {
  const visible = [...world.channels.values()].filter((channel) => channel.kind !== 'dm' && botSees(world, channel));
  const listed = withMembers ? MEMBERS.map((person) => person.id) : [];
  return {
    ...guildPayload(),
    joined_at: FOUNDED,
    large: false,
    unavailable: false,
    member_count: MEMBERS.length + 1,
    members: [BOT.id, ...listed].map((userId) => memberPayload(world, userId)),
    channels: visible.filter((channel) => channel.kind === 'text').map((channel) => channelPayload(world, channel)),
    threads: visible
      .filter((channel) => channel.kind === 'thread' && !channel.archived)
      .map((channel) => channelPayload(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
