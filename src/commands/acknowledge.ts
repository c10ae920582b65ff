// The first answer to a request: it is being thought about. Given a second time when it is not known whether it has arrived.
import { MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import type { Deferrals } from '../services/discord/deferrals.js';
import { codeOf, verdictOn } from '../services/discord/discord-failure.js';
import type { Asking } from './take-order.js';

/** Rejects when Discord certainly shows nothing, as after three seconds. */
export async function acknowledge(interaction: Asking, isPrivate: boolean, deferrals: Deferrals): Promise<void> {
  try {
    await deferrals.send(interaction, isPrivate);
  } catch (error) {
    if (verdictOn(error) !== 'later') throw error;
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}).catch(throwUnlessThere);
  }
  // What is said later on follows up.
  interaction.deferred = true;
  interaction.ephemeral = isPrivate;
}

/** The answer to the first try was lost on its way back. */
function throwUnlessThere(error: unknown): void {
  if (codeOf(error) !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) throw error;
}
