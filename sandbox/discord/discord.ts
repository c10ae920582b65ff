// A pretend Discord on loopback: REST, gateway and attachments for a bot, and what people do and see for tests and the page.
import type { SandboxClock } from '../clock.js';
import { ApiServer } from '../http/api-server.js';
import type { Faults } from '../http/faults.js';
import { downloadAttachment } from './attachment-downloads.js';
import { directChannelWith } from './direct-channels.js';
import { Gateway } from './gateway/gateway.js';
import type { JsonObject } from './json-object.js';
import { Levers } from './levers.js';
import { deleteMessage } from './messages.js';
import { commandPayload } from './payloads/command-payload.js';
import { APPLICATION_ID, BOT, GUILD, PEOPLE, type Person, ROLES, type Role } from './people.js';
import type { RateLimits } from './rate-limits.js';
import { addReaction, removeReaction } from './reactions.js';
import { accountRoutes } from './rest/account-routes.js';
import { commandPermissionRoutes } from './rest/command-permission-routes.js';
import { commandRoutes } from './rest/command-routes.js';
import { guildRoutes } from './rest/guild-routes.js';
import { interactionRoutes } from './rest/interaction-routes.js';
import { messageRoutes } from './rest/message-routes.js';
import { reactionRoutes } from './rest/reaction-routes.js';
import { RestApi, type Violation } from './rest-api.js';
import { autocomplete } from './use/autocomplete.js';
import type { Choice } from './use/command-options.js';
import { type AutocompleteUse, type CommandUse, runCommand } from './use/command-use.js';
import { type Press, pressComponent } from './use/component-press.js';
import { dismissModal, type ModalSubmit, type OpenModal, openModalOf, submitModal } from './use/modal-submit.js';
import type { Used } from './use/new-interaction.js';
import { type PersonMessage, writeMessage } from './use/person-message.js';
import { Validation } from './validation.js';
import { type SeenMessage, viewOf } from './view.js';
import { World } from './world.js';
import type { FirstAnswer } from './world-record.js';

export interface DiscordOptions {
  readonly clock: SandboxClock;
  /** Where the world is kept across restarts; without it the world ends with the process. */
  readonly folder?: string | undefined;
  /** Whether bodies are judged by Discord's own schemas and rules; true unless said otherwise. */
  readonly validate?: boolean | undefined;
  /** A fixed port, for a server that is to come back where it was; any free one when absent. */
  readonly port?: number | undefined;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'thread' | 'dm';
  readonly parentId?: string;
}

export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  /** 1 slash, 2 user menu, 3 message menu. */
  readonly type: number;
  readonly guildId?: string;
  /** All of it, as Discord would send it back. */
  readonly payload: JsonObject;
}

export class SandboxDiscord {
  readonly token = `${Buffer.from(APPLICATION_ID).toString('base64url')}.sandbox.not-a-secret`;
  readonly applicationId = APPLICATION_ID;
  readonly botUserId = BOT.id;
  readonly guildId = GUILD.id;
  readonly gateway: Gateway;
  readonly levers: Levers;
  readonly #world: World;
  readonly #server: ApiServer;
  readonly #rest: RestApi;
  readonly #stopListening: () => void;

  static async start(options: DiscordOptions): Promise<SandboxDiscord> {
    const validation = await Validation.load(options.validate ?? true);
    const discord = new SandboxDiscord(new World(options.clock, options.folder), validation);
    await discord.#server.listen(options.port);
    discord.#world.origin = discord.#server.origin;
    return discord;
  }

  private constructor(world: World, validation: Validation) {
    this.#world = world;
    this.#rest = new RestApi(world, this.token, [
      ...accountRoutes(world, validation),
      // Before the commands: `commands/permissions` is no command's id.
      ...commandPermissionRoutes(world),
      ...commandRoutes(world, validation),
      ...interactionRoutes(world, validation),
      ...messageRoutes(world, validation),
      ...reactionRoutes(world),
      ...guildRoutes(world),
    ]);
    this.#server = new ApiServer((request) => downloadAttachment(world, request) ?? this.#rest.answer(request));
    this.gateway = new Gateway(world, this.token, this.#server.server);
    this.levers = new Levers(world);
    this.#stopListening = world.clock.onTurn(() => world.look());
  }

  async stop(): Promise<void> {
    this.#stopListening();
    this.gateway.stop();
    await this.#server.stop();
    this.#world.flush();
  }

  /** What discord.js takes as `rest.api`; it appends the version. */
  get apiUrl(): string {
    return `${this.#server.origin}/api`;
  }

  get faults(): Faults {
    return this.#server.faults;
  }

  get seen(): ApiServer['seen'] {
    return this.#server.seen;
  }

  /** Every request that Discord would have refused as wrong in itself. */
  get violations(): Violation[] {
    return this.#rest.violations;
  }

  get rateLimits(): RateLimits {
    return this.#rest.rateLimits;
  }

  get messageContentGranted(): boolean {
    return this.#world.messageContentGranted;
  }

  set messageContentGranted(granted: boolean) {
    this.#world.messageContentGranted = granted;
  }

  get attachmentSizeLimit(): number {
    return this.#world.attachmentSizeLimit;
  }

  set attachmentSizeLimit(bytes: number) {
    this.#world.attachmentSizeLimit = bytes;
  }

  people(): readonly Person[] {
    return PEOPLE;
  }

  roles(): readonly Role[] {
    return ROLES;
  }

  channels(): Channel[] {
    return [...this.#world.channels.values()].map(({ id, name, kind, parentId }) => ({
      id,
      name,
      kind,
      ...(parentId ? { parentId } : {}),
    }));
  }

  registeredCommands(): RegisteredCommand[] {
    return this.#world.commands.map((command) => ({
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guildId === undefined ? {} : { guildId: command.guildId }),
      payload: commandPayload(command),
    }));
  }

  async runCommand(use: CommandUse): Promise<Used> {
    return runCommand(this.#world, use);
  }

  autocomplete(use: AutocompleteUse): Promise<Choice[]> {
    return autocomplete(this.#world, use);
  }

  async pressButton(press: Press): Promise<Used> {
    return pressComponent(this.#world, press);
  }

  async submitModal(submit: ModalSubmit): Promise<Used> {
    return submitModal(this.#world, submit);
  }

  dismissModal(userId: string): void {
    dismissModal(this.#world, userId);
  }

  async sendMessage(message: PersonMessage): Promise<string> {
    return writeMessage(this.#world, message);
  }

  /** Deleted by a person; an unknown message is nobody's loss. */
  deleteMessage(messageId: string): void {
    const message = this.#world.messages.get(messageId);
    if (message) deleteMessage(this.#world, message);
  }

  react(userId: string, messageId: string, emoji: string): void {
    const message = this.#world.messages.get(messageId);
    if (message) addReaction(this.#world, message, emoji, userId);
  }

  unreact(userId: string, messageId: string, emoji: string): void {
    const message = this.#world.messages.get(messageId);
    if (message) removeReaction(this.#world, message, emoji, userId);
  }

  directMessageChannel(userId: string): string {
    return directChannelWith(this.#world, userId).id;
  }

  view(channelId: string, userId: string): SeenMessage[] {
    return viewOf(this.#world, channelId, userId);
  }

  openModal(userId: string): OpenModal | undefined {
    return openModalOf(this.#world, userId);
  }

  /** How the bot has answered an interaction so far, and with which message. */
  answerTo(interactionId: string): { readonly answer: FirstAnswer; readonly messageId?: string } | undefined {
    const interaction = this.#world.interactions.get(interactionId);
    if (!interaction) return undefined;
    return { answer: interaction.answer, ...(interaction.originalId ? { messageId: interaction.originalId } : {}) };
  }

  attachmentBytes(attachmentId: string): Buffer | undefined {
    return this.#world.bytes.get(attachmentId);
  }

  onChange(listener: () => void): () => void {
    return this.#world.onChange(listener);
  }

  /** Sends the same INTERACTION_CREATE again, as Discord sometimes does. */
  redeliver(interactionId: string): void {
    const interaction = this.#world.interactions.get(interactionId);
    if (!interaction) throw new Error(`There is no interaction ${interactionId}.`);
    this.#world.publish({ kind: 'interaction', interaction });
  }

  /** Sends the same MESSAGE_CREATE again. */
  redeliverMessage(messageId: string): void {
    const message = this.#world.messages.get(messageId);
    if (!message) throw new Error(`There is no message ${messageId}.`);
    this.#world.publish({ kind: 'message-created', message });
  }
}
