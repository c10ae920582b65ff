// What can be chosen in a select of any kind: its own options, or the people, roles and channels there are.
import { COMPONENT } from './modal-fields.js';
import type { Component, SelectOption, World } from './world.js';

const SELECTS: ReadonlySet<number> = new Set([
  COMPONENT.select,
  COMPONENT.personSelect,
  COMPONENT.roleSelect,
  COMPONENT.mentionableSelect,
  COMPONENT.channelSelect,
]);

export function isSelect(component: Component): boolean {
  return SELECTS.has(component.type);
}

export function takesSeveral(component: Component): boolean {
  return (component.max_values ?? 1) > 1 || component.min_values === 0;
}

export function choicesOf(component: Component, world: World | undefined): SelectOption[] {
  const people = (world?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const roles = (world?.roles ?? []).map(({ id, name }) => ({ value: id, label: `@${name.replace(/^@/, '')}` }));
  switch (component.type) {
    case COMPONENT.personSelect:
      return people;
    case COMPONENT.roleSelect:
      return roles;
    case COMPONENT.mentionableSelect:
      return [...people, ...roles];
    case COMPONENT.channelSelect:
      return (world?.channels ?? [])
        .filter(({ kind }) => kind !== 'direct')
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
    default:
      return [...(component.options ?? [])];
  }
}

/** With `value` ticked or not, in the order the choices are listed. */
export function withTicked(
  choices: readonly SelectOption[],
  chosen: readonly string[],
  value: string,
  ticked: boolean,
): string[] {
  return choices.map((choice) => choice.value).filter((other) => (other === value ? ticked : chosen.includes(other)));
}
