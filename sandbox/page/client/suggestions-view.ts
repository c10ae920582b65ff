// The list above the box: commands after a slash, people after an at sign.
import { avatarView } from './avatar-view.js';
import type { Suggestion } from './composer.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}

export function suggestionsView(suggestions: readonly Suggestion[], page: Page): Markup {
  const title = suggestions[0]?.kind === 'command' ? 'Commands' : 'People';
  return h(
    'div',
    { key: 'suggestions', class: 'suggestions' },
    h('div', { class: 'suggestions-title', 'aria-hidden': 'true' }, title),
    h(
      'ul',
      { id: 'suggestions', role: 'listbox', 'aria-label': title },
      suggestions.map((suggestion, index) => optionView(suggestion, index, page)),
    ),
  );
}

function optionView(suggestion: Suggestion, index: number, page: Page): Markup {
  const active = index === page.composer.active;
  return h(
    'li',
    {
      key: `${keyOf(suggestion)}${active ? ' active' : ''}`,
      id: suggestionId(index),
      role: 'option',
      'aria-selected': active ? 'true' : 'false',
      class: active ? 'suggestion active' : 'suggestion',
      mounted: (element) => active && element.scrollIntoView({ block: 'nearest' }),
      // Before the box loses its focus.
      onMousedown: (event) => {
        event.preventDefault();
        page.take(suggestion);
      },
    },
    wordsOf(suggestion),
  );
}

function keyOf(suggestion: Suggestion): string {
  return suggestion.kind === 'command' ? suggestion.runnable.key : suggestion.person.id;
}

function wordsOf(suggestion: Suggestion): Markup[] {
  if (suggestion.kind === 'person') return [avatarView(suggestion.person), h('span', {}, suggestion.person.name)];
  const { title, description, options } = suggestion.runnable;
  const needed = options.filter(({ required }) => required).map(({ name }) => h('span', { class: 'needed' }, name));
  return [h('span', { class: 'suggestion-name' }, `/${title} `, needed), h('span', { class: 'quiet' }, description)];
}
