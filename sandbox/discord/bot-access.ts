// What the bot may do in a channel, and the refusals when it tries more.
import { Refusal } from './errors.js';
import { APPLICATION_ID } from './people.js';
import { DIRECT_MESSAGE, EVERYONE, may, type PermissionName } from './permissions.js';
import { isSnowflake } from './snowflake.js';
import type { World } from './world.js';
import type { ChannelRecord, MessageRecord } from './world-record.js';

export function botPermissions(world: World, channel: ChannelRecord): bigint {
  if (channel.kind === 'dm') return DIRECT_MESSAGE;
  const parent = channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);
  const denied = BigInt(channel.botDenied) | BigInt(parent?.botDenied ?? '0');
  const allowed = EVERYONE & ~denied;
  // Who can't see a channel can do nothing there.
  return may(allowed, 'ViewChannel') ? allowed : 0n;
}

export function botSees(world: World, channel: ChannelRecord): boolean {
  return channel.kind === 'dm' || (world.botIsMember && may(botPermissions(world, channel), 'ViewChannel'));
}

/** The channel a route names, when the bot can see it. */
export function channelForBot(world: World, channelId: string): ChannelRecord {
  const channel = isSnowflake(channelId) ? world.channels.get(channelId) : undefined;
  if (!channel) throw new Refusal(10003);
  if (!botSees(world, channel)) throw new Refusal(50001);
  return channel;
}

export function demand(world: World, channel: ChannelRecord, ...names: PermissionName[]): void {
  const bits = botPermissions(world, channel);
  if (names.some((name) => !may(bits, name))) throw new Refusal(50013);
}

export function demandSending(world: World, channel: ChannelRecord, withFiles: boolean): void {
  demand(world, channel, channel.kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
  if (withFiles) demand(world, channel, 'AttachFiles');
}

/** A message by the bot's token: what only one person sees is unknown here, even to its author. */
export function messageForBot(world: World, channel: ChannelRecord, messageId: string): MessageRecord {
  const message = world.messages.get(messageId);
  if (!message || message.channelId !== channel.id || message.onlyFor !== undefined) throw new Refusal(10008);
  return message;
}

export function isByBot(message: MessageRecord): boolean {
  return message.authorId === APPLICATION_ID;
}
