// What the guild has chosen, applied to a request before anything is answered: whether it may be made, and what is left open in it.
import type { BaseInteraction, Message } from 'discord.js';
import { UserError } from '../services/errors.js';
import { type Asker, admitAsker, admitRequest } from '../services/guild/admission.js';
import type { Choices } from '../services/guild/choices.js';
import { withDefaults } from '../services/guild/defaults.js';
import { inputsOf } from '../services/jobs/job.js';
import type { Services } from './command.js';
import { holderOf, rolesOf } from './holder.js';
import type { Asked } from './take-order.js';

type Open = Pick<Asked, 'wish' | 'attachments' | 'shape' | 'count'>;
type Needed = Pick<Services, 'choices' | 'lineUp'>;

/** The request with the guild's defaults in it. Throws a UserError when it may not be made. */
export async function admitted<Given extends Open>(asker: Asker, given: Given, { choices, lineUp }: Needed): Promise<Given> {
  const chosen = await choicesFor(asker, choices);
  admitAsker(chosen, asker);
  checkLength(given.wish.prompt, lineUp);
  admitRequest(chosen, { prompt: given.wish.prompt, count: given.count });
  const inputs = { ...inputsOf(given), shape: given.shape };
  return { ...given, wish: withDefaults(given.wish, inputs, chosen, lineUp.offered) };
}

/** Filled into a preset's blanks, a few thousand letters are millions: what no model takes is not looked at any further. */
function checkLength(prompt: string, { offered }: Services['lineUp']): void {
  const most = Math.max(...offered.map(({ longestPrompt }) => longestPrompt));
  const { length } = prompt;
  // An emoji counts twice here; what is near the limit is counted by letters when its model is known.
  if (length > 2 * most) throw new UserError('refused.longPrompt', { most, length });
}

/** Before a form is opened: nobody fills in one that won't be taken. Throws a UserError to who may not ask. */
export async function choicesForAsker(interaction: BaseInteraction, choices: Services['choices']): Promise<Choices> {
  const asker = askerOf(interaction);
  const chosen = await choicesFor(asker, choices);
  admitAsker(chosen, asker);
  return chosen;
}

/** Remembered choices are not waited for. */
async function choicesFor({ guildId }: Asker, choices: Services['choices']): Promise<Choices> {
  return choices.known(guildId) ?? choices.of(guildId);
}

/** Who acts is told alone what stands in the way. */
export function askerOf(interaction: BaseInteraction): Asker {
  const { channelId, channel } = interaction;
  return { ...holderOf(interaction), channelId: channelId ?? '', parentId: parentOf(channel), isOverheard: false };
}

export function writerOf({ author, member, guildId, channelId, channel }: Message): Asker {
  const holder = { guildId, userId: author.id, roles: rolesOf(member) };
  return { ...holder, channelId, parentId: parentOf(channel), isOverheard: guildId !== null };
}

function parentOf(channel: BaseInteraction['channel']): string | null {
  return channel?.isThread() ? channel.parentId : null;
}
