// Whether the bot can do its work in a channel that is chosen, and what it lacks there: told at once, and not when it fails.
import { type Guild, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../../services/errors.js';
import type { Lacking } from '../../services/messages/english/settings.js';

/** Also what is answered by an interaction's token may have to be sent again by the bot's own right. */
export const TO_DRAW: readonly Lacking[] = ['ViewChannel', 'SendMessages', 'AttachFiles', 'ReadMessageHistory'];
export const TO_TELL: readonly Lacking[] = ['ViewChannel', 'SendMessages'];

/** Refuses the first channel in which something is lacking. */
export function checkChannels(guild: Guild | null, channelIds: readonly string[], needed: readonly Lacking[]): void {
  for (const channelId of channelIds) {
    const lacking = lackingIn(guild, channelId, needed);
    if (lacking.length > 0) throw new UserError('settings.lacking', { channelId, lacking });
  }
}

/** Of a channel that the bot can't see, Discord may tell it nothing. */
function lackingIn(guild: Guild | null, channelId: string, needed: readonly Lacking[]): Lacking[] {
  const channel = guild?.channels.cache.get(channelId);
  const rights = channel && guild?.members.me?.permissionsIn(channel);
  if (!rights?.has(PermissionFlagsBits.ViewChannel)) return ['ViewChannel'];
  const here = channel?.isThread() ? needed.map((each) => (each === 'SendMessages' ? 'SendMessagesInThreads' : each)) : needed;
  return here.filter((each) => !rights.has(PermissionFlagsBits[each]));
}
