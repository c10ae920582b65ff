// The state of the pretend Discord: everything that exists in it, kept in memory and, with a folder, across restarts.
import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import { Keep } from '../keep.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { MemberRoles } from './member-roles.js';
import { CHANNELS } from './people.js';
import { Snowflakes } from './snowflake.js';
import type { WorldEvent } from './world-event.js';
import {
  type AttachmentRecord,
  type ChannelRecord,
  type CommandPermission,
  type CommandRecord,
  type InteractionRecord,
  type MessageRecord,
  WorldRecord,
} from './world-record.js';

/** Interactions older than this are of no use to anyone; the newest few stay, for the people's view. */
const INTERACTION_MEMORY = { milliseconds: 20 * 60_000, atLeast: 200 };

export class World {
  readonly clock: SandboxClock;
  readonly snowflakes: Snowflakes;
  /** Signs the attachments' links. */
  readonly secret: string;
  readonly bytes: AttachmentBytes;
  readonly channels = new Map<string, ChannelRecord>();
  readonly messages = new Map<string, MessageRecord>();
  readonly interactions = new Map<string, InteractionRecord>();
  readonly attachments = new Map<string, AttachmentRecord>();
  readonly nonces = new Map<string, { messageId: string; at: number }>();
  /** Not kept: only tests change them. */
  readonly memberRoles = new MemberRoles();
  readonly commandPermissions = new Map<string, CommandPermission[]>();
  commands: CommandRecord[] = [];
  commandCreations: number[] = [];
  botIsMember = true;
  /** Whether the operator has switched the privileged intent on; not kept, it is the test's to say. */
  messageContentGranted = false;
  attachmentSizeLimit = 10 * 1024 * 1024;
  /** Where links to attachments point; known once the server listens. */
  origin = 'http://127.0.0.1';
  readonly #keep: Keep<WorldRecord>;
  readonly #listeners = new Set<() => void>();
  readonly #audience = new Set<(event: WorldEvent) => void>();
  readonly #inChannel = new Map<string, Set<string>>();

  constructor(clock: SandboxClock, folder?: string) {
    this.clock = clock;
    this.bytes = new AttachmentBytes(folder);
    this.#keep = new Keep(folder, 'discord', () => this.#record());
    const kept = this.#keep.load();
    const record = kept === undefined ? undefined : WorldRecord.parse(kept);
    this.snowflakes = new Snowflakes(clock, record?.lastSnowflake);
    this.secret = record?.secret ?? randomBytes(32).toString('hex');
    if (record) this.#restore(record);
    else for (const channel of firstChannels()) this.channels.set(channel.id, channel);
  }

  now(): number {
    return this.clock.now();
  }

  /** Something changed that is worth keeping and showing. */
  changed(): void {
    this.#keep.changed();
    this.look();
  }

  /** Something may look different now, though nothing changed: time has passed. */
  look(): void {
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(event: WorldEvent): void {
    for (const listener of this.#audience) listener(event);
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#audience.add(listener);
  }

  addMessage(message: MessageRecord): void {
    this.messages.set(message.id, message);
    const siblings = this.#inChannel.get(message.channelId);
    if (siblings) siblings.add(message.id);
    else this.#inChannel.set(message.channelId, new Set([message.id]));
  }

  removeMessage(message: MessageRecord): void {
    this.messages.delete(message.id);
    this.#inChannel.get(message.channelId)?.delete(message.id);
  }

  /** Oldest first. */
  messagesIn(channelId: string): MessageRecord[] {
    return [...(this.#inChannel.get(channelId) ?? [])].flatMap((id) => this.messages.get(id) ?? []);
  }

  addInteraction(interaction: InteractionRecord): void {
    this.interactions.set(interaction.id, interaction);
    const forgotten = this.now() - INTERACTION_MEMORY.milliseconds;
    for (const [id, { createdAt }] of this.interactions) {
      if (createdAt > forgotten || this.interactions.size <= INTERACTION_MEMORY.atLeast) break;
      this.interactions.delete(id);
    }
  }

  flush(): void {
    this.#keep.flush();
  }

  #restore(record: WorldRecord): void {
    for (const channel of record.channels) this.channels.set(channel.id, channel);
    for (const message of record.messages) this.addMessage(message);
    for (const interaction of record.interactions) this.interactions.set(interaction.id, interaction);
    for (const attachment of record.attachments) this.attachments.set(attachment.id, attachment);
    for (const { key, messageId, at } of record.nonces) this.nonces.set(key, { messageId, at });
    for (const [id, permissions] of Object.entries(record.commandPermissions)) this.commandPermissions.set(id, permissions);
    this.commands = record.commands;
    this.commandCreations = record.commandCreations;
    this.botIsMember = record.botIsMember;
  }

  #record(): WorldRecord {
    return {
      lastSnowflake: this.snowflakes.last,
      secret: this.secret,
      channels: [...this.channels.values()],
      messages: [...this.messages.values()],
      interactions: [...this.interactions.values()],
      attachments: [...this.attachments.values()],
      commands: this.commands,
      commandCreations: this.commandCreations,
      commandPermissions: Object.fromEntries(this.commandPermissions),
      nonces: [...this.nonces].map(([key, nonce]) => ({ key, ...nonce })),
      botIsMember: this.botIsMember,
    };
  }
}

function firstChannels(): ChannelRecord[] {
  const common = { archived: false, locked: false, botDenied: '0' };
  return [
    { id: CHANNELS.general, kind: 'text', name: 'general', ...common },
    { id: CHANNELS.pictures, kind: 'text', name: 'pictures', ...common },
    { id: CHANNELS.thread, kind: 'thread', name: 'a thread', parentId: CHANNELS.pictures, ...common },
  ];
}
