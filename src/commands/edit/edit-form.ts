// The form to edit a picture: what to change, how finely, and more pictures; opened at once, and sent within 15 minutes.
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type ButtonInteraction,
  ComponentType,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { ofJob, writeCustomId } from '../../services/discord/custom-id.js';
import { LONGEST_FIELD, LONGEST_LABEL } from '../../services/discord/input-length.js';
import { shortened } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { canBeHad } from '../../services/guild/defaults.js';
import type { EditTarget } from '../../services/jobs/edit-targets.js';
import type { Attachment } from '../../services/jobs/source.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import type { Model } from '../../services/providers/catalogue.js';
import type { Quality, Wish } from '../../services/providers/image-request.js';
import { choicesForAsker } from '../admit.js';
import { asAttachment } from '../attached.js';
import { action, type Services } from '../command.js';
import { takeOrder } from '../take-order.js';

/** With the picture itself four, as /imagine takes. */
const MOST_MORE = 3;
const QUALITIES = ['low', 'medium', 'high'] as const;

export async function openEditForm(
  interaction: ButtonInteraction | MessageContextMenuCommandInteraction,
  target: EditTarget,
  { editTargets, choices }: Services,
): Promise<void> {
  const { defaults } = await choicesForAsker(interaction, choices);
  await editTargets.open(interaction.id, target);
  const usual = target.basis?.quality ?? defaults.quality ?? undefined;
  await interaction.showModal(formFor(languageFor(interaction.locale), interaction.id, { ...target, usual }));
}

export const editForm = action<ModalSubmitInteraction, [string]>('edit-form', ofJob, async (interaction, [id], services, log) => {
  const target = await services.editTargets.get(id);
  if (!target) throw new UserError('refused.formGone', undefined);
  const { fields } = interaction;
  const chosen = target.pictures.length > 1 ? Number(fields.getStringSelectValues('picture')[0]) : 0;
  const picture = target.pictures[chosen];
  if (!picture) throw new UserError('refused.foreign', undefined);
  const more = [...(fields.getUploadedFiles('reference')?.values() ?? [])].map((file) => asAttachment('reference', file));
  const masks = [...(fields.getUploadedFiles('mask')?.values() ?? [])].map((file) => asAttachment('mask', file));
  const attachments = [picture.attachment, ...more, ...masks];
  const quality = QUALITIES.find((each) => each === fields.getStringSelectValues('quality')[0]);
  const wish = { ...likeBefore(target, services.lineUp.offered, attachments), prompt: fields.getTextInputValue('what'), quality };
  const { parent, shape } = picture;
  const asked = { wish, attachments, shape: shape ?? undefined, parent, count: 1, isPrivate: target.isPrivate };
  await takeOrder(interaction, asked, services, log);
});

/** What the last picture was drawn with, as far as it makes sense for the next; the same model when it can edit this. */
export function likeBefore(
  { basis }: Pick<EditTarget, 'basis'>,
  offered: readonly Model[],
  attachments: readonly Attachment[],
): Omit<Wish, 'prompt'> {
  if (!basis) return {};
  const { format, compression, moderation, quality } = basis;
  const background = basis.background === 'transparent' ? basis.background : undefined;
  const references = attachments.filter(({ slot }) => slot === 'reference').length;
  const hasMask = attachments.length > references;
  const same = offered.find(
    ({ id, mask, ...model }) => id === basis.model && references <= model.references && (mask || !hasMask),
  );
  if (!same) {
    const all = { format, compression, quality, background, ...(moderation !== 'auto' && { moderation }) };
    // What nobody on offer takes can't be chosen otherwise in the form.
    const less = [all, { quality, background }, { quality }];
    return less.find((each) => canBeHad(offered, { ...each, prompt: '-' }, { references, mask: hasMask })) ?? { quality };
  }
  return { model: same.id, size: basis.size, format, compression, moderation, quality, background };
}

type Filled = Pick<EditTarget, 'pictures'> & { readonly usual: Quality | undefined };

function formFor(language: Language, id: string, target: Filled): APIModalInteractionResponseCallbackData {
  const label = (words: string, component: APIComponentInLabel): APILabelComponent => ({
    type: ComponentType.Label,
    label: shortened(words, LONGEST_LABEL),
    component,
  });
  const file = (customId: string, most: number): APIComponentInLabel => ({
    type: ComponentType.FileUpload,
    custom_id: customId,
    min_values: 0,
    max_values: most,
    required: false,
  });
  const select = (customId: string, options: APISelectMenuOption[]): APIComponentInLabel => ({
    type: ComponentType.StringSelect,
    custom_id: customId,
    options,
    min_values: 1,
    max_values: 1,
    required: true,
  });
  const what: APIComponentInLabel = {
    type: ComponentType.TextInput,
    custom_id: 'what',
    style: TextInputStyle.Paragraph,
    max_length: LONGEST_FIELD,
    required: true,
    placeholder: say(language, 'form.example', undefined),
  };
  const components = [
    label(say(language, 'form.what', undefined), what),
    ...(target.pictures.length > 1
      ? [label(say(language, 'form.picture', undefined), select('picture', pictureOptions(language, target)))]
      : []),
    label(say(language, 'form.quality', undefined), select('quality', qualityOptions(language, target.usual))),
    label(say(language, 'form.reference', undefined), file('reference', MOST_MORE)),
    label(say(language, 'form.mask', undefined), file('mask', 1)),
  ];
  return { custom_id: writeCustomId('edit-form', id), title: say(language, 'form.title', undefined), components };
}

function qualityOptions(language: Language, wanted: Filled['usual']) {
  const usual = QUALITIES.find((quality) => quality === wanted) ?? 'medium';
  return QUALITIES.map((value) => ({
    label: say(language, `choice.quality.${value}`, undefined),
    value,
    default: value === usual,
  }));
}

/** The bot's own have no name that says anything; others are known by theirs. */
function pictureOptions(language: Language, { pictures }: Pick<EditTarget, 'pictures'>) {
  return pictures.slice(0, 25).map(({ attachment, parent, shape }, index) => ({
    label: say(language, 'form.pictureName', { number: index + 1, name: parent ? undefined : shortened(attachment.name, 80) }),
    value: String(index),
    ...(shape !== null && { description: shape.replace('x', '×') }),
    default: index === 0,
  }));
}
