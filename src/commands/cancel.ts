// The button Cancel: for who asked, and for who may manage messages here.
import type { ButtonInteraction } from 'discord.js';
import { ofJob } from '../services/discord/custom-id.js';
import { UserError } from '../services/errors.js';
import { hasEnded } from '../services/jobs/job.js';
import { action } from './command.js';
import { isTheirs } from './permission.js';

export const cancel = action<ButtonInteraction, [string]>('cancel', ofJob, async (interaction, [jobId], services, log) => {
  const { engine, jobs } = services;
  const job = jobs.get(jobId);
  if (!job || hasEnded(job)) throw new UserError('refused.gone', undefined);
  if (!isTheirs(interaction, job)) throw new UserError('refused.notYours', undefined);
  if (job.state.name === 'delivering') throw new UserError('refused.gone', undefined);
  const after = await engine.cancel(jobId);
  log().info({ jobId, state: after.state.name }, 'job cancelled');
  // The engine tells it, in order with its other words: told from here, it could come after the last ones. And what is called
  // off stays so, whether or not Discord hears that the button was.
  await interaction.deferUpdate().catch((error: unknown) => log().warn({ jobId, error }, 'button not acknowledged'));
});
