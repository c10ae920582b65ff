// Whether a request may be made at all, by what the guild has chosen: by whom, where, how many pictures, and in which words.
// Nobody is exempt, admins neither: what they choose they see at work.
import { plain } from '../discord/plain-text.js';
import { UserError } from '../errors.js';
import { unixSeconds } from '../unix-seconds.js';
import { blockedIn } from './blocked-words.js';
import { type Choices, LONGEST_REASON } from './choices.js';

/** Somebody who is about to ask, and where. */
export interface Asker {
  readonly guildId: string | null;
  readonly userId: string;
  readonly roles: readonly string[];
  readonly channelId: string;
  /** The channel that a thread belongs to. */
  readonly parentId: string | null;
  /** A refusal would be read by everybody there. */
  readonly isOverheard: boolean;
}

/** In characters. */
const LONGEST_WORDS = 60;

/** Throws a UserError that says what stands in the way, and what to do. */
export function admitAsker(choices: Choices, asker: Asker): void {
  const keptOut = choices.keptOut[asker.userId];
  if (keptOut) {
    const reason = asker.isOverheard ? undefined : plain(keptOut.reason, LONGEST_REASON);
    throw new UserError('admission.keptOut', { reason, since: unixSeconds(keptOut.since) });
  }
  const { channels, roles } = choices;
  const isHere = channels.some((id) => id === asker.channelId || id === asker.parentId);
  if (channels.length > 0 && !isHere) throw new UserError('admission.channel', { channels });
  // The role that everybody has is named like the guild.
  const isAsked = roles.some((id) => id === asker.guildId || asker.roles.includes(id));
  if (roles.length > 0 && !isAsked) throw new UserError('admission.role', { roles });
}

/** The same for what is asked. */
export function admitRequest(
  { largestCount, blockedWords }: Choices,
  asked: { readonly prompt: string; readonly count: number },
) {
  if (asked.count > largestCount) throw new UserError('admission.count', { most: largestCount, count: asked.count });
  const blocked = blockedIn(asked.prompt, blockedWords);
  if (blocked !== undefined) throw new UserError('admission.blocked', { words: plain(blocked, LONGEST_WORDS) });
}
