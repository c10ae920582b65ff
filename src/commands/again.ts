// The buttons Again and High quality: the same request once more, for whoever presses.
import type { ButtonInteraction } from 'discord.js';
import { ofJob } from '../services/discord/custom-id.js';
import { UserError } from '../services/errors.js';
import { sourcesAgain } from '../services/jobs/lineage.js';
import type { Quality } from '../services/providers/image-request.js';
import { action, type LogOf, type Services } from './command.js';
import { isHiddenFrom } from './permission.js';
import { takeOrder } from './take-order.js';

export const again = action<ButtonInteraction, [string]>('again', ofJob, async (interaction, [jobId], services, log) => {
  await repeat(interaction, jobId, services, log);
});

export const high = action<ButtonInteraction, [string]>('high', ofJob, async (interaction, [jobId], services, log) => {
  await repeat(interaction, jobId, services, log, 'high');
});

async function repeat(
  interaction: ButtonInteraction,
  jobId: string,
  services: Services,
  log: LogOf,
  quality?: Quality,
): Promise<void> {
  const job = await services.jobs.find(jobId);
  if (!job) throw new UserError('refused.faded', undefined);
  if (isHiddenFrom(interaction.user.id, job)) throw new UserError('refused.foreign', undefined);
  const { request, parent, parts, place } = job;
  const offered = services.lineUp.offered.some(({ id }) => id === request.model);
  const wish = { ...request, ...(!offered && { model: undefined }), ...(quality && { quality }) };
  const asked = {
    wish,
    attachments: sourcesAgain(job, interaction.createdTimestamp),
    shape: undefined,
    parent,
    count: parts.length,
    isPrivate: place.private,
  };
  await takeOrder(interaction, asked, services, log);
}
