// The shape of everything the pretend Discord remembers, as it is kept between runs.
import { z } from 'zod';
import { JsonObject } from './json-object.js';

export const ChannelRecord = z.object({
  id: z.string(),
  kind: z.enum(['text', 'thread', 'dm']),
  name: z.string(),
  parentId: z.string().optional(),
  /** Of a direct message channel: the person the bot talks with. */
  recipientId: z.string().optional(),
  archived: z.boolean(),
  locked: z.boolean(),
  /** Permissions taken from the bot in this channel, as bits. */
  botDenied: z.string(),
});
export type ChannelRecord = z.infer<typeof ChannelRecord>;

export const AttachmentRecord = z.object({
  id: z.string(),
  channelId: z.string(),
  filename: z.string(),
  contentType: z.string(),
  size: z.number(),
  title: z.string().optional(),
  description: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  ephemeral: z.boolean(),
});
export type AttachmentRecord = z.infer<typeof AttachmentRecord>;

export const MessageRecord = z.object({
  id: z.string(),
  channelId: z.string(),
  authorId: z.string(),
  /** Discord's message type: 0 ordinary, 19 reply, 20 answer to a slash command, 23 answer to a menu command. */
  type: z.number(),
  content: z.string(),
  embeds: z.array(JsonObject),
  components: z.array(JsonObject),
  attachmentIds: z.array(z.string()),
  flags: z.number(),
  createdAt: z.number(),
  editedAt: z.number().optional(),
  edits: z.number(),
  /** Whose names the content mentions, as Discord lists them; who was notified is in `pinged`. */
  mentions: z.array(z.string()),
  mentionRoles: z.array(z.string()),
  mentionsEveryone: z.boolean(),
  pinged: z.array(z.string()),
  nonce: z.union([z.string(), z.number()]).optional(),
  replyTo: z.string().optional(),
  /** The interaction this message answers, when it does. */
  interactionId: z.string().optional(),
  metadata: JsonObject.optional(),
  /** Of an ephemeral message: the one person who sees it. */
  onlyFor: z.string().optional(),
  thinking: z.boolean(),
  pinned: z.boolean(),
  reactions: z.array(z.object({ emoji: z.string(), userIds: z.array(z.string()) })),
});
export type MessageRecord = z.infer<typeof MessageRecord>;

const ids = z.array(z.string());
export const Resolved = z.object({ users: ids, roles: ids, channels: ids, messages: ids, attachments: ids });
export type Resolved = z.infer<typeof Resolved>;

/** What the bot has answered with first; `none` until it has. */
export const FirstAnswer = z.enum(['none', 'message', 'deferral', 'deferred-update', 'update', 'modal', 'choices']);
export type FirstAnswer = z.infer<typeof FirstAnswer>;

export const ModalRecord = z.object({
  customId: z.string(),
  title: z.string(),
  components: z.array(JsonObject),
  open: z.boolean(),
});
export type ModalRecord = z.infer<typeof ModalRecord>;

export const InteractionRecord = z.object({
  id: z.string(),
  token: z.string(),
  kind: z.enum(['command', 'component', 'autocomplete', 'modal']),
  userId: z.string(),
  channelId: z.string(),
  locale: z.string(),
  createdAt: z.number(),
  /** The command's name, or the custom id. */
  name: z.string(),
  data: JsonObject,
  resolved: Resolved,
  attachmentSizeLimit: z.number(),
  /** The message that carries the pressed component, also when a modal came in between. */
  sourceId: z.string().optional(),
  /** Of a modal's submission: the interaction that was answered with the modal. */
  openedBy: z.string().optional(),
  answer: FirstAnswer,
  originalId: z.string().optional(),
  modal: ModalRecord.optional(),
  choices: z.array(JsonObject).optional(),
  expired: z.boolean(),
});
export type InteractionRecord = z.infer<typeof InteractionRecord>;

export const CommandRecord = z.object({
  id: z.string(),
  version: z.string(),
  guildId: z.string().optional(),
  type: z.number(),
  name: z.string(),
  /** The fields as the bot sent them, nulls left out. */
  body: JsonObject,
});
export type CommandRecord = z.infer<typeof CommandRecord>;

export const CommandPermission = z.object({ id: z.string(), type: z.number(), permission: z.boolean() });
export type CommandPermission = z.infer<typeof CommandPermission>;

export const WorldRecord = z.object({
  lastSnowflake: z.string(),
  secret: z.string(),
  channels: z.array(ChannelRecord),
  messages: z.array(MessageRecord),
  interactions: z.array(InteractionRecord),
  attachments: z.array(AttachmentRecord),
  commands: z.array(CommandRecord),
  commandCreations: z.array(z.number()),
  commandPermissions: z.record(z.string(), z.array(CommandPermission)),
  nonces: z.array(z.object({ key: z.string(), messageId: z.string(), at: z.number() })),
  botIsMember: z.boolean(),
});
export type WorldRecord = z.infer<typeof WorldRecord>;
