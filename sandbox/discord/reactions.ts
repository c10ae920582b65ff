// Reactions: who has put which emoji under a message.
import type { World } from './world.js';
import type { MessageRecord } from './world-record.js';

export function addReaction(world: World, message: MessageRecord, emoji: string, userId: string): void {
  const known = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (known?.userIds.includes(userId)) return;
  if (known) known.userIds.push(userId);
  else message.reactions.push({ emoji, userIds: [userId] });
  world.publish({ kind: 'reaction-added', message, emoji, userId });
  world.changed();
}

export function removeReaction(world: World, message: MessageRecord, emoji: string, userId: string): void {
  const known = message.reactions.find((reaction) => reaction.emoji === emoji);
  if (!known?.userIds.includes(userId)) return;
  known.userIds = known.userIds.filter((id) => id !== userId);
  message.reactions = message.reactions.filter(({ userIds }) => userIds.length > 0);
  world.publish({ kind: 'reaction-removed', message, emoji, userId });
  world.changed();
}
