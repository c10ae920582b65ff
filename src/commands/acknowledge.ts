// The first answer to a request: it is being thought about. Given a second time when it is not known whether it has arrived.
import { MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import { codeOf, verdictOn } from '../services/discord/discord-failure.js';
import type { Asking } from './take-order.js';

/** Rejects when Discord certainly shows nothing, as after three seconds. */
export async function acknowledge(interaction: Asking, isPrivate: boolean): Promise<void> {
  const answer = isPrivate ? { flags: MessageFlags.Ephemeral as const } : {};
  try {
    await interaction.deferReply(answer);
  } catch (error) {
    if (verdictOn(error) !== 'later') throw error;
    await interaction.deferReply(answer).catch(throwUnlessThere);
  }
}

/** The answer to the first try was lost on its way back. */
function throwUnlessThere(error: unknown): void {
  if (codeOf(error) !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw error;
}
