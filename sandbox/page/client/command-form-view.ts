// A command's form, in place of the box: what it does, its options, and those that may be added.
import type { CommandDraft } from './command-draft.js';
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import { optionFieldView } from './option-field-view.js';
import type { Page } from './page.js';
import { localized } from './runnable.js';
import type { Option } from './world.js';

export function commandFormView(draft: CommandDraft, page: Page): Markup {
  const { runnable } = draft;
  const send = (event: Event) => {
    event.preventDefault();
    void page.sendCommand();
  };
  const leave = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') page.leaveCommand();
  };
  return h(
    'form',
    {
      key: `command ${runnable.key}`,
      class: 'command-form',
      'aria-label': `/${runnable.title}`,
      onSubmit: send,
      onKeydown: leave,
      mounted: focusFirst,
    },
    headView(draft, page),
    h(
      'div',
      { key: 'fields', class: 'fields' },
      draft.shown.map((option) => optionFieldView(option, draft, page.session)),
    ),
    draft.addable.length > 0 && addableView(draft, page),
    draft.refusal !== '' && h('p', { class: 'refusal', role: 'alert' }, draft.refusal),
    endView(draft),
  );
}

function headView({ runnable }: CommandDraft, page: Page): Markup {
  return h(
    'div',
    { class: 'command-head' },
    h('span', { class: 'command-name' }, `/${runnable.title}`),
    h('span', { class: 'quiet' }, runnable.description),
    h(
      'button',
      {
        type: 'button',
        class: 'tool small',
        'aria-label': 'Leave the command',
        title: 'Leave (Esc)',
        onClick: () => page.leaveCommand(),
      },
      icon('close'),
    ),
  );
}

function endView(draft: CommandDraft): Markup {
  return h(
    'div',
    { key: 'end', class: 'form-end' },
    h('span', { class: 'quiet hint' }, 'Enter sends, Esc leaves'),
    h('button', { type: 'submit', class: 'button button-primary', disabled: draft.sending }, draft.sending ? 'Sending…' : 'Send'),
  );
}

function addableView(draft: CommandDraft, page: Page): Markup {
  const { locale } = page.session;
  const add = (option: Option) =>
    h(
      'button',
      {
        key: option.name,
        type: 'button',
        class: 'chip',
        title: localized(option.description, option.description_localizations, locale),
        onClick: () => draft.add(option),
      },
      `+ ${localized(option.name, option.name_localizations, locale)}`,
    );
  return h('div', { key: 'addable', class: 'addable', role: 'group', 'aria-label': 'Optional' }, draft.addable.map(add));
}

function focusFirst(form: HTMLElement): void {
  const field =
    form.querySelector<HTMLElement>('.fields input, .fields select, .fields textarea') ??
    form.querySelector<HTMLElement>('[type=submit]');
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}
