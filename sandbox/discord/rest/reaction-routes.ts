// The routes of reactions to messages.
import type { ApiAnswer } from '../../http/answer.js';
import { channelForBot, demand, messageForBot } from '../bot-access.js';
import { Refusal } from '../errors.js';
import { userPayload } from '../payloads/people-payloads.js';
import { BOT } from '../people.js';
import { addReaction, removeReaction } from '../reactions.js';
import { noContent, ok, type RestCall, type Route } from '../rest-call.js';
import type { World } from '../world.js';
import type { ChannelRecord, MessageRecord } from '../world-record.js';

const ALL = 'channels/:channel/messages/:message/reactions';

export function reactionRoutes(world: World): Route[] {
  return [
    { method: 'PUT', pattern: `${ALL}/:emoji/@me`, handle: (call) => add(world, call) },
    { method: 'DELETE', pattern: `${ALL}/:emoji/@me`, handle: (call) => remove(world, call, BOT.id) },
    { method: 'DELETE', pattern: `${ALL}/:emoji/:user`, handle: (call) => remove(world, call, call.param('user')) },
    { method: 'DELETE', pattern: ALL, handle: (call) => removeAll(world, call) },
    {
      method: 'GET',
      pattern: `${ALL}/:emoji`,
      handle: (call) => {
        const reaction = find(world, call).message.reactions.find(({ emoji }) => emoji === call.param('emoji'));
        return ok((reaction?.userIds ?? []).map((userId) => userPayload(userId)));
      },
    },
  ];
}

function find(world: World, call: RestCall): { channel: ChannelRecord; message: MessageRecord } {
  const channel = channelForBot(world, call.param('channel'));
  return { channel, message: messageForBot(world, channel, call.param('message')) };
}

function add(world: World, call: RestCall): ApiAnswer {
  const { channel, message } = find(world, call);
  demand(world, channel, 'ReadMessageHistory', 'AddReactions');
  if (!/^\P{ASCII}|^[0-9#*]\uFE0F/u.test(call.param('emoji'))) throw new Refusal(10014);
  addReaction(world, message, call.param('emoji'), BOT.id);
  return noContent();
}

function remove(world: World, call: RestCall, userId: string): ApiAnswer {
  const { channel, message } = find(world, call);
  if (userId !== BOT.id) demand(world, channel, 'ManageMessages');
  removeReaction(world, message, call.param('emoji'), userId);
  return noContent();
}

function removeAll(world: World, call: RestCall): ApiAnswer {
  const { channel, message } = find(world, call);
  demand(world, channel, 'ManageMessages');
  for (const { emoji, userIds } of [...message.reactions]) {
    for (const userId of [...userIds]) removeReaction(world, message, emoji, userId);
  }
  return noContent();
}
