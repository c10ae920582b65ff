// The button Cancel: for who asked, and for who may manage messages here.
import { type ButtonInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../services/errors.js';
import { hasEnded, type Job } from '../services/jobs/job.js';
import type { Button } from './command.js';

export const cancel: Button = {
  action: 'cancel',

  async execute(interaction, jobId, { engine, jobs }, log) {
    const job = jobs.get(jobId);
    if (!job || hasEnded(job)) throw new UserError('refused.gone', undefined);
    if (!mayCancel(interaction, job)) throw new UserError('refused.notYours', undefined);
    if (job.state.name === 'delivering') throw new UserError('refused.gone', undefined);
    const after = await engine.cancel(jobId);
    log().info({ jobId, state: after.state.name }, 'job cancelled');
    // The engine tells it, in order with its other words: told from here, it could come after the last ones. And what is called
    // off stays so, whether or not Discord hears that the button was.
    await interaction.deferUpdate().catch((error: unknown) => log().warn({ jobId, error }, 'button not acknowledged'));
  },
};

function mayCancel(interaction: ButtonInteraction, job: Job): boolean {
  if (interaction.user.id === job.requester.userId) return true;
  const sameGuild = interaction.guildId !== null && interaction.guildId === job.requester.guildId;
  return sameGuild && (interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false);
}
