// Registers the commands, but only when they differ from what Discord has: creations are limited by the day.
import { type REST, Routes } from 'discord.js';

export type CommandData = Readonly<Record<string, unknown>>;

/** Whether anything had to be changed. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | undefined,
  commands: readonly CommandData[],
): Promise<boolean> {
  const route = guildId ? Routes.applicationGuildCommands(applicationId, guildId) : Routes.applicationCommands(applicationId);
  // Where a command may be used is Discord's own default inside one guild, and not to be sent there.
  const wanted = guildId ? commands.map(({ contexts: _contexts, integration_types: _types, ...command }) => command) : commands;
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = await rest.get(route, { query });
  if (Array.isArray(present) && sameCommands(wanted, present)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Whether Discord has just these commands, disregarding order and everything that Discord adds by itself. */
export function sameCommands(wanted: readonly CommandData[], present: readonly unknown[]): boolean {
  if (wanted.length !== present.length) return false;
  return wanted.every((command) =>
    present.some((other) => isRecord(other) && other.name === command.name && agrees(command, other)),
  );
}

/** Every field that we name is the same there; a field that is absent there counts as its empty value. */
function agrees(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours)) {
    const list = Array.isArray(theirs) ? theirs : [];
    return ours.length === list.length && ours.every((item, index) => agrees(item, list[index]));
  }
  if (isRecord(ours)) {
    const record = isRecord(theirs) ? theirs : {};
    return Object.entries(ours).every(([key, value]) => agrees(value, record[key])) && addsNothing(ours, record);
  }
  return ours === theirs || (isEmpty(ours) && isEmpty(theirs));
}

/** Fields that change what a command is: present there and not wanted means that it differs. */
const MEANINGFUL = [
  'options',
  'choices',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'nsfw',
  'default_member_permissions',
  'name_localizations',
  'description_localizations',
];

function addsNothing(ours: Record<string, unknown>, theirs: Record<string, unknown>): boolean {
  return MEANINGFUL.every((key) => key in ours || isEmpty(theirs[key]));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
