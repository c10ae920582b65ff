// One option of a command as a field of its kind: text, number, choice, yes or no, person, role, channel, file.
import type { CommandDraft } from './command-draft.js';
import { icon } from './icon-view.js';
import { h, type Markup, type Properties } from './markup.js';
import { OPTION_KIND } from './option-check.js';
import { localized } from './runnable.js';
import type { Session } from './session.js';
import type { Option, SelectOption, World } from './world.js';

const MAX_ROWS = 6;

export function optionFieldView(option: Option, draft: CommandDraft, session: Session): Markup {
  const id = `option-${option.name}`;
  const problem = draft.problem(option);
  const name = localized(option.name, option.name_localizations, session.locale);
  return h(
    'div',
    { key: option.name, class: problem ? 'field wrong' : 'field', mounted: focusAdded(option) },
    h(
      'div',
      { class: 'field-head' },
      h('label', { for: id }, name, option.required && h('span', { class: 'needed-mark', title: 'Needed' }, ' *')),
      !option.required &&
        h(
          'button',
          { type: 'button', class: 'tool small', 'aria-label': `Remove ${name}`, onClick: () => draft.remove(option) },
          icon('close'),
        ),
    ),
    controlView(option, id, draft, session),
    completionView(option, draft),
    h(
      'p',
      { class: 'field-words', id: `${id}-words` },
      problem ? h('strong', {}, problem, ' ') : undefined,
      localized(option.description, option.description_localizations, session.locale),
    ),
  );
}

function controlView(option: Option, id: string, draft: CommandDraft, session: Session): Markup {
  const common: Properties = {
    id,
    'aria-describedby': `${id}-words`,
    'aria-invalid': draft.problem(option) ? 'true' : 'false',
    'aria-required': option.required ? 'true' : 'false',
  };
  if (option.type === OPTION_KIND.attachment) return fileControl(option, common, draft);
  const listed = listedChoices(option, session.world, session.locale);
  if (listed) return selectControl(option, common, listed, draft);
  const input = (event: Event) => {
    const field = event.currentTarget;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) draft.write(option, field.value);
  };
  const value = draft.shownText(option);
  if (option.type !== OPTION_KIND.string || option.autocomplete) {
    const kind =
      option.type === OPTION_KIND.string ? {} : { inputmode: option.type === OPTION_KIND.integer ? 'numeric' : 'decimal' };
    return h('input', {
      ...common,
      ...kind,
      type: 'text',
      autocomplete: 'off',
      value,
      placeholder: rangeWords(option),
      onInput: input,
    });
  }
  const rows = Math.min(Math.max(value.split('\n').length, Math.ceil(value.length / 70)), MAX_ROWS);
  return h('textarea', { ...common, rows: rows || 1, value, onInput: input, onKeydown: sendAtEnter });
}

/** What there is to choose from, when the option's kind or the bot names it. */
function listedChoices(option: Option, world: World | undefined, locale: string): SelectOption[] | undefined {
  if (option.choices && option.choices.length > 0) {
    return option.choices.map((choice) => ({
      value: String(choice.value),
      label: localized(choice.name, choice.name_localizations, locale),
    }));
  }
  const people = (world?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const roles = (world?.roles ?? []).map(({ id, name }) => ({ value: id, label: `@${name.replace(/^@/, '')}` }));
  switch (option.type) {
    case OPTION_KIND.boolean:
      return [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ];
    case OPTION_KIND.person:
      return people;
    case OPTION_KIND.role:
      return roles;
    case OPTION_KIND.mentionable:
      return [...people, ...roles];
    case OPTION_KIND.channel:
      return (world?.channels ?? [])
        .filter(({ kind }) => kind !== 'direct')
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
    default:
      return undefined;
  }
}

function selectControl(option: Option, common: Properties, choices: readonly SelectOption[], draft: CommandDraft): Markup {
  const change = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) draft.write(option, event.currentTarget.value);
  };
  const listed = [{ value: '', label: 'Choose…' }, ...choices].map(({ value, label }) => h('option', { value }, label));
  return h('select', { ...common, value: draft.typed(option), onChange: change }, listed);
}

function fileControl(option: Option, common: Properties, draft: CommandDraft): Markup {
  const change = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) draft.attach(option, event.currentTarget.files?.[0]);
  };
  return h('input', { ...common, type: 'file', onChange: change });
}

function completionView(option: Option, draft: CommandDraft): Markup | undefined {
  if (draft.completing?.option !== option.name) return undefined;
  const { choices } = draft.completing;
  if (choices.length === 0) return h('p', { class: 'quiet', role: 'status' }, 'Nothing fits.');
  const choose = choices.map((choice) =>
    h(
      'button',
      { key: String(choice.value), type: 'button', class: 'chip', onClick: () => draft.complete(option, choice) },
      choice.name,
    ),
  );
  return h('div', { class: 'completions', role: 'group', 'aria-label': 'Suggestions' }, choose);
}

function rangeWords({ min_value: least, max_value: most }: Option): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  if (least !== undefined) return `${least} or more`;
  return most === undefined ? '' : `${most} or less`;
}

/** An option that was just added is the one to fill in next. */
function focusAdded(option: Option): (element: HTMLElement) => void {
  return (element) => {
    if (!option.required) element.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
}

function sendAtEnter(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (event.currentTarget instanceof HTMLTextAreaElement) event.currentTarget.form?.requestSubmit();
}
