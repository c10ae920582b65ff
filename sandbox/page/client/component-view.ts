// Buttons, selects and the newer building blocks within a message.

import { isSelect, takesSeveral } from './choices.js';
import { embedView, mediaView, tint } from './embed-view.js';
import { markdownView } from './markdown-view.js';
import { h, type Markup } from './markup.js';
import { COMPONENT, initialChoiceOf } from './modal-fields.js';
import { controlKey, type Page } from './page.js';
import { menuView, type Selection, tickListView } from './select-view.js';
import type { Component, Message } from './world.js';

const LINK_STYLE = 5;
const STYLES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
  6: 'primary',
};

export function componentView(component: Component, message: Message, page: Page): Markup | undefined {
  const inner = () => (component.components ?? []).map((child) => componentView(child, message, page));
  if (isSelect(component)) return messageSelectView(component, message, page);
  switch (component.type) {
    case COMPONENT.row:
      return h('div', { class: 'button-row' }, inner());
    case COMPONENT.button:
      return buttonView(component, message, page);
    case COMPONENT.text:
      return h('div', { class: 'markdown' }, markdownView(component.content ?? '', page.session));
    case COMPONENT.container:
      return h('div', { class: 'embed', mounted: (element) => tint(element, component.accent_color) }, inner());
    case COMPONENT.section:
      return h(
        'div',
        { class: 'section' },
        h('div', {}, inner()),
        component.accessory && componentView(component.accessory, message, page),
      );
    case COMPONENT.thumbnail:
    case COMPONENT.gallery:
      return galleryView(component, message, page);
    case COMPONENT.separator:
      return h('hr', {});
    default:
      return undefined;
  }
}

export function embedsAndComponents(message: Message, page: Page): (Markup | undefined)[] {
  return [
    ...message.embeds.map((embed, index) => embedView(embed, index, message, page)),
    ...message.components.map((component) => componentView(component, message, page)),
  ];
}

function buttonView(component: Component, message: Message, page: Page): Markup {
  const words = [component.emoji?.name && h('span', { class: 'emoji' }, component.emoji.name), component.label];
  const look = `button button-${STYLES[component.style ?? 2] ?? 'secondary'}`;
  if (component.style === LINK_STYLE) {
    return h(
      'a',
      { class: look, href: component.url ?? '', target: '_blank', rel: 'noopener noreferrer' },
      words,
      h('span', { 'aria-hidden': 'true' }, '↗'),
    );
  }
  const key = controlKey(message, component);
  const busy = page.busy.has(key);
  return h(
    'button',
    {
      key,
      type: 'button',
      class: busy ? `${look} busy` : look,
      disabled: component.disabled ?? false,
      ...(busy ? { 'aria-busy': 'true' } : {}),
      onClick: () => !busy && void page.press(message, component),
    },
    words,
  );
}

function messageSelectView(component: Component, message: Message, page: Page): Markup {
  const key = controlKey(message, component);
  const choiceKey = `${key} ${message.editedAt ?? ''}`;
  const label = component.placeholder ?? 'Choose';
  const chosen = page.chosen.get(choiceKey) ?? initialChoiceOf(component);
  const send = (values: readonly string[]) => void page.press(message, component, values);
  const disabled = (component.disabled ?? false) || page.busy.has(key);
  const selection = { component, world: page.session.world, id: key, chosen, disabled };
  if (!takesSeveral(component)) {
    const choose = (values: readonly string[]) => {
      page.choose(choiceKey, values);
      if (values.length > 0) send(values);
    };
    return menuView({ ...selection, choose }, label);
  }
  return severalView({ ...selection, choose: (values) => page.choose(choiceKey, values) }, label, () => send(chosen));
}

/** Several choices are sent together, once the reader says so. */
function severalView(selection: Selection, label: string, send: () => void): Markup {
  const { chosen, component } = selection;
  const enough = chosen.length >= (component.min_values ?? 1);
  const apply = ({ currentTarget }: Event) => {
    if (currentTarget instanceof Element) currentTarget.closest('details')?.removeAttribute('open');
    send();
  };
  return h(
    'details',
    { key: selection.id, class: 'several' },
    h('summary', {}, label, h('span', { class: 'quiet' }, chosen.length > 0 ? ` ${chosen.length} chosen` : '')),
    tickListView(selection),
    h(
      'button',
      { type: 'button', class: 'button button-primary', disabled: selection.disabled || !enough, onClick: apply },
      'Apply',
    ),
  );
}

function galleryView(component: Component, message: Message, page: Page): Markup {
  const items =
    component.items ?? (component.media ? [{ media: component.media, description: component.description ?? null }] : []);
  const pictures = items.map(({ media, description }) => mediaView(media.url, message, page, description));
  return h('div', { class: `pictures pictures-${Math.min(items.length, 4)}` }, pictures);
}
