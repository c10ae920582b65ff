// Messages sent with an enforced nonce: the same nonce within some minutes gives the first message again.
import type { MessageBody } from './message-body.js';
import type { World } from './world.js';
import type { MessageRecord } from './world-record.js';

const MEMORY = 5 * 60_000;

export function sentBefore(world: World, channelId: string, body: MessageBody): MessageRecord | undefined {
  if (!body.enforce_nonce || body.nonce === undefined || body.nonce === null) return undefined;
  const known = world.nonces.get(keyOf(channelId, body.nonce));
  if (!known || world.now() > known.at + MEMORY) return undefined;
  return world.messages.get(known.messageId);
}

/** Discord remembers every nonce; only enforcing it makes a difference, later. */
export function rememberNonce(world: World, message: MessageRecord): void {
  if (message.nonce === undefined) return;
  const now = world.now();
  for (const [key, { at }] of world.nonces) {
    if (now <= at + MEMORY) break;
    world.nonces.delete(key);
  }
  world.nonces.set(keyOf(message.channelId, message.nonce), { messageId: message.id, at: now });
}

function keyOf(channelId: string, nonce: string | number): string {
  return `${channelId} ${nonce}`;
}
