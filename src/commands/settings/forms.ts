// The forms behind the panel of /settings: for what is typed and not chosen.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { writeCustomId } from '../../services/discord/custom-id.js';
import { LONGEST_FIELD } from '../../services/discord/input-length.js';
import { type Choices, LONGEST_REASON } from '../../services/guild/choices.js';
import { type Language, say } from '../../services/messages/messages.js';

/** What every form calls its one field. */
export const FIELD = 'value';

interface Form {
  /** The state in the custom id. */
  readonly state: readonly string[];
  readonly title: string;
  readonly help: string;
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly example?: string;
}

export function wordsForm(language: Language, { blockedWords }: Choices) {
  return form({
    state: ['blocked-words'],
    title: say(language, 'form.words.title', undefined),
    help: say(language, 'form.words.help', undefined),
    label: say(language, 'form.words.label', undefined),
    example: say(language, 'form.words.example', undefined),
    value: blockedWords.join('\n'),
    most: LONGEST_FIELD,
    isLong: true,
  });
}

export function approvalForm(language: Language, { approvalAbove }: Choices) {
  return form({
    state: ['approval'],
    title: say(language, 'form.approval.title', undefined),
    help: say(language, 'form.approval.help', undefined),
    label: say(language, 'form.approval.label', undefined),
    example: '50',
    value: approvalAbove === null ? '' : String(approvalAbove),
    most: 20,
  });
}

export function atOnceForm(language: Language, { runningTogether }: Choices) {
  return form({
    state: ['running-together'],
    title: say(language, 'form.atOnce.title', undefined),
    help: say(language, 'form.atOnce.help', undefined),
    label: say(language, 'form.atOnce.label', undefined),
    example: '5',
    value: runningTogether === null ? '' : String(runningTogether),
    most: 20,
  });
}

export function keepOutForm(language: Language, userIds: readonly string[]) {
  return form({
    state: ['kept-out', ...userIds],
    title: say(language, 'form.keepOut.title', undefined),
    help: say(language, 'form.keepOut.help', { userIds }),
    label: say(language, 'form.keepOut.label', undefined),
    value: '',
    most: LONGEST_REASON,
    isRequired: true,
  });
}

function form(asked: Form): APIModalInteractionResponseCallbackData {
  const { state, title, help, label, value, most, isLong = false, isRequired = false, example } = asked;
  return {
    custom_id: writeCustomId('settings', ...state),
    title,
    components: [
      { type: ComponentType.TextDisplay, content: help },
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
          max_length: most,
          required: isRequired,
          ...(value !== '' && { value }),
          ...(example !== undefined && { placeholder: example }),
        },
      },
    ],
  };
}
