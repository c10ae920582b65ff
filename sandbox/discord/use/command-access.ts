// Which of the bot's commands a person has: by place, by the command's default rights, and by the guild's own exceptions.
import { GUILD, memberPermissions, type Person } from '../people.js';
import { PERMISSION_BITS } from '../permissions.js';
import type { World } from '../world.js';
import type { ChannelRecord, CommandRecord } from '../world-record.js';

const BOT_DIRECT_MESSAGES = 1;
const GUILD_PLACE = 0;

/** The guild's own command comes before a global one of the same name. */
export function findCommand(world: World, channel: ChannelRecord, name: string, isMenu: boolean): CommandRecord | undefined {
  const named = world.commands.filter((command) => command.name === name && (isMenu ? command.type !== 1 : command.type === 1));
  const inGuild = channel.kind === 'dm' ? undefined : named.find((command) => command.guildId === GUILD.id);
  return inGuild ?? named.find((command) => command.guildId === undefined && isOffered(command, channel));
}

function isOffered({ body }: CommandRecord, channel: ChannelRecord): boolean {
  const place = channel.kind === 'dm' ? BOT_DIRECT_MESSAGES : GUILD_PLACE;
  if (Array.isArray(body.contexts)) return body.contexts.includes(place);
  return channel.kind !== 'dm' || body.dm_permission !== false;
}

export function mayUse(world: World, command: CommandRecord, person: Person, channel: ChannelRecord): boolean {
  if (channel.kind === 'dm') return true;
  const exceptions = world.commandPermissions.get(command.id) ?? [];
  const own = exceptions.find((exception) => exception.type === 2 && exception.id === person.id);
  if (own) return own.permission;
  const byRole = exceptions.filter(({ type, id }) => type === 1 && (id === GUILD.id || person.roleIds.includes(id)));
  if (byRole.length > 0) return byRole.some(({ permission }) => permission);
  const needed = command.body.default_member_permissions;
  if (typeof needed !== 'string' && typeof needed !== 'number') return true;
  const bits = memberPermissions(person);
  const isAdministrator = (bits & PERMISSION_BITS.Administrator) !== 0n;
  // "0" keeps a command for administrators.
  return isAdministrator || (BigInt(needed) !== 0n && (bits & BigInt(needed)) === BigInt(needed));
}
