// The routes about the bot itself: where the gateway is, its user, its application, its direct messages.
import { z } from 'zod';
import { directChannelWith } from '../direct-channels.js';
import { Refusal } from '../errors.js';
import { parseBody } from '../message-body.js';
import { applicationPayload, botUserPayload } from '../payloads/bot-payloads.js';
import { channelPayload } from '../payloads/channel-payloads.js';
import { userPayload } from '../payloads/people-payloads.js';
import { BOT, findPerson, GUILD } from '../people.js';
import { ok, type Route } from '../rest-call.js';
import type { Validation } from '../validation.js';
import type { World } from '../world.js';

const DirectChannelBody = z.object({ recipient_id: z.union([z.string(), z.number()]).transform(String) });

export function accountRoutes(world: World, validation: Validation): Route[] {
  const gateway = () => ({ url: world.origin.replace('http', 'ws') });
  const limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  return [
    { method: 'GET', pattern: 'gateway', open: true, handle: () => ok(gateway()) },
    { method: 'GET', pattern: 'gateway/bot', handle: () => ok({ ...gateway(), shards: 1, session_start_limit: limit }) },
    { method: 'GET', pattern: 'users/@me', handle: () => ok(botUserPayload()) },
    { method: 'GET', pattern: 'applications/@me', handle: () => ok(applicationPayload(world)) },
    { method: 'GET', pattern: 'oauth2/applications/@me', handle: () => ok(applicationPayload(world)) },
    {
      method: 'GET',
      pattern: 'users/@me/guilds',
      handle: () =>
        ok(
          world.botIsMember ? [{ id: GUILD.id, name: GUILD.name, icon: null, owner: false, permissions: '0', features: [] }] : [],
        ),
    },
    {
      method: 'GET',
      pattern: 'users/:user',
      handle: (call) => {
        const userId = call.param('user');
        if (userId !== BOT.id && !findPerson(userId)) throw new Refusal(10013);
        return ok(userPayload(userId));
      },
    },
    {
      method: 'POST',
      pattern: 'users/@me/channels',
      handle: (call) => {
        validation.directChannel(call.payload);
        const { recipient_id: userId } = parseBody(DirectChannelBody, call.payload);
        // To itself, and to nobody it shares a guild with, a bot can't open a direct channel.
        if (!findPerson(userId)) throw new Refusal(50007);
        return ok(channelPayload(world, directChannelWith(world, userId)));
      },
    },
  ];
}
