// Whether the bot can do its work in a channel that is chosen, and what it lacks there: told at once, and not when it fails.
import { type AnySelectMenuInteraction, DiscordAPIError, type Guild, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { UserError } from '../../services/errors.js';
import type { Lacking } from '../../services/messages/english/settings.js';
import { inTime } from '../../services/time-limit.js';

/** Also what is answered by an interaction's token may have to be sent again by the bot's own right. */
export const TO_DRAW: readonly Lacking[] = ['ViewChannel', 'SendMessages', 'AttachFiles', 'ReadMessageHistory'];
export const TO_TELL: readonly Lacking[] = ['ViewChannel', 'SendMessages'];

/** Refuses the first channel in which something is lacking. */
export function checkChannels(
  { guild, hidden }: { readonly guild: Guild | null; readonly hidden: readonly string[] },
  channelIds: readonly string[],
  needed: readonly Lacking[],
): void {
  for (const channelId of channelIds) {
    const lacking = lackingIn(guild, channelId, needed, hidden);
    if (lacking.length > 0) throw new UserError('settings.lacking', { channelId, lacking });
  }
}

/** What the library has not heard of a channel or of the bot itself is asked for, while the asker waits. */
const LOOK_MS = 1500;
const { MissingAccess, UnknownChannel } = RESTJSONErrorCodes;

/** The channels among these that Discord says the bot can't see. */
export async function hiddenChannels(
  { guild, client }: AnySelectMenuInteraction,
  channelIds: readonly string[],
): Promise<string[]> {
  const hidden: string[] = [];
  const look = async (id: string) => {
    if (guild?.channels.cache.has(id)) return;
    await (guild ? guild.channels.fetch(id) : client.channels.fetch(id)).catch((error: unknown) => {
      const isTold = error instanceof DiscordAPIError && (error.code === MissingAccess || error.code === UnknownChannel);
      if (isTold) hidden.push(id);
    });
  };
  const lookAtMe = async () => guild?.members.me ?? (await guild?.members.fetchMe().catch(() => null));
  await inTime(LOOK_MS, () => Promise.all([lookAtMe(), ...channelIds.map(look)]));
  return hidden;
}

function lackingIn(guild: Guild | null, channelId: string, needed: readonly Lacking[], hidden: readonly string[]): Lacking[] {
  if (hidden.includes(channelId)) return ['ViewChannel'];
  const channel = guild?.channels.cache.get(channelId);
  const rights = channel && guild?.members.me?.permissionsIn(channel);
  // Nobody could say what the bot may do there: then it is seen when it does it.
  if (!rights) return [];
  if (!rights.has(PermissionFlagsBits.ViewChannel)) return ['ViewChannel'];
  const here = channel?.isThread() ? needed.map((each) => (each === 'SendMessages' ? 'SendMessagesInThreads' : each)) : needed;
  return here.filter((each) => !rights.has(PermissionFlagsBits[each]));
}
