// Beside the channel: where one can go, whom one can be, and the workings of this world.
import { avatarView } from './avatar-view.js';
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import type { Channel, Person } from './world.js';
import { worldPanelView } from './world-panel-view.js';

const SIGNS = { text: '#', thread: '⤷', direct: '@' } as const;

export function sidebarView(page: Page): Markup {
  const { world } = page.session;
  const close = () => page.toggleSidebar(false);
  return h(
    'aside',
    {
      id: 'sidebar',
      class: page.sidebarOpen ? 'sidebar open' : 'sidebar',
      onKeydown: (event) => event instanceof KeyboardEvent && event.key === 'Escape' && close(),
    },
    h(
      'div',
      { class: 'sidebar-head' },
      h('span', { class: 'world-name' }, 'Atelier'),
      h('span', { class: 'app-tag quiet-tag' }, 'SANDBOX'),
      h('button', { type: 'button', class: 'tool close-sidebar', 'aria-label': 'Close the side', onClick: close }, icon('close')),
    ),
    h(
      'nav',
      { 'aria-label': 'Channels' },
      h('h2', {}, 'Channels'),
      (world?.channels ?? []).map((channel) => channelView(channel, page)),
    ),
    h(
      'div',
      { class: 'people', role: 'group', 'aria-labelledby': 'people-title' },
      h('h2', { id: 'people-title' }, 'You are'),
      (world?.people ?? []).filter(({ isBot }) => !isBot).map((person) => personView(person, page)),
    ),
    worldPanelView(page),
  );
}

export function channelSign(channel: Channel | undefined): string {
  return SIGNS[channel?.kind ?? 'text'];
}

function channelView(channel: Channel, page: Page): Markup {
  const here = channel.id === page.session.channel;
  return h(
    'button',
    {
      key: channel.id,
      type: 'button',
      class: here ? 'place here' : 'place',
      ...(here ? { 'aria-current': 'page' } : {}),
      onClick: () => page.goTo({ channel: channel.id }),
    },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, channelSign(channel)),
    channel.name,
  );
}

function personView(person: Person, page: Page): Markup {
  const me = person.id === page.session.user;
  return h(
    'button',
    {
      key: person.id,
      type: 'button',
      class: me ? 'place here' : 'place',
      'aria-pressed': me ? 'true' : 'false',
      onClick: () => page.goTo({ user: person.id }),
    },
    avatarView(person),
    h('span', {}, person.name),
    h('span', { class: 'quiet role' }, person.isAdmin ? 'admin' : 'member'),
  );
}
