// What tests turn in the pretend Discord: rights taken away, channels closed, threads archived, tokens dead, the bot thrown out.
import { directChannelWith } from './direct-channels.js';
import { PERMISSION_BITS, type PermissionName } from './permissions.js';
import type { World } from './world.js';
import type { ChannelRecord, CommandPermission } from './world-record.js';

export class Levers {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Gives or takes one of the bot's rights in a channel; without ViewChannel it gets 50001, without others 50013. */
  setPermission(channelId: string, name: PermissionName, allowed: boolean): void {
    const channel = this.#channel(channelId);
    const bit = PERMISSION_BITS[name];
    const denied = BigInt(channel.botDenied);
    channel.botDenied = (allowed ? denied & ~bit : denied | bit).toString();
    this.#world.publish({ kind: 'channel-updated', channel });
    this.#world.changed();
  }

  /** Deletes a channel with everything in it: 10003 from now on. */
  closeChannel(channelId: string): void {
    const channel = this.#channel(channelId);
    for (const thread of [...this.#world.channels.values()]) if (thread.parentId === channelId) this.closeChannel(thread.id);
    this.#world.publish({ kind: 'channel-deleted', channel });
    for (const message of this.#world.messagesIn(channelId)) this.#world.removeMessage(message);
    this.#world.channels.delete(channelId);
    this.#world.changed();
  }

  /** Editing in an archived thread is 50083; sending wakes it, unless it is locked. */
  archiveThread(threadId: string, locked = false): void {
    Object.assign(this.#channel(threadId), { archived: true, locked });
    this.#world.publish({ kind: 'channel-updated', channel: this.#channel(threadId) });
    this.#world.changed();
  }

  /** The interaction's token is dead at once, as after its fifteen minutes. */
  expireToken(interactionId: string): void {
    const interaction = this.#world.interactions.get(interactionId);
    if (!interaction) throw new Error(`There is no interaction ${interactionId}.`);
    interaction.expired = true;
    this.#world.changed();
  }

  /** A person who takes no direct messages from the bot: sending there is 50007. */
  closeDirectMessages(userId: string, closed = true): void {
    directChannelWith(this.#world, userId).locked = closed;
    this.#world.changed();
  }

  /** Links to attachments lead to this origin, as in a forged interaction; returns how to end it. */
  forgeLinks(origin: string): () => void {
    const own = this.#world.origin;
    this.#world.origin = origin;
    return () => {
      this.#world.origin = own;
    };
  }

  /** What a member does from now on comes with these roles. */
  setRoles(userId: string, roleIds: readonly string[]): void {
    this.#world.memberRoles.set(userId, roleIds);
    this.#world.changed();
  }

  removeBot(): void {
    this.#world.publish({ kind: 'bot-removed' });
    this.#world.botIsMember = false;
    this.#world.changed();
  }

  inviteBot(): void {
    this.#world.botIsMember = true;
    this.#world.publish({ kind: 'bot-joined' });
    this.#world.changed();
  }

  /** The guild's own exceptions for a command, as its admins set them in Discord's settings. */
  setCommandPermissions(name: string, permissions: CommandPermission[]): void {
    const command = this.#world.commands.find((each) => each.name === name);
    if (!command) throw new Error(`The bot offers no command "${name}".`);
    this.#world.commandPermissions.set(command.id, permissions);
    this.#world.publish({ kind: 'command-permissions', commandId: command.id, permissions });
    this.#world.changed();
  }

  #channel(channelId: string): ChannelRecord {
    const channel = this.#world.channels.get(channelId);
    if (!channel) throw new Error(`There is no channel ${channelId} in the sandbox.`);
    return channel;
  }
}
