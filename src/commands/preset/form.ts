// The form that asks for a preset's blanks: a line for each, the first with the words that were typed already.
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { ofJob, writeCustomId } from '../../services/discord/custom-id.js';
import { LONGEST_FIELD, LONGEST_LABEL } from '../../services/discord/input-length.js';
import { shortened } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { languageFor, say } from '../../services/messages/messages.js';
import { blanksOf, filledIn } from '../../services/presets/blanks.js';
import { choicesForAsker } from '../admit.js';
import { action, type Services } from '../command.js';
import { type Asked, takeOrder } from '../take-order.js';

interface Asking {
  readonly name: string;
  /** The prompt of its wish still has its blanks. */
  readonly asked: Asked;
  /** What was typed at the command, if anything. */
  readonly words: string;
}

/** Opens at once: everything else of the request waits in the store. */
export async function askForBlanks(
  interaction: ChatInputCommandInteraction,
  { name, asked, words }: Asking,
  { presetForms, choices }: Services,
): Promise<void> {
  await choicesForAsker(interaction, choices);
  const { wish, attachments, shape, count, isPrivate } = asked;
  const { prompt, ...options } = wish;
  const form = { userId: interaction.user.id, prompt, options, attachments: [...attachments], shape, count, isPrivate };
  await presetForms.open(interaction.id, form);
  const language = languageFor(interaction.locale);
  const title = asLabel(say(language, 'preset.formTitle', { name }));
  await interaction.showModal(formFor(interaction.id, title, blanksOf(prompt), words));
}

export const presetForm = action<ModalSubmitInteraction, [string]>(
  'preset-form',
  ofJob,
  async (interaction, [id], services, log) => {
    const form = await services.presetForms.get(id);
    if (!form) throw new UserError('refused.formGone', undefined);
    if (form.userId !== interaction.user.id) throw new UserError('refused.foreign', undefined);
    const { prompt, options, attachments, shape, count, isPrivate } = form;
    const values = blanksOf(prompt).map((_, index) => interaction.fields.getTextInputValue(fieldOf(index)).trim());
    if (values.includes('')) throw new UserError('preset.leftBlank', undefined);
    const wish = { ...options, prompt: filledIn(prompt, values) };
    await takeOrder(interaction, { wish, attachments, shape, count, isPrivate, parent: null }, services, log);
  },
);

function formFor(id: string, title: string, blanks: readonly string[], words: string): APIModalInteractionResponseCallbackData {
  const components: APILabelComponent[] = blanks.map((blank, index) => ({
    type: ComponentType.Label,
    label: asLabel(blank),
    component: {
      type: ComponentType.TextInput,
      custom_id: fieldOf(index),
      style: TextInputStyle.Short,
      max_length: LONGEST_FIELD,
      required: true,
      ...(index === 0 && words !== '' && { value: words.replace(/\s+/g, ' ').slice(0, LONGEST_FIELD) }),
    },
  }));
  return { custom_id: writeCustomId('preset-form', id), title, components };
}

/** It is not said whether Discord counts an emoji once or twice. */
function asLabel(words: string): string {
  return shortened(words, words.length > LONGEST_LABEL ? Math.floor(LONGEST_LABEL / 2) : LONGEST_LABEL);
}

function fieldOf(index: number): string {
  return `blank-${index + 1}`;
}
