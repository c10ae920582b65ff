// Sending, editing and deleting messages: the one place where they change, and where that is told to the gateway.
import { Refusal } from './errors.js';
import { type JsonObject, withoutNullFields } from './json-object.js';
import { referencedIds, toStored } from './media-references.js';
import { mentionsIn, noMentions, pingedBy } from './mentions.js';
import { dropAttachments, takeUploads } from './message-attachments.js';
import type { MessageBody } from './message-body.js';
import { hasFlag, MESSAGE_FLAGS, SENDABLE_FLAGS } from './message-flags.js';
import { numberComponents } from './numbered-components.js';
import type { SentFile } from './request-body.js';
import type { World } from './world.js';
import type { AttachmentRecord, MessageRecord } from './world-record.js';

export interface Draft {
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  readonly body: MessageBody;
  readonly files: readonly SentFile[];
  readonly replyTo?: string | undefined;
  /** The author of the message replied to, when replying notifies them. */
  readonly repliedUser?: string | undefined;
  readonly interactionId?: string | undefined;
  readonly metadata?: JsonObject | undefined;
  readonly onlyFor?: string | undefined;
  readonly thinking?: boolean;
}

export function sendMessage(world: World, draft: Draft): MessageRecord {
  const { body } = draft;
  const mentions = draft.thinking ? noMentions() : mentionsIn(body.content ?? '', body.allowed_mentions, draft.repliedUser);
  const message: MessageRecord = {
    id: world.snowflakes.next(),
    channelId: draft.channelId,
    authorId: draft.authorId,
    type: draft.type,
    content: '',
    embeds: [],
    components: [],
    attachmentIds: [],
    flags: (body.flags ?? 0) & SENDABLE_FLAGS,
    createdAt: world.now(),
    edits: 0,
    mentions: mentions.users,
    mentionRoles: mentions.roles,
    mentionsEveryone: mentions.everyone,
    pinged: draft.onlyFor === undefined ? pingedBy(mentions, draft.authorId) : [],
    ...(typeof body.nonce === 'string' || typeof body.nonce === 'number' ? { nonce: body.nonce } : {}),
    ...(draft.replyTo === undefined ? {} : { replyTo: draft.replyTo }),
    ...(draft.interactionId === undefined ? {} : { interactionId: draft.interactionId }),
    ...(draft.metadata === undefined ? {} : { metadata: draft.metadata }),
    ...(draft.onlyFor === undefined ? {} : { onlyFor: draft.onlyFor }),
    thinking: draft.thinking ?? false,
    pinned: false,
    reactions: [],
  };
  if (draft.onlyFor !== undefined) message.flags |= MESSAGE_FLAGS.ephemeral;
  if (!draft.thinking) fill(world, message, body, draft.files);
  world.addMessage(message);
  world.publish({ kind: 'message-created', message });
  world.changed();
  return message;
}

/** An edit, or what a deferral waited for: the first content of a thinking message is no edit. */
export function editMessage(world: World, message: MessageRecord, body: MessageBody, files: readonly SentFile[]): void {
  const flags = body.flags ?? 0;
  const keepsV2 = message.flags & MESSAGE_FLAGS.isComponentsV2;
  const before = message.flags;
  // Only these two may change, and a message of the new components stays one.
  const changeable = MESSAGE_FLAGS.suppressEmbeds | MESSAGE_FLAGS.isComponentsV2;
  if (typeof body.flags === 'number') message.flags = (message.flags & ~changeable) | (flags & changeable) | keepsV2;
  try {
    fill(world, message, body, files);
  } catch (error) {
    message.flags = before;
    throw error;
  }
  if (typeof body.content === 'string') {
    const mentions = mentionsIn(body.content, body.allowed_mentions);
    Object.assign(message, { mentions: mentions.users, mentionRoles: mentions.roles, mentionsEveryone: mentions.everyone });
  }
  if (message.thinking) message.thinking = false;
  else {
    message.editedAt = world.now();
    message.edits += 1;
  }
  world.publish({ kind: 'message-updated', message });
  world.changed();
}

export function deleteMessage(world: World, message: MessageRecord): void {
  world.removeMessage(message);
  dropAttachments(world, message.attachmentIds, []);
  world.publish({ kind: 'message-deleted', message });
  world.changed();
}

/** Puts what the body says into the message; what it leaves out stays, what it sets to null becomes empty. */
function fill(world: World, message: MessageRecord, body: MessageBody, files: readonly SentFile[]): void {
  const content = body.content === undefined ? message.content : (body.content ?? '').trim();
  const embeds = body.embeds === undefined ? message.embeds : objects(body.embeds);
  const components = body.components === undefined ? message.components : objects(body.components);
  const listed = body.attachments ? body.attachments.length : message.attachmentIds.length;
  const empty = content === '' && embeds.length === 0 && components.length === 0 && listed + files.length === 0;
  if (empty) throw new Refusal(50006);
  const { kept, added } = takeUploads(world, message, body, files);
  const known: AttachmentRecord[] = [...message.attachmentIds.flatMap((id) => world.attachments.get(id) ?? []), ...added];
  message.content = content;
  message.embeds = toStored(world, embeds, known).map((embed) => ({ type: 'rich', ...embed }));
  message.components = numberComponents(toStored(world, components, known));
  const shown = referencedIds([...message.embeds, ...message.components]);
  const before = message.attachmentIds;
  const stays = known.filter((attachment) => kept.includes(attachment) || added.includes(attachment) || shown.has(attachment.id));
  message.attachmentIds = stays.map(({ id }) => id);
  dropAttachments(world, before, message.attachmentIds);
}

function objects(parts: readonly JsonObject[] | null): JsonObject[] {
  return (parts ?? []).map(withoutNullFields);
}

export function isV2(message: MessageRecord): boolean {
  return hasFlag(message.flags, MESSAGE_FLAGS.isComponentsV2);
}
