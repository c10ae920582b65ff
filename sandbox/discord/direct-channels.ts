// Direct message channels: one for each person, made when first needed.
import { personOf } from './people.js';
import type { World } from './world.js';
import type { ChannelRecord } from './world-record.js';

export function directChannelWith(world: World, userId: string): ChannelRecord {
  const known = [...world.channels.values()].find((channel) => channel.kind === 'dm' && channel.recipientId === userId);
  if (known) return known;
  const channel: ChannelRecord = {
    id: world.snowflakes.next(),
    kind: 'dm',
    name: personOf(userId).name,
    recipientId: userId,
    archived: false,
    locked: false,
    botDenied: '0',
  };
  world.channels.set(channel.id, channel);
  world.changed();
  return channel;
}
