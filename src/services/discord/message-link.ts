// The link by which people get to a message.
import type { Job } from '../jobs/job.js';

export function linkTo(guildId: string | null, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}

/** To a job's message; nothing while it is not known. */
export function messageLink({ requester, place, state }: Pick<Job, 'requester' | 'place' | 'state'>): string | undefined {
  if (place.messageId === null) return undefined;
  const isDirect = 'rung' in state && state.rung === 'direct';
  return linkTo(isDirect ? null : requester.guildId, place.channelId, place.messageId);
}
