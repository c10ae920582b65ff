// What a connected bot hears of an event: under which name, with what in it, or nothing without the intent for it.
import { botSees } from '../bot-access.js';
import { botReader } from '../content-visibility.js';
import type { JsonObject } from '../json-object.js';
import { CHANNEL_TYPES, channelPayload, guildCreatePayload } from '../payloads/channel-payloads.js';
import { commandPermissionsPayload } from '../payloads/command-payload.js';
import { interactionPayload } from '../payloads/interaction-payload.js';
import { messagePayload } from '../payloads/message-payload.js';
import { memberPayload, partialMemberPayload } from '../payloads/people-payloads.js';
import { BOT, findPerson, GUILD } from '../people.js';
import type { World } from '../world.js';
import type { WorldEvent } from '../world-event.js';
import type { ChannelRecord, MessageRecord } from '../world-record.js';
import { INTENTS } from './intents.js';

export interface Dispatch {
  readonly name: string;
  readonly data: JsonObject;
}

export function dispatchOf(world: World, event: WorldEvent, intents: number): Dispatch | undefined {
  switch (event.kind) {
    case 'interaction':
      return { name: 'INTERACTION_CREATE', data: interactionPayload(world, event.interaction) };
    case 'message-created':
    case 'message-updated':
    case 'message-deleted':
      return messageDispatch(world, event.kind, event.message, intents);
    case 'reaction-added':
    case 'reaction-removed':
      return reactionDispatch(world, event, intents);
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted':
      return channelDispatch(world, event.kind, event.channel, intents);
    case 'command-permissions':
      return {
        name: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
        data: commandPermissionsPayload(event.commandId, event.permissions),
      };
    case 'bot-joined':
      return hears(intents, 'guilds') ? { name: 'GUILD_CREATE', data: guildCreatePayload(world, false) } : undefined;
    case 'bot-removed':
      return hears(intents, 'guilds') ? { name: 'GUILD_DELETE', data: { id: GUILD.id } } : undefined;
  }
}

const MESSAGE_EVENTS = {
  'message-created': 'MESSAGE_CREATE',
  'message-updated': 'MESSAGE_UPDATE',
  'message-deleted': 'MESSAGE_DELETE',
} as const;

function messageDispatch(
  world: World,
  kind: keyof typeof MESSAGE_EVENTS,
  message: MessageRecord,
  intents: number,
): Dispatch | undefined {
  const channel = world.channels.get(message.channelId);
  // What only one person sees is not announced to anybody.
  if (!channel || message.onlyFor !== undefined || !botSees(world, channel)) return undefined;
  if (!hears(intents, channel.kind === 'dm' ? 'directMessages' : 'guildMessages')) return undefined;
  const name = MESSAGE_EVENTS[kind];
  if (kind === 'message-deleted') return { name, data: { id: message.id, channel_id: channel.id, ...placeOf(channel) } };
  const reader = botReader(world, world.messageContentGranted && hears(intents, 'messageContent'));
  const isMember = channel.kind !== 'dm' && (findPerson(message.authorId) !== undefined || message.authorId === BOT.id);
  const member = isMember && message.interactionId === undefined ? { member: partialMemberPayload(world, message.authorId) } : {};
  // Without its type discord.js can't tell that a channel it has never seen is a direct one.
  const type = { channel_type: CHANNEL_TYPES[channel.kind] };
  return { name, data: { ...messagePayload(world, message, reader), ...type, ...placeOf(channel), ...member } };
}

function reactionDispatch(
  world: World,
  { kind, message, emoji, userId }: Extract<WorldEvent, { kind: 'reaction-added' | 'reaction-removed' }>,
  intents: number,
): Dispatch | undefined {
  const channel = world.channels.get(message.channelId);
  if (!channel || !botSees(world, channel)) return undefined;
  if (!hears(intents, channel.kind === 'dm' ? 'directMessageReactions' : 'guildMessageReactions')) return undefined;
  const added = kind === 'reaction-added';
  const member =
    added && channel.kind !== 'dm' ? { member: memberPayload(world, userId), message_author_id: message.authorId } : {};
  return {
    name: added ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE',
    data: {
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...placeOf(channel),
      ...member,
    },
  };
}

const CHANNEL_EVENTS = { 'channel-created': 'CREATE', 'channel-updated': 'UPDATE', 'channel-deleted': 'DELETE' } as const;

function channelDispatch(
  world: World,
  kind: keyof typeof CHANNEL_EVENTS,
  channel: ChannelRecord,
  intents: number,
): Dispatch | undefined {
  if (channel.kind === 'dm' || !world.botIsMember || !hears(intents, 'guilds')) return undefined;
  const subject = channel.kind === 'thread' ? 'THREAD' : 'CHANNEL';
  return { name: `${subject}_${CHANNEL_EVENTS[kind]}`, data: channelPayload(world, channel) };
}

function placeOf(channel: ChannelRecord): JsonObject {
  return channel.kind === 'dm' ? {} : { guild_id: GUILD.id };
}

function hears(intents: number, name: keyof typeof INTENTS): boolean {
  return (intents & INTENTS[name]) !== 0;
}
