// Who may use the admins' commands: whoever may manage the server, and whoever its own permissions for a command let in.
//
// `await checkMayManage(interaction, 'settings', services)` before anything else in a slash command, a button, a menu or a form: it
// gives back the server's id, or refuses in words to whoever acts. Rights may go at any time: ask at every press. Ask before deferring
// too: it takes no time for who has the right, and at most a second and a half for others. `mayManage` says the same as yes or no.
import { ApplicationCommandPermissionType, type BaseInteraction, DiscordAPIError, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Config } from '../config.js';
import { UserError } from '../services/errors.js';
import { inTime } from '../services/time-limit.js';
import { rolesOf } from './holder.js';

/** A command that is for who may manage the server, unless its permissions say otherwise. */
export type AdminsCommand = 'quota' | 'settings';

interface Settings {
  readonly config: Pick<Config, 'discord'>;
}

const LOOK_MS = 1500;

const permissionLists = z.array(
  z.object({
    /** A command's, or the bot's for all of them. */
    id: z.string(),
    permissions: z.array(z.object({ id: z.string(), type: z.enum(ApplicationCommandPermissionType), permission: z.boolean() })),
  }),
);
type Permissions = z.infer<typeof permissionLists>[number]['permissions'];

const commandList = z.array(z.object({ id: z.string(), name: z.string() }));

export async function checkMayManage(interaction: BaseInteraction, command: AdminsCommand, settings: Settings): Promise<string> {
  const { guildId } = interaction;
  if (guildId === null) throw new UserError('admin.notHere', { command });
  if (await mayManage(interaction, command, settings)) return guildId;
  throw new UserError('admin.refused', { command });
}

/** Rejects with words when Discord can't be asked just now. */
export async function mayManage(interaction: BaseInteraction, command: AdminsCommand, settings: Settings): Promise<boolean> {
  const { guildId } = interaction;
  if (guildId === null) return false;
  if (interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return true;
  const person = { guildId, userId: interaction.user.id, roles: rolesOf(interaction.member), channels: channelsOf(interaction) };
  return isLetIn(person, await permissionsOf(interaction, guildId, command, settings));
}

export interface CommandPermissions {
  /** The command's own. */
  readonly own: Permissions;
  /** Those for all commands of the bot. */
  readonly appWide: Permissions;
}

export interface Person {
  readonly guildId: string;
  readonly userId: string;
  readonly roles: readonly string[];
  /** Where they are; of a thread also the channel it is in. */
  readonly channels: readonly string[];
}

/**
 * As Discord decides it for somebody who lacks the right that the command asks for by default: only the command's own permissions can
 * let them in, those for the whole bot can only keep them out.
 */
export function isLetIn(person: Person, { own, appWide }: CommandPermissions): boolean {
  const here = channelVerdict(own, person) ?? channelVerdict(appWide, person) ?? true;
  return here && (memberVerdict(own, person) ?? false);
}

/** What is said of the member comes before what is said of their roles, and that before what is said of everybody. */
function memberVerdict(permissions: Permissions, { guildId, userId, roles }: Person): boolean | undefined {
  const { Role, User } = ApplicationCommandPermissionType;
  const member = permissions.find(({ type, id }) => type === User && id === userId);
  if (member) return member.permission;
  const ofRoles = permissions.filter(({ type, id }) => type === Role && id !== guildId && roles.includes(id));
  if (ofRoles.length > 0) return ofRoles.some(({ permission }) => permission);
  return permissions.find(({ type, id }) => type === Role && id === guildId)?.permission;
}

function channelVerdict(permissions: Permissions, { guildId, channels }: Person): boolean | undefined {
  // So Discord names all channels of a server at once.
  const allChannels = String(BigInt(guildId) - 1n);
  const ofChannels = permissions.filter(({ type }) => type === ApplicationCommandPermissionType.Channel);
  const found = [...channels, allChannels].map((channel) => ofChannels.find(({ id }) => id === channel));
  return found.find((permission) => permission !== undefined)?.permission;
}

function channelsOf({ channel, channelId }: BaseInteraction): string[] {
  return [channelId, channel?.isThread() ? channel.parentId : null].flatMap((id) => id ?? []);
}

async function permissionsOf(
  interaction: BaseInteraction,
  guildId: string,
  command: AdminsCommand,
  { config }: Settings,
): Promise<CommandPermissions> {
  const { applicationId, client } = interaction;
  const look = async (signal: AbortSignal) => {
    const route = Routes.guildApplicationCommandsPermissions(applicationId, guildId);
    const all = permissionLists.parse(await client.rest.get(route, { signal }));
    const of = (id: string | undefined) => all.find((list) => list.id === id)?.permissions ?? [];
    const isUse = interaction.isChatInputCommand() && interaction.commandName === command;
    const isLookedUp = !isUse && all.some(({ id }) => id !== applicationId);
    const own = isLookedUp ? await idOf(interaction, command, config.discord.guildId, signal) : undefined;
    return { own: of(isUse ? interaction.commandId : own), appWide: of(applicationId) };
  };
  try {
    const found = await inTime(LOOK_MS, look);
    if (found) return found;
  } catch (error) {
    // Refused for good, and not just now: so nobody is let in that Discord would tell of.
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return { own: [], appWide: [] };
  }
  throw new UserError('admin.unknown', undefined);
}

/** A button or a form does not say which command it came from. */
async function idOf(
  { applicationId, client }: BaseInteraction,
  command: AdminsCommand,
  onlyGuild: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const route = onlyGuild ? Routes.applicationGuildCommands(applicationId, onlyGuild) : Routes.applicationCommands(applicationId);
  return commandList.parse(await client.rest.get(route, { signal })).find(({ name }) => name === command)?.id;
}
