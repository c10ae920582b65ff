// A message as Discord sends it, and what is left of it for a bot that may not read it.
import { linkTo } from '../attachment-links.js';
import { isByBot } from '../bot-access.js';
import type { JsonObject } from '../json-object.js';
import { referencedIds, toSent } from '../media-references.js';
import { MESSAGE_FLAGS } from '../message-flags.js';
import { APPLICATION_ID, BOT, GUILD } from '../people.js';
import type { World } from '../world.js';
import type { AttachmentRecord, MessageRecord } from '../world-record.js';
import { userPayload } from './people-payloads.js';

/** Whether content may be read: by whom the grant is meant, each message decides for itself. */
export type Reader = (message: MessageRecord) => boolean;
export const reading: Reader = () => true;

export function messagePayload(world: World, message: MessageRecord, mayRead: Reader = reading): JsonObject {
  return {
    ...bareMessagePayload(world, message, mayRead),
    ...referencePayload(world, message, mayRead),
  };
}

function bareMessagePayload(world: World, message: MessageRecord, mayRead: Reader): JsonObject {
  const readable = mayRead(message);
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: userPayload(message.authorId),
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    pinned: message.pinned,
    flags: flagsOf(message),
    mention_everyone: message.mentionsEveryone,
    mentions: message.mentions.map((userId) => userPayload(userId)),
    mention_roles: message.mentionRoles,
    content: readable ? message.content : '',
    embeds: readable ? sentEmbeds(world, message) : [],
    components: readable ? toSent(world, message.components) : [],
    attachments: readable ? shownAttachments(world, message).map((attachment) => attachmentPayload(world, attachment)) : [],
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.reactions.length > 0 ? { reactions: reactionPayloads(message) } : {}),
    ...(message.interactionId === undefined ? {} : interactionFields(message)),
    ...(isByBot(message) && message.interactionId === undefined ? { application_id: APPLICATION_ID } : {}),
  };
}

function interactionFields(message: MessageRecord): JsonObject {
  return {
    webhook_id: APPLICATION_ID,
    application_id: APPLICATION_ID,
    ...(message.metadata ? { interaction_metadata: message.metadata } : {}),
    // The older field, which Discord still sends for answers to commands.
    ...(message.metadata?.type === 2 ? { interaction: olderInteraction(message.metadata) } : {}),
  };
}

function olderInteraction({ id, type, name, user }: JsonObject): JsonObject {
  return { id, type, name, user };
}

function referencePayload(world: World, message: MessageRecord, mayRead: Reader): JsonObject {
  if (message.replyTo === undefined) return {};
  const guild = world.channels.get(message.channelId)?.kind === 'dm' ? {} : { guild_id: GUILD.id };
  const target = world.messages.get(message.replyTo);
  return {
    message_reference: { type: 0, channel_id: message.channelId, message_id: message.replyTo, ...guild },
    // Null is what Discord sends here when the message replied to is gone, and discord.js expects it.
    referenced_message: target ? bareMessagePayload(world, target, mayRead) : null,
  };
}

/** What is shown of its own accord: an attachment that an embed or a component shows is not listed again. */
export function shownAttachments(world: World, message: MessageRecord): AttachmentRecord[] {
  const elsewhere = referencedIds([...message.embeds, ...message.components]);
  return message.attachmentIds.flatMap((id) => (elsewhere.has(id) ? [] : (world.attachments.get(id) ?? [])));
}

export function sentEmbeds(world: World, message: MessageRecord): JsonObject[] {
  return (message.flags & MESSAGE_FLAGS.suppressEmbeds) === 0 ? toSent(world, message.embeds) : [];
}

export function flagsOf(message: MessageRecord): number {
  return message.flags | (message.thinking ? MESSAGE_FLAGS.loading : 0);
}

export function attachmentPayload(world: World, attachment: AttachmentRecord): JsonObject {
  const link = linkTo(world, attachment);
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.size,
    url: link,
    proxy_url: link,
    content_type: attachment.contentType,
    content_scan_version: 0,
    ...(attachment.title === undefined ? {} : { title: attachment.title }),
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
    ...(attachment.width === undefined ? {} : { width: attachment.width, height: attachment.height }),
    ...(attachment.ephemeral ? { ephemeral: true } : {}),
  };
}

function reactionPayloads(message: MessageRecord): JsonObject[] {
  return message.reactions.map(({ emoji, userIds }) => ({
    emoji: { id: null, name: emoji },
    count: userIds.length,
    count_details: { normal: userIds.length, burst: 0 },
    burst_colors: [],
    me: userIds.includes(BOT.id),
    me_burst: false,
  }));
}
