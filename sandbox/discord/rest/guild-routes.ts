// The routes of channels, the guild and its members.
import { channelForBot } from '../bot-access.js';
import { Refusal } from '../errors.js';
import { channelPayload, guildPayload } from '../payloads/channel-payloads.js';
import { memberPayload, rolePayload } from '../payloads/people-payloads.js';
import { BOT, findPerson, GUILD, MEMBERS, ROLES } from '../people.js';
import { ok, type RestCall, type Route } from '../rest-call.js';
import type { World } from '../world.js';

export function guildRoutes(world: World): Route[] {
  const guild = (call: RestCall) => {
    const id = call.param('guild');
    if (id !== GUILD.id) throw new Refusal(10004);
    if (!world.botIsMember) throw new Refusal(50001);
  };
  const within = (pattern: string, answer: (call: RestCall) => unknown): Route => ({
    method: 'GET',
    pattern,
    handle: (call) => {
      guild(call);
      return ok(answer(call));
    },
  });
  return [
    {
      method: 'GET',
      pattern: 'channels/:channel',
      handle: (call) => ok(channelPayload(world, channelForBot(world, call.param('channel')))),
    },
    within('guilds/:guild', () => guildPayload()),
    within('guilds/:guild/channels', () =>
      [...world.channels.values()].filter(({ kind }) => kind === 'text').map((channel) => channelPayload(world, channel)),
    ),
    within('guilds/:guild/roles', () => ROLES.map((role, position) => rolePayload(role, position))),
    within('guilds/:guild/members', () => [BOT.id, ...MEMBERS.map(({ id }) => id)].map((id) => memberPayload(world, id))),
    within('guilds/:guild/members/:user', (call) => {
      const userId = call.param('user') === '@me' ? BOT.id : call.param('user');
      if (userId !== BOT.id && !findPerson(userId)) throw new Refusal(10007);
      return memberPayload(world, userId);
    }),
  ];
}
