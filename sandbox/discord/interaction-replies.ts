// The messages with which the bot answers an interaction: the first, its follow-ups, and what `@original` means.
import { Refusal } from './errors.js';
import type { JsonObject } from './json-object.js';
import type { MessageBody } from './message-body.js';
import { hasFlag, MESSAGE_FLAGS } from './message-flags.js';
import { type Draft, sendMessage } from './messages.js';
import { interactionType, owners } from './payloads/interaction-payload.js';
import { userPayload } from './payloads/people-payloads.js';
import { APPLICATION_ID } from './people.js';
import type { SentFile } from './request-body.js';
import { wakeThread } from './thread-state.js';
import type { World } from './world.js';
import type { InteractionRecord, MessageRecord } from './world-record.js';

interface Reply {
  readonly body: MessageBody;
  readonly files: readonly SentFile[];
  readonly thinking?: boolean;
}

export function sendFirstReply(world: World, interaction: InteractionRecord, reply: Reply): MessageRecord {
  const isMenu = interaction.kind === 'command' && interaction.data.type !== 1;
  const commandType = isMenu ? 23 : 20;
  // An answer to a pressed component is shown as a reply to the message that carries it.
  const source = interaction.sourceId === undefined ? undefined : world.messages.get(interaction.sourceId);
  const type = interaction.kind === 'command' ? commandType : source ? 19 : 0;
  const message = sendMessage(world, { ...draftOf(world, interaction, reply), type, replyTo: source?.id });
  interaction.originalId = message.id;
  return message;
}

export function sendFollowUp(world: World, interaction: InteractionRecord, reply: Reply): MessageRecord {
  const original = originalOf(world, interaction);
  const metadata = { ...metadataOf(world, interaction), ...(original ? { original_response_message_id: original.id } : {}) };
  return sendMessage(world, { ...draftOf(world, interaction, reply), type: original ? 19 : 0, replyTo: original?.id, metadata });
}

function draftOf(world: World, interaction: InteractionRecord, { body, files, thinking }: Reply): Omit<Draft, 'type'> {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw new Refusal(10003);
  wakeThread(world, channel);
  return {
    channelId: channel.id,
    authorId: APPLICATION_ID,
    body,
    files,
    thinking: thinking ?? false,
    interactionId: interaction.id,
    metadata: metadataOf(world, interaction),
    onlyFor: hasFlag(body.flags, MESSAGE_FLAGS.ephemeral) ? interaction.userId : undefined,
  };
}

/** The message that `@original` names: for an update that is the one with the component. */
export function originalOf(world: World, interaction: InteractionRecord): MessageRecord | undefined {
  const id = interaction.originalId;
  return id === undefined ? undefined : world.messages.get(id);
}

/** A message that this interaction's token reaches: its answers, its follow-ups, and the message it updates. */
export function reachableMessage(world: World, interaction: InteractionRecord, messageId: string): MessageRecord {
  const message = messageId === '@original' ? originalOf(world, interaction) : world.messages.get(messageId);
  if (!message) throw new Refusal(10008);
  const isOwn = message.interactionId === interaction.id || message.id === interaction.originalId;
  if (!isOwn && message.id !== interaction.sourceId) throw new Refusal(10008);
  return message;
}

function metadataOf(world: World, interaction: InteractionRecord): JsonObject {
  const opener = interaction.openedBy === undefined ? undefined : world.interactions.get(interaction.openedBy);
  return {
    id: interaction.id,
    type: interactionType(interaction),
    user: userPayload(interaction.userId),
    authorizing_integration_owners: owners(world.channels.get(interaction.channelId)),
    ...(interaction.kind === 'command' ? { name: interaction.name, command_type: interaction.data.type } : {}),
    ...(interaction.kind === 'component' ? { interacted_message_id: interaction.sourceId } : {}),
    ...(interaction.kind === 'modal' && opener ? { triggering_interaction_metadata: metadataOf(world, opener) } : {}),
  };
}
