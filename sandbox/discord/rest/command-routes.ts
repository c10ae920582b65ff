// The routes by which a bot registers its commands, globally and in the guild.
import { type ApiAnswer, json } from '../../http/answer.js';
import { changeCommand, commandById, commandsIn, putCommand, removeCommand, replaceCommands } from '../command-registry.js';
import { Refusal } from '../errors.js';
import { isJsonObject, withoutNullFields } from '../json-object.js';
import { commandPayload } from '../payloads/command-payload.js';
import { APPLICATION_ID, GUILD } from '../people.js';
import { noContent, ok, type RestCall, type Route } from '../rest-call.js';
import type { Validation } from '../validation.js';
import type { World } from '../world.js';
import type { CommandRecord } from '../world-record.js';

const GLOBAL = 'applications/:application/commands';
const IN_GUILD = 'applications/:application/guilds/:guild/commands';

/** The guild a route is about; nothing when it is about the global commands. */
type Scope = (call: RestCall) => string | undefined;

export function commandRoutes(world: World, validation: Validation): Route[] {
  const global: Scope = (call) => {
    ownApplication(call);
    return undefined;
  };
  const inGuild: Scope = (call) => ownGuild(world, call);
  return [
    ...listRoutes(world, validation, GLOBAL, global),
    ...singleRoutes(world, validation, `${GLOBAL}/:command`, global),
    ...listRoutes(world, validation, IN_GUILD, inGuild),
    ...singleRoutes(world, validation, `${IN_GUILD}/:command`, inGuild),
  ];
}

function listRoutes(world: World, validation: Validation, pattern: string, scope: Scope): Route[] {
  return [
    {
      method: 'GET',
      pattern,
      handle: (call) => {
        const translated = call.query.get('with_localizations') === 'true';
        return ok(commandsIn(world, scope(call)).map((command) => commandPayload(command, translated)));
      },
    },
    { method: 'PUT', pattern, handle: (call) => replaceAll(world, validation, scope(call), call.payload) },
    {
      method: 'POST',
      pattern,
      handle: (call) => {
        validation.command(call.payload);
        const { command, isNew } = putCommand(world, scope(call), call.payload);
        return json(isNew ? 201 : 200, commandPayload(command));
      },
    },
  ];
}

function singleRoutes(world: World, validation: Validation, pattern: string, scope: Scope): Route[] {
  const find = (call: RestCall) => commandById(world, scope(call), call.param('command'));
  return [
    { method: 'GET', pattern, handle: (call) => ok(commandPayload(find(call))) },
    { method: 'PATCH', pattern, handle: (call) => ok(commandPayload(patch(world, validation, find(call), call.payload))) },
    {
      method: 'DELETE',
      pattern,
      handle: (call) => {
        removeCommand(world, find(call));
        return noContent();
      },
    },
  ];
}

function replaceAll(world: World, validation: Validation, guildId: string | undefined, payload: unknown): ApiAnswer {
  validation.commandList(payload);
  if (!Array.isArray(payload)) throw new Refusal(50035);
  return ok(replaceCommands(world, guildId, payload).map((command) => commandPayload(command)));
}

/** What comes out of a change is judged, not the change alone. */
function patch(world: World, validation: Validation, command: CommandRecord, sent: unknown): CommandRecord {
  const merged = { ...command.body, ...(isJsonObject(sent) ? sent : {}), type: command.type };
  validation.command(merged);
  changeCommand(world, command, withoutNullFields(merged));
  return command;
}

export function ownApplication(call: RestCall): void {
  if (call.param('application') !== APPLICATION_ID) throw new Refusal(20012);
}

export function ownGuild(world: World, call: RestCall): string {
  ownApplication(call);
  if (call.param('guild') !== GUILD.id || !world.botIsMember) throw new Refusal(50001);
  return GUILD.id;
}
