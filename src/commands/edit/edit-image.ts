// Edit image, in the menu of any message, and the button Edit under the bot's own pictures: both open the form.
import {
  ApplicationCommandType,
  type ButtonInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import { ofJob } from '../../services/discord/custom-id.js';
import { UserError } from '../../services/errors.js';
import type { Job } from '../../services/jobs/job.js';
import { action, everywhere, type MessageCommand, type Services } from '../command.js';
import { isHiddenFrom } from '../permission.js';
import { openEditForm } from './edit-form.js';
import { isStillDrawn, jobIdIn, targetIn } from './message-pictures.js';

export const editImage: MessageCommand = {
  kind: 'message',
  data: { name: 'Edit image', type: ApplicationCommandType.Message, ...everywhere },

  async execute(interaction, services) {
    const message = interaction.targetMessage;
    await openFor(interaction, message, await jobOf(message, services), services);
  },
};

export const edit = action<ButtonInteraction, [string]>('edit', ofJob, async (interaction, [jobId], services) => {
  await openFor(interaction, interaction.message, await services.jobs.find(jobId), services);
});

/** The job that has drawn a message's pictures; whoever else names files like ours is not believed. */
export async function jobOf(message: Message, { jobs }: Services): Promise<Job | undefined> {
  const id = message.author.id === message.client.user.id ? jobIdIn(message) : undefined;
  return id === undefined ? undefined : jobs.find(id);
}

async function openFor(
  interaction: ButtonInteraction | MessageContextMenuCommandInteraction,
  message: Message,
  job: Job | undefined,
  services: Services,
): Promise<void> {
  if (job && isHiddenFrom(interaction.user.id, job)) throw new UserError('refused.foreign', undefined);
  const target = targetIn(message, job, services.trustsPicture);
  if (!target) throw new UserError(isStillDrawn(message) ? 'refused.stillDrawing' : 'refused.noPicture', undefined);
  await openEditForm(interaction, target, services);
}
