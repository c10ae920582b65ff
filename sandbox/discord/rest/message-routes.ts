// The routes of messages in channels, by the bot's token: list, read, send, edit, delete, react, and typing.

import { botPermissions, channelForBot, demand, demandSending, isByBot, messageForBot } from '../bot-access.js';
import { botReader } from '../content-visibility.js';
import { flaw, Refusal } from '../errors.js';
import type { MessageBody } from '../message-body.js';
import { deleteMessage, editMessage, sendMessage } from '../messages.js';
import { rememberNonce, sentBefore } from '../nonces.js';
import { messagePayload } from '../payloads/message-payload.js';
import { APPLICATION_ID } from '../people.js';
import { may } from '../permissions.js';
import { noContent, ok, type RestCall, type Route } from '../rest-call.js';
import { byAge } from '../snowflake.js';
import { refuseIfArchived, wakeThread } from '../thread-state.js';
import type { Validation } from '../validation.js';
import type { World } from '../world.js';
import type { ChannelRecord, MessageRecord } from '../world-record.js';
import { readMessage } from './interaction-routes.js';

export function messageRoutes(world: World, validation: Validation): Route[] {
  const list = 'channels/:channel/messages';
  const one = `${list}/:message`;
  const payload = (message: MessageRecord) => messagePayload(world, message, botReader(world, world.messageContentGranted));
  return [
    { method: 'GET', pattern: list, handle: (call) => ok(listed(world, call).map(payload)) },
    { method: 'POST', pattern: list, handle: (call) => ok(payload(post(world, validation, call))) },
    { method: 'GET', pattern: one, handle: (call) => ok(payload(read(world, call))) },
    { method: 'PATCH', pattern: one, handle: (call) => ok(payload(edit(world, validation, call))) },
    {
      method: 'DELETE',
      pattern: one,
      handle: (call) => {
        remove(world, call);
        return noContent();
      },
    },
    {
      method: 'POST',
      pattern: 'channels/:channel/typing',
      handle: (call) => {
        demandSending(world, channelForBot(world, call.param('channel')), false);
        return noContent();
      },
    },
  ];
}

function find(world: World, call: RestCall): { channel: ChannelRecord; message: MessageRecord } {
  const channel = channelForBot(world, call.param('channel'));
  return { channel, message: messageForBot(world, channel, call.param('message')) };
}

function read(world: World, call: RestCall): MessageRecord {
  const channel = channelForBot(world, call.param('channel'));
  if (!may(botPermissions(world, channel), 'ReadMessageHistory')) throw new Refusal(50001);
  return messageForBot(world, channel, call.param('message'));
}

function edit(world: World, validation: Validation, call: RestCall): MessageRecord {
  const { channel, message } = find(world, call);
  if (!isByBot(message)) throw new Refusal(50005);
  refuseIfArchived(channel);
  editMessage(world, message, readMessage(world, validation, 'edit', call, message), call.files);
  return message;
}

function remove(world: World, call: RestCall): void {
  const { channel, message } = find(world, call);
  if (!isByBot(message)) demand(world, channel, 'ManageMessages');
  refuseIfArchived(channel);
  deleteMessage(world, message);
}

/** Newest first, as Discord lists them, whichever end the page is cut from. */
function listed(world: World, call: RestCall): MessageRecord[] {
  const channel = channelForBot(world, call.param('channel'));
  // Without this right Discord answers with an empty list.
  if (!may(botPermissions(world, channel), 'ReadMessageHistory')) return [];
  const limit = Number(call.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw new Refusal(50035, [flaw(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.')]);
  }
  const all = world.messagesIn(channel.id).filter((message) => message.onlyFor === undefined);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => call.query.get(name));
  if (around) return aroundId(all, around, limit).reverse();
  if (after)
    return all
      .filter(({ id }) => byAge(id, after) > 0)
      .slice(0, limit)
      .reverse();
  const older = before ? all.filter(({ id }) => byAge(id, before) < 0) : all;
  return older.slice(-limit).reverse();
}

function aroundId(all: readonly MessageRecord[], id: string, limit: number): MessageRecord[] {
  const half = Math.floor(limit / 2);
  const older = all.filter((message) => byAge(message.id, id) < 0).slice(-half);
  const rest = all.filter((message) => byAge(message.id, id) >= 0).slice(0, limit - half);
  return [...older, ...rest];
}

function post(world: World, validation: Validation, call: RestCall): MessageRecord {
  const channel = channelForBot(world, call.param('channel'));
  if (channel.kind === 'dm' && channel.locked) throw new Refusal(50007);
  demandSending(world, channel, call.files.length > 0);
  const body = readMessage(world, validation, 'create', call);
  const before = sentBefore(world, channel.id, body);
  if (before) return before;
  const target = repliedTo(world, channel, body);
  wakeThread(world, channel);
  const mayEmbed = may(botPermissions(world, channel), 'EmbedLinks');
  const message = sendMessage(world, {
    channelId: channel.id,
    authorId: APPLICATION_ID,
    type: target ? 19 : 0,
    // Without the right to embed Discord leaves the embeds out and says nothing.
    body: mayEmbed ? body : { ...body, embeds: [] },
    files: call.files,
    replyTo: target?.id,
    repliedUser: target && !isByBot(target) ? target.authorId : undefined,
  });
  rememberNonce(world, message);
  return message;
}

function repliedTo(world: World, channel: ChannelRecord, body: MessageBody): MessageRecord | undefined {
  const reference = body.message_reference;
  if (!reference) return undefined;
  if (!may(botPermissions(world, channel), 'ReadMessageHistory')) throw new Refusal(160002);
  const target = world.messages.get(reference.message_id);
  if (target && target.channelId === channel.id && target.onlyFor === undefined) return target;
  if (reference.fail_if_not_exists === false) return undefined;
  throw new Refusal(50035, [flaw(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
}
