// The routes by which a bot reads whom a guild has allowed or denied its commands; setting that is for people.
import { Refusal } from '../errors.js';
import { commandPermissionsPayload } from '../payloads/command-payload.js';
import { ok, type Route } from '../rest-call.js';
import type { World } from '../world.js';
import { ownGuild } from './command-routes.js';

export function commandPermissionRoutes(world: World): Route[] {
  const commands = 'applications/:application/guilds/:guild/commands';
  return [
    {
      method: 'GET',
      pattern: `${commands}/permissions`,
      handle: (call) => {
        ownGuild(world, call);
        return ok([...world.commandPermissions].map(([id, permissions]) => commandPermissionsPayload(id, permissions)));
      },
    },
    {
      method: 'GET',
      pattern: `${commands}/:command/permissions`,
      handle: (call) => {
        ownGuild(world, call);
        const permissions = world.commandPermissions.get(call.param('command'));
        if (!permissions) throw new Refusal(10066);
        return ok(commandPermissionsPayload(call.param('command'), permissions));
      },
    },
  ];
}
