// One field of a form the bot opened.
import { isSelect, takesSeveral } from './choices.js';
import { h, type Markup, type Properties } from './markup.js';
import type { ModalDraft } from './modal-draft.js';
import { COMPONENT, type Field } from './modal-fields.js';
import { menuView, type Selection, tickListView } from './select-view.js';
import type { World } from './world.js';

const PARAGRAPH = 2;

export function modalFieldView(field: Field, draft: ModalDraft, world: World | undefined): Markup {
  const id = `modal-${field.id}`;
  const needed = field.required && h('span', { class: 'needed-mark', title: 'Needed' }, ' *');
  const words = field.description !== '' && h('p', { class: 'field-words', id: `${id}-words` }, field.description);
  const selection: Selection = {
    component: field.component,
    world,
    id,
    chosen: draft.chosen(field),
    disabled: false,
    choose: (values) => draft.choose(field, values),
  };
  if (isSelect(field.component) && takesSeveral(field.component)) {
    return h('fieldset', { key: id, class: 'field' }, h('legend', {}, field.label, needed), words, tickListView(selection));
  }
  const control = isSelect(field.component) ? menuView(selection, undefined) : inputView(field, id, draft);
  return h('div', { key: id, class: 'field' }, h('label', { for: id }, field.label, needed), words, control);
}

function inputView(field: Field, id: string, draft: ModalDraft): Markup {
  const { component } = field;
  const common: Properties = {
    id,
    required: field.required,
    ...(field.description ? { 'aria-describedby': `${id}-words` } : {}),
  };
  if (component.type === COMPONENT.fileUpload) return fileView(field, common, draft);
  const input = (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) draft.write(field, control.value);
  };
  const text: Properties = {
    ...common,
    value: draft.typed(field),
    placeholder: component.placeholder,
    minlength: component.min_length,
    maxlength: component.max_length,
    onInput: input,
  };
  return component.style === PARAGRAPH
    ? h('textarea', { ...text, rows: 4 })
    : h('input', { ...text, type: 'text', autocomplete: 'off' });
}

function fileView(field: Field, common: Properties, draft: ModalDraft): Markup {
  const most = field.component.max_values ?? 1;
  const change = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) draft.attach(field, [...(event.currentTarget.files ?? [])]);
  };
  return h('input', {
    ...common,
    type: 'file',
    multiple: most > 1,
    required: field.required && (field.component.min_values ?? 1) > 0,
    onChange: change,
  });
}
