// Whose words a bot may read without the message-content intent: its own, direct messages, and what mentions it.

import type { Reader } from './payloads/message-payload.js';
import { BOT } from './people.js';
import type { World } from './world.js';
import type { MessageRecord } from './world-record.js';

export function botReader(world: World, granted: boolean): Reader {
  return (message) => granted || qualifies(world, message);
}

/** For a menu command's target: that message in full, what it replies to only when it qualifies by itself. */
export function targetReader(world: World, target: MessageRecord): Reader {
  return (message) => message.id === target.id || world.messageContentGranted || qualifies(world, message);
}

function qualifies(world: World, message: MessageRecord): boolean {
  const isDirect = world.channels.get(message.channelId)?.kind === 'dm';
  return isDirect || message.authorId === BOT.id || message.mentions.includes(BOT.id);
}
