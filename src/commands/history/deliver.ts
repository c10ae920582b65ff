// The button Deliver on a page of /history: what never reached its owner is sent to where they press it.
import { type ButtonInteraction, ComponentType, MessageFlags } from 'discord.js';
import { ofJob } from '../../services/discord/custom-id.js';
import { verdictOn } from '../../services/discord/discord-failure.js';
import { type JobMessage, renderEnding, withLinks } from '../../services/discord/job-rendering.js';
import { UserError } from '../../services/errors.js';
import type { Job } from '../../services/jobs/job.js';
import { action } from '../command.js';

export const deliver = action<ButtonInteraction, [string]>('deliver', ofJob, async (interaction, [jobId], { lateDelivery }) => {
  await interaction.deferUpdate();
  await lateDelivery.deliver(jobId, interaction.user.id, async (job, ending) => {
    const rendered = renderEnding(job, ending);
    const sent = await send(interaction, job, rendered).catch((error: unknown) => {
      if (verdictOn(error) !== 'too-large') throw error;
      const linked = withLinks(rendered, job);
      if (linked.isIncomplete) throw new UserError('history.tooLarge', undefined);
      return send(interaction, job, linked);
    });
    return { channelId: sent.channelId, messageId: sent.id };
  });
  await interaction.editReply({ components: withoutPressed(interaction) });
});

/** As visible as it was asked for. */
function send(interaction: ButtonInteraction, { place }: Job, { body, files }: JobMessage) {
  const descriptions = new Map(body.attachments?.map(({ id, description }) => [Number(id), description ?? '']));
  return interaction.followUp({
    content: body.content,
    components: body.components ?? [],
    files: files.map(({ name, data }, index) => ({ name, attachment: data, description: descriptions.get(index) ?? '' })),
    allowedMentions: { parse: [] },
    ...(place.private && { flags: MessageFlags.Ephemeral }),
  });
}

/** The page stays as it is, less the button that has done its work. */
function withoutPressed({ message, customId }: ButtonInteraction) {
  return message.components.flatMap((row) => {
    if (row.type !== ComponentType.ActionRow) return [];
    const components = row.components.filter((each) => each.customId !== customId).map((each) => each.toJSON());
    return components.length > 0 ? [{ type: ComponentType.ActionRow as const, components }] : [];
  });
}
