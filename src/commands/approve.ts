// The buttons Approve and Refuse under a request that waits for a moderator.
import { type ButtonInteraction, PermissionFlagsBits } from 'discord.js';
import { ofJob } from '../services/discord/custom-id.js';
import { UserError } from '../services/errors.js';
import type { Verdict } from '../services/jobs/approval.js';
import type { Job } from '../services/jobs/job.js';
import { action, type Button } from './command.js';

export const approve = decision('approve', 'given');
export const refuse = decision('refuse', 'refused');

function decision(name: string, kind: Verdict['kind']): Button {
  return action<ButtonInteraction, [string]>(name, ofJob, async (interaction, [jobId], { engine, jobs }, log) => {
    const job = await jobs.find(jobId);
    if (!job) throw new UserError('refused.gone', undefined);
    if (!isModerator(interaction, job)) throw new UserError('refused.notModerator', undefined);
    const verdict = { kind, by: interaction.user.id, at: interaction.createdTimestamp };
    if (!(await engine.decide(jobId, verdict))) throw tooLate(jobs.get(jobId) ?? job);
    // What was decided stays so, whether or not Discord hears that the button was pressed.
    await interaction.deferUpdate().catch((error: unknown) => log().warn({ jobId, error }, 'button not acknowledged'));
  });
}

/** Of the guild in which it was asked; also the asker, if they are one. */
function isModerator({ guildId, memberPermissions }: ButtonInteraction, { requester }: Job): boolean {
  if (guildId === null || guildId !== requester.guildId) return false;
  return memberPermissions?.any([PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild]) ?? false;
}

/** Somebody else was quicker, or there is nothing to decide any more. */
function tooLate({ approval }: Job): UserError<'refused.decided'> | UserError<'refused.gone'> {
  const verdict = approval?.verdict;
  return verdict ? new UserError('refused.decided', verdict) : new UserError('refused.gone', undefined);
}
