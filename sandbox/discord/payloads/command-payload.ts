// An application command as Discord sends it back.
import { isJsonObject, type JsonObject, objectsIn } from '../json-object.js';
import { APPLICATION_ID, GUILD } from '../people.js';
import type { CommandPermission, CommandRecord } from '../world-record.js';

/** Translations are sent back only when they were asked for. */
export function commandPayload(command: CommandRecord, withLocalizations = true): JsonObject {
  const { body } = command;
  const global = command.guildId === undefined;
  const payload: JsonObject = {
    ...body,
    id: command.id,
    application_id: APPLICATION_ID,
    version: command.version,
    type: command.type,
    name: command.name,
    description: typeof body.description === 'string' ? body.description : '',
    default_member_permissions: permissionsOf(body),
    nsfw: body.nsfw === true,
    integration_types: Array.isArray(body.integration_types) ? body.integration_types : [0],
    // In a guild's own commands Discord sends null here, and nothing else has a meaning.
    contexts: global && Array.isArray(body.contexts) ? body.contexts : null,
    ...(global ? { dm_permission: body.dm_permission !== false } : { guild_id: command.guildId }),
  };
  return withLocalizations ? payload : withoutLocalizations(payload);
}

/** The guild's own exceptions for a command. */
export function commandPermissionsPayload(id: string, permissions: readonly CommandPermission[]): JsonObject {
  return { id, application_id: APPLICATION_ID, guild_id: GUILD.id, permissions };
}

function permissionsOf(body: JsonObject): string | null {
  const bits = body.default_member_permissions;
  return typeof bits === 'string' || typeof bits === 'number' ? String(bits) : null;
}

function withoutLocalizations(part: JsonObject): JsonObject {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = part;
  const nested = ['options', 'choices'].filter((field) => Array.isArray(rest[field]));
  return {
    ...rest,
    ...Object.fromEntries(nested.map((field) => [field, objectsIn(rest[field]).filter(isJsonObject).map(withoutLocalizations)])),
  };
}
