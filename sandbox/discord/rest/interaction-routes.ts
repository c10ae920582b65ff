// The routes by which a bot answers interactions: the callback, and the interaction's token as a webhook.

import { type Answered, answerInteraction } from '../interaction-callback.js';
import { behindWebhook } from '../interaction-clocks.js';
import { originalOf, reachableMessage, sendFollowUp } from '../interaction-replies.js';
import type { JsonObject } from '../json-object.js';
import { MessageBody, parseBody } from '../message-body.js';
import { hasFlag, INTERACTION_FLAGS, MESSAGE_FLAGS } from '../message-flags.js';
import { deleteMessage, editMessage, isV2 } from '../messages.js';
import { interactionType } from '../payloads/interaction-payload.js';
import { messagePayload } from '../payloads/message-payload.js';
import { GUILD } from '../people.js';
import { noContent, ok, type RestCall, type Route } from '../rest-call.js';
import { refuseIfArchived } from '../thread-state.js';
import type { MessageKind, Validation } from '../validation.js';
import type { World } from '../world.js';
import type { MessageRecord } from '../world-record.js';

export function interactionRoutes(world: World, validation: Validation): Route[] {
  const webhook = 'webhooks/:webhook/:token';
  const message = `${webhook}/messages/:message`;
  return [
    {
      method: 'POST',
      pattern: 'interactions/:interaction/:token/callback',
      open: true,
      handle: (call) => {
        const answered = answerInteraction(world, validation, call);
        return call.query.get('with_response') === 'true' ? ok(callbackPayload(world, answered)) : noContent();
      },
    },
    {
      method: 'POST',
      pattern: webhook,
      open: true,
      handle: (call) => ok(messagePayload(world, followUp(world, validation, call))),
    },
    { method: 'GET', pattern: message, open: true, handle: (call) => ok(messagePayload(world, named(world, call))) },
    { method: 'PATCH', pattern: message, open: true, handle: (call) => ok(messagePayload(world, edit(world, validation, call))) },
    {
      method: 'DELETE',
      pattern: message,
      open: true,
      handle: (call) => {
        deleteMessage(world, named(world, call));
        return noContent();
      },
    },
  ];
}

/** Judges and reads a message's body; what is edited counts too. */
export function readMessage(
  world: World,
  validation: Validation,
  kind: MessageKind,
  call: RestCall,
  edited?: MessageRecord,
): MessageBody {
  const own = (edited?.attachmentIds ?? []).flatMap((id) => world.attachments.get(id)?.filename ?? []);
  const filenames = [...own, ...call.files.map((file) => file.filename)];
  validation.message(kind, call.payload, { alreadyV2: edited !== undefined && isV2(edited), filenames });
  return parseBody(MessageBody, call.payload);
}

function named(world: World, call: RestCall): MessageRecord {
  const interaction = behindWebhook(world, call.param('webhook'), call.param('token'));
  return reachableMessage(world, interaction, call.param('message'));
}

function edit(world: World, validation: Validation, call: RestCall): MessageRecord {
  const message = named(world, call);
  refuseIfArchived(world.channels.get(message.channelId));
  editMessage(world, message, readMessage(world, validation, 'webhook-edit', call, message), call.files);
  return message;
}

/** While the deferred reply still thinks, a follow-up becomes that reply, and its own ephemeral flag counts for nothing. */
function followUp(world: World, validation: Validation, call: RestCall): MessageRecord {
  const interaction = behindWebhook(world, call.param('webhook'), call.param('token'));
  const body = readMessage(world, validation, 'webhook', call);
  const original = originalOf(world, interaction);
  if (original?.thinking) {
    editMessage(world, original, body, call.files);
    return original;
  }
  const flags = (body.flags ?? 0) & INTERACTION_FLAGS;
  return sendFollowUp(world, interaction, { body: { ...body, flags }, files: call.files });
}

function callbackPayload(world: World, { interaction, type, message }: Answered): JsonObject {
  const isNew = message !== undefined && (type === 4 || type === 5);
  const place = world.channels.get(interaction.channelId)?.kind === 'dm' ? {} : { guild_id: GUILD.id };
  return {
    interaction: {
      id: interaction.id,
      type: interactionType(interaction),
      channel_id: interaction.channelId,
      ...place,
      ...(isNew
        ? {
            response_message_id: message.id,
            response_message_loading: message.thinking,
            response_message_ephemeral: hasFlag(message.flags, MESSAGE_FLAGS.ephemeral),
          }
        : {}),
    },
    resource: { type, ...(message ? { message: messagePayload(world, message) } : {}) },
  };
}
