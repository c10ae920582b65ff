// What can be done with a message: reply, the bot's own message commands, delete.
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import { localized, messageCommands } from './runnable.js';
import type { Message } from './world.js';

export function messageMenuView(message: Message, page: Page): Markup {
  const open = page.menu === message.id;
  return h(
    'div',
    {
      key: 'tools',
      class: open ? 'message-tools open' : 'message-tools',
      onKeydown: (event) => onKey(event, page),
      onFocusout: (event) => onLeave(event, page),
    },
    !message.ephemeral &&
      h(
        'button',
        { type: 'button', class: 'tool', title: 'Reply', 'aria-label': 'Reply', onClick: () => page.reply(message) },
        icon('reply'),
      ),
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        title: 'More',
        'aria-label': 'More, and apps',
        'aria-haspopup': 'menu',
        'aria-expanded': open ? 'true' : 'false',
        onClick: () => page.openMenu(open ? undefined : message.id),
      },
      icon('more'),
    ),
    open && menuView(message, page),
  );
}

function menuView(message: Message, page: Page): Markup {
  const { world, user, locale } = page.session;
  const person = world?.people.find(({ id }) => id === user);
  const commands = messageCommands(world?.commands ?? []);
  const mayDelete = message.author === user || message.ephemeral || person?.isAdmin;
  return h(
    'div',
    {
      class: 'menu',
      role: 'menu',
      mounted: (element) => element.querySelector('button')?.focus(),
      // Some browsers don't focus a clicked button: the focus would leave the menu, and close it, before the click.
      onMousedown: (event) => event.preventDefault(),
    },
    !message.ephemeral && item('Reply', () => page.reply(message)),
    h('div', { class: 'menu-title', role: 'presentation' }, 'Apps'),
    commands.length === 0 && h('div', { class: 'menu-empty' }, 'The bot has no command for messages.'),
    commands.map((command) =>
      item(localized(command.name, command.name_localizations, locale), () => void page.runOnMessage(command.name, message)),
    ),
    mayDelete && item('Delete message', () => void page.remove(message), 'danger'),
  );
}

function item(words: string, act: () => void, look = ''): Markup {
  return h('button', { key: words, type: 'button', role: 'menuitem', class: `menu-item ${look}`, onClick: act }, words);
}

function onKey(event: Event, page: Page): void {
  if (!(event instanceof KeyboardEvent) || page.menu === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'Escape') {
    page.openMenu(undefined);
    event.currentTarget.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length]?.focus();
  }
}

/** A click or a step elsewhere closes the menu. */
function onLeave(event: Event, page: Page): void {
  if (!(event instanceof FocusEvent) || page.menu === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const next = event.relatedTarget;
  if (!(next instanceof Node) || !event.currentTarget.contains(next)) page.openMenu(undefined);
}
