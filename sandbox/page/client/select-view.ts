// A select: a menu for one choice, a list of boxes to tick for several. Used in messages and in forms.
import { choicesOf, withTicked } from './choices.js';
import { h, type Markup } from './markup.js';
import type { Component, SelectOption, World } from './world.js';

export interface Selection {
  readonly component: Component;
  readonly world: World | undefined;
  /** Unique in the document. */
  readonly id: string;
  readonly chosen: readonly string[];
  readonly disabled: boolean;
  readonly choose: (values: readonly string[]) => void;
}

export function menuView(selection: Selection, label: string | undefined): Markup {
  const { component, chosen, choose } = selection;
  const change = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) choose(event.currentTarget.value ? [event.currentTarget.value] : []);
  };
  const empty = h(
    'option',
    { value: '', disabled: (component.required ?? true) && chosen.length > 0 },
    component.placeholder ?? 'Choose one',
  );
  const choices = choicesOf(component, selection.world).map(({ value, label: words, emoji, description }) =>
    h('option', { value }, [emoji?.name, words].filter(Boolean).join(' '), description && ` (${description})`),
  );
  const name = label === undefined ? {} : { 'aria-label': label };
  return h('select', { id: selection.id, value: chosen[0] ?? '', disabled: selection.disabled, onChange: change, ...name }, [
    empty,
    ...choices,
  ]);
}

export function tickListView(selection: Selection): Markup {
  const choices = choicesOf(selection.component, selection.world);
  return h(
    'div',
    { class: 'tick-list' },
    choices.map((choice) => tickView(choice, choices, selection)),
  );
}

function tickView(choice: SelectOption, choices: readonly SelectOption[], selection: Selection): Markup {
  const { component, chosen, choose } = selection;
  const most = component.max_values ?? choices.length;
  const ticked = chosen.includes(choice.value);
  const full = !ticked && most > 1 && chosen.length >= most;
  const change = (event: Event) => {
    const now = event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked;
    choose(withTicked(choices, most === 1 ? [] : chosen, choice.value, now));
  };
  return h(
    'label',
    { key: choice.value, class: 'tick' },
    h('input', { type: 'checkbox', checked: ticked, disabled: selection.disabled || full, onChange: change }),
    h('span', {}, choice.emoji?.name && `${choice.emoji.name} `, choice.label),
    choice.description && h('span', { class: 'quiet' }, choice.description),
  );
}
