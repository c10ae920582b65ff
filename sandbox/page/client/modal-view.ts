// A form the bot opened, in front of everything else until it is sent or left.
import { icon } from './icon-view.js';
import { markdownView } from './markdown-view.js';
import { h, type Markup } from './markup.js';
import type { ModalDraft } from './modal-draft.js';
import { modalFieldView } from './modal-field-view.js';
import { COMPONENT, type Field } from './modal-fields.js';
import type { Page } from './page.js';
import type { Component } from './world.js';

export function modalView(draft: ModalDraft, page: Page): Markup {
  const { interaction, title } = draft.modal;
  const send = (event: Event) => {
    event.preventDefault();
    void page.sendModal();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    page.closeModal();
  };
  return h(
    'dialog',
    { key: `modal ${interaction}`, class: 'modal', 'aria-labelledby': 'modal-title', mounted: show, onCancel: cancel },
    h(
      'form',
      { class: 'modal-form', onSubmit: send },
      h(
        'header',
        {},
        h('h2', { id: 'modal-title' }, title),
        h(
          'button',
          { type: 'button', class: 'tool small', 'aria-label': 'Close', onClick: () => page.closeModal() },
          icon('close'),
        ),
      ),
      h('div', { class: 'modal-fields' }, partViews(draft, page)),
      draft.refusal !== '' && h('p', { class: 'refusal', role: 'alert' }, draft.refusal),
      footView(draft, page),
    ),
  );
}

function footView(draft: ModalDraft, page: Page): Markup {
  return h(
    'footer',
    {},
    h('button', { type: 'button', class: 'button button-secondary', onClick: () => page.closeModal() }, 'Cancel'),
    h(
      'button',
      { type: 'submit', class: 'button button-primary', disabled: draft.sending },
      draft.sending ? 'Sending…' : 'Submit',
    ),
  );
}

/** Words and fields in the order the bot gave them. */
function partViews(draft: ModalDraft, page: Page): Markup[] {
  const fieldsIn = (component: Component): readonly Field[] => {
    const inner = component.component ? [component.component] : (component.components ?? []);
    return draft.fields.filter((field) => inner.includes(field.component));
  };
  return draft.modal.components.flatMap((component) => {
    if (component.type === COMPONENT.text)
      return [h('div', { class: 'markdown' }, markdownView(component.content ?? '', page.session))];
    return fieldsIn(component).map((field) => modalFieldView(field, draft, page.session.world));
  });
}

function show(element: HTMLElement): void {
  if (!(element instanceof HTMLDialogElement)) return;
  element.showModal();
  element.querySelector<HTMLElement>('.modal-fields :is(input, textarea, select)')?.focus();
}
