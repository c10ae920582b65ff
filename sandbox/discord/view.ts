// What a person sees in a channel: everyone's messages, their own ephemeral ones, and their interactions that failed.
import { linkTo } from './attachment-links.js';
import { isExpired, isTooLate } from './interaction-clocks.js';
import { type JsonObject, objectsIn } from './json-object.js';
import { toSent } from './media-references.js';
import { flagsOf, sentEmbeds, shownAttachments } from './payloads/message-payload.js';
import { BOT, findPerson } from './people.js';
import { byAge } from './snowflake.js';
import type { World } from './world.js';
import type { InteractionRecord, MessageRecord } from './world-record.js';

export interface SeenAttachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly url: string;
  readonly description?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface UsedInteraction {
  readonly id: string;
  readonly name: string;
  /** Such as "usage", of "/quota usage". */
  readonly subcommand?: string;
  readonly userId: string;
}

export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  readonly embeds: readonly JsonObject[];
  readonly components: readonly JsonObject[];
  readonly attachments: readonly SeenAttachment[];
  readonly flags: number;
  readonly ephemeral: boolean;
  readonly state: 'sent' | 'thinking' | 'failed';
  /** The interaction it answers; of a follow-up too. */
  readonly interaction?: UsedInteraction;
  readonly replyTo?: string;
  readonly createdAt: number;
  readonly editedAt?: number;
  readonly edits: number;
  /** Whom this message has notified. */
  readonly pinged: readonly string[];
  readonly reactions: readonly { readonly emoji: string; readonly userIds: readonly string[] }[];
}

const FAILED_WORDS = {
  command: 'The application did not respond',
  component: 'This interaction failed',
  modal: 'Something went wrong. Try again.',
  autocomplete: '',
} as const;

export function viewOf(world: World, channelId: string, userId: string): SeenMessage[] {
  const messages = world.messagesIn(channelId).filter(({ onlyFor }) => onlyFor === undefined || onlyFor === userId);
  const failed = [...world.interactions.values()].filter(
    (each) => each.channelId === channelId && each.userId === userId && each.kind !== 'autocomplete' && isTooLate(world, each),
  );
  const seen = [...messages.map((message) => seenMessage(world, message)), ...failed.map(seenFailure)];
  return seen.sort((first, second) => byAge(first.id, second.id));
}

function seenMessage(world: World, message: MessageRecord): SeenMessage {
  const interaction = message.interactionId === undefined ? undefined : world.interactions.get(message.interactionId);
  return {
    id: message.id,
    channelId: message.channelId,
    author: { id: message.authorId, name: findPerson(message.authorId)?.name ?? BOT.name, bot: message.authorId === BOT.id },
    content: message.content,
    embeds: sentEmbeds(world, message),
    components: toSent(world, message.components),
    attachments: seenAttachments(world, message),
    flags: flagsOf(message),
    ephemeral: message.onlyFor !== undefined,
    state: stateOf(world, message, interaction),
    ...(interaction ? { interaction: used(interaction) } : {}),
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    createdAt: message.createdAt,
    ...(message.editedAt === undefined ? {} : { editedAt: message.editedAt }),
    edits: message.edits,
    pinged: message.pinged,
    reactions: message.reactions,
  };
}

function used({ id, name, userId, data }: InteractionRecord): UsedInteraction {
  const path = stepsIn(data).join(' ');
  return { id, name, userId, ...(path === '' ? {} : { subcommand: path }) };
}

/** The group and the subcommand, which stand where options do. */
function stepsIn(data: JsonObject): string[] {
  const [step] = objectsIn(data.options);
  return step && (step.type === 1 || step.type === 2) ? [String(step.name), ...stepsIn(step)] : [];
}

/** A reply that still thinks when its token is dead will never be filled. */
function stateOf(world: World, message: MessageRecord, interaction: InteractionRecord | undefined): SeenMessage['state'] {
  if (!message.thinking) return 'sent';
  return interaction && !isExpired(world, interaction) ? 'thinking' : 'failed';
}

function seenAttachments(world: World, message: MessageRecord): SeenAttachment[] {
  return shownAttachments(world, message).map((attachment) => {
    const { id, filename, contentType, size, description, width, height } = attachment;
    return {
      id,
      filename,
      contentType,
      size,
      url: linkTo(world, attachment),
      ...(description === undefined ? {} : { description }),
      ...(width === undefined || height === undefined ? {} : { width, height }),
    };
  });
}

function seenFailure(interaction: InteractionRecord): SeenMessage {
  return {
    id: interaction.id,
    channelId: interaction.channelId,
    author: { id: BOT.id, name: BOT.name, bot: true },
    content: FAILED_WORDS[interaction.kind],
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    ephemeral: true,
    state: 'failed',
    interaction: used(interaction),
    createdAt: interaction.createdAt,
    edits: 0,
    pinged: [],
    reactions: [],
  };
}
