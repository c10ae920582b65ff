// The button Delete: takes a finished request's message away, for who asked and for who may manage messages.
import { type ButtonInteraction, MessageFlags, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { ofJob } from '../services/discord/custom-id.js';
import { codeOf } from '../services/discord/discord-failure.js';
import { UserError } from '../services/errors.js';
import { languageFor, say } from '../services/messages/messages.js';
import { action } from './command.js';
import { isTheirs } from './permission.js';

export const remove = action<ButtonInteraction, [string]>('delete', ofJob, async (interaction, [jobId], { jobs }, log) => {
  const job = await jobs.find(jobId);
  // Without a record nobody knows whose it was.
  const may = job
    ? isTheirs(interaction, job)
    : (interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
  if (!may) throw new UserError('refused.notYours', undefined);
  await interaction.deferUpdate();
  await interaction
    .deleteReply()
    .catch(() => interaction.message.delete())
    .catch(throwUnlessGone);
  log().info({ jobId }, 'message deleted');
  const content = say(languageFor(interaction.locale), 'deleted.done', undefined);
  await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
});

/** Somebody else was quicker. */
function throwUnlessGone(error: unknown): void {
  if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
}
