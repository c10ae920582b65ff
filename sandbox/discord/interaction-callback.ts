// The bot's first answer to an interaction, of whichever type: message, deferral, update, choices or modal.
import { z } from 'zod';
import { flaw, Refusal } from './errors.js';
import { awaitingAnswer } from './interaction-clocks.js';
import { sendFirstReply } from './interaction-replies.js';
import { JsonObject, objectsIn, withoutNullFields } from './json-object.js';
import { MessageBody, parseBody } from './message-body.js';
import { INTERACTION_FLAGS } from './message-flags.js';
import { editMessage, isV2 } from './messages.js';
import { numberComponents } from './numbered-components.js';
import type { RestCall } from './rest-call.js';
import type { Validation } from './validation.js';
import type { World } from './world.js';
import type { FirstAnswer, InteractionRecord, MessageRecord } from './world-record.js';

const Callback = z.object({ type: z.number(), data: JsonObject.nullish() });
const ModalBody = z.object({ custom_id: z.string(), title: z.string(), components: z.array(JsonObject) });

const ANSWERS: Readonly<Record<number, FirstAnswer>> = {
  4: 'message',
  5: 'deferral',
  6: 'deferred-update',
  7: 'update',
  8: 'choices',
  9: 'modal',
};

export interface Answered {
  readonly interaction: InteractionRecord;
  readonly type: number;
  readonly message: MessageRecord | undefined;
}

export function answerInteraction(world: World, validation: Validation, call: RestCall): Answered {
  const interaction = awaitingAnswer(world, call.param('interaction'), call.param('token'));
  const source = interaction.sourceId === undefined ? undefined : world.messages.get(interaction.sourceId);
  const callback = parseBody(Callback, call.payload);
  const answer = ANSWERS[callback.type];
  if (!answer || !allowedTypes(interaction, source).includes(callback.type)) refuseType(interaction, source);
  const filenames = call.files.map((file) => file.filename);
  const updated = answer === 'update' ? source : undefined;
  const own = (updated?.attachmentIds ?? []).flatMap((id) => world.attachments.get(id)?.filename ?? []);
  validation.callback(call.payload, { alreadyV2: updated !== undefined && isV2(updated), filenames: [...filenames, ...own] });
  const message = apply(world, interaction, source, answer, callback.data ?? {}, call);
  interaction.answer = answer;
  world.changed();
  return { interaction, type: callback.type, message };
}

function apply(
  world: World,
  interaction: InteractionRecord,
  source: MessageRecord | undefined,
  answer: FirstAnswer,
  data: JsonObject,
  call: RestCall,
): MessageRecord | undefined {
  switch (answer) {
    case 'message':
    case 'deferral': {
      const body = parseBody(MessageBody, data);
      const flags = (body.flags ?? 0) & INTERACTION_FLAGS;
      const thinking = answer === 'deferral';
      return sendFirstReply(world, interaction, { body: thinking ? { flags } : { ...body, flags }, files: call.files, thinking });
    }
    case 'deferred-update':
    case 'update':
      if (!source) throw new Refusal(10008);
      if (answer === 'update') editMessage(world, source, parseBody(MessageBody, data), call.files);
      interaction.originalId = source.id;
      return source;
    case 'choices':
      interaction.choices = objectsIn(data.choices);
      return undefined;
    case 'modal':
      openModal(world, interaction, data);
      return undefined;
    case 'none':
      return undefined;
  }
}

/** A person has one modal open at a time. */
function openModal(world: World, interaction: InteractionRecord, data: JsonObject): void {
  const body = parseBody(ModalBody, withoutNullFields(data));
  for (const other of world.interactions.values()) {
    if (other.userId === interaction.userId && other.modal) other.modal.open = false;
  }
  interaction.modal = { customId: body.custom_id, title: body.title, components: numberComponents(body.components), open: true };
}

function allowedTypes(interaction: InteractionRecord, source: MessageRecord | undefined): number[] {
  switch (interaction.kind) {
    case 'command':
      return [4, 5, 9];
    case 'component':
      return [4, 5, 6, 7, 9];
    case 'autocomplete':
      return [8];
    case 'modal':
      return source ? [4, 5, 6, 7] : [4, 5];
  }
}

function refuseType(interaction: InteractionRecord, source: MessageRecord | undefined): never {
  const allowed = allowedTypes(interaction, source).join(', ');
  throw new Refusal(50035, [flaw(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed}}.`)]);
}
