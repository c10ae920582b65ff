// What a refusal of Discord's means for a message that has to arrive: try the next way, try again later, or send less.
import { DiscordAPIError, HTTPError } from 'discord.js';

export type Verdict =
  /** This way is closed for good: gone, forbidden, expired. */
  | 'next-way'
  /** Nothing is known to be wrong with the way: overloaded, unreachable, no answer. */
  | 'later'
  | 'too-large';

const REQUEST_TOO_LARGE = 40005;

export function verdictOn(error: unknown): Verdict {
  const status = statusOf(error);
  if (status === 413 || codeOf(error) === REQUEST_TOO_LARGE) return 'too-large';
  if (status === undefined || status >= 500 || status === 429) return 'later';
  return 'next-way';
}

export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : undefined;
}

/** None when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
}
