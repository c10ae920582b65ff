// What an archived thread allows: sending wakes it unless it is locked, editing is refused.
import { Refusal } from './errors.js';
import type { World } from './world.js';
import type { ChannelRecord } from './world-record.js';

export function wakeThread(world: World, channel: ChannelRecord): void {
  if (!channel.archived) return;
  if (channel.locked) throw new Refusal(50083);
  channel.archived = false;
  world.publish({ kind: 'channel-updated', channel });
  world.changed();
}

export function refuseIfArchived(channel: ChannelRecord | undefined): void {
  if (channel?.archived) throw new Refusal(50083);
}
