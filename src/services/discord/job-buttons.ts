// The buttons under a job's message: while it lasts Cancel, and then whatever one may want to do next.
import { ButtonStyle, ComponentType } from 'discord.js';
import { estimateOf, type Job } from '../jobs/job.js';
import { type Language, say } from '../messages/messages.js';
import { creditsFor, modelById } from '../providers/catalogue.js';
import { writeCustomId } from './custom-id.js';

export type JobButton = ReturnType<typeof button>;

export function cancelButton(language: Language, { id }: Job): JobButton {
  return button('cancel', id, say(language, 'button.cancel', undefined));
}

/** For who may manage messages; what it costs stands on it. */
export function approvalButtons(language: Language, job: Job): JobButton[] {
  const { id } = job;
  return [
    button('approve', id, say(language, 'button.approve', { cost: estimateOf(job) }), ButtonStyle.Success),
    button('refuse', id, say(language, 'button.refuse', undefined), ButtonStyle.Danger),
  ];
}

export function endingButtons(language: Language, job: Job): JobButton[] {
  return [
    button('again', job.id, say(language, 'button.again', undefined)),
    button('edit', job.id, say(language, 'button.edit', undefined), ButtonStyle.Primary),
    ...highButton(language, job),
    button('details', job.id, say(language, 'button.details', undefined)),
    button('delete', job.id, say(language, 'button.delete', undefined)),
  ];
}

/** What is as fine as it gets already has none. It is asked of the model that was asked before, whoever stood in for it. */
function highButton(language: Language, job: Job): JobButton[] {
  const { model: id, size, quality } = job.request;
  const model = modelById(id);
  if (!model || quality === 'high') return [];
  const cost = creditsFor(model, 'high', size) * job.parts.length;
  return [button('high', job.id, say(language, 'button.high', { cost }))];
}

function button(
  action: string,
  jobId: string,
  label: string,
  style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium> = ButtonStyle.Secondary,
) {
  return { type: ComponentType.Button as const, style, label, custom_id: writeCustomId(action, jobId) };
}
