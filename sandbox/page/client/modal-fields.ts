// The fields of a form, out of Discord's components: Labels, and the older rows that hold one text input.
import type { Component, Modal } from './world.js';

export const COMPONENT = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  personSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
} as const;

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly component: Component;
  readonly initialText: string;
  readonly initialChoice: readonly string[];
}

export function fieldsOf(modal: Modal): Field[] {
  return modal.components.flatMap((component) => {
    if (component.type === COMPONENT.label && component.component) {
      return [fieldOf(component.component, component.label ?? '', component.description ?? '')];
    }
    if (component.type !== COMPONENT.row) return [];
    return (component.components ?? []).map((inner) => fieldOf(inner, inner.label ?? '', ''));
  });
}

function fieldOf(component: Component, label: string, description: string): Field {
  return {
    id: component.custom_id ?? '',
    label,
    description,
    required: component.required ?? true,
    component,
    initialText: component.value ?? '',
    initialChoice: initialChoiceOf(component),
  };
}

/** What Discord shows as chosen before anybody chooses. */
export function initialChoiceOf(component: Component): readonly string[] {
  const chosen = (component.options ?? []).filter((option) => option.default).map(({ value }) => value);
  return [...chosen, ...(component.default_values ?? []).map(({ id }) => id)];
}
