// The channel: its messages, oldest first, or an invitation when there are none.

import { commandFormView } from './command-form-view.js';
import { composerView } from './composer-view.js';
import { icon } from './icon-view.js';
import { invitationView } from './invitation-view.js';
import { h, type Markup } from './markup.js';
import { messageView } from './message-view.js';
import type { Page } from './page.js';
import { channelSign } from './sidebar-view.js';

export function channelView(page: Page): Markup {
  const { session } = page;
  const channel = session.world?.channels.find(({ id }) => id === session.channel);
  const me = session.world?.people.find(({ id }) => id === session.user);
  return h(
    'main',
    { class: 'channel' },
    h(
      'header',
      { class: 'channel-head' },
      h(
        'button',
        {
          type: 'button',
          class: 'tool open-sidebar',
          'aria-label': 'Channels and people',
          'aria-controls': 'sidebar',
          'aria-expanded': page.sidebarOpen ? 'true' : 'false',
          onClick: () => page.toggleSidebar(!page.sidebarOpen),
        },
        icon('menu'),
      ),
      h('h1', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, channelSign(channel)), channel?.name ?? 'Loading…'),
      h('span', { class: 'quiet whose' }, me ? `as ${me.name}` : ''),
    ),
    !session.connected && h('p', { class: 'connection', role: 'status' }, 'The sandbox does not answer. Trying again…'),
    messagesView(page),
    page.notice !== '' && noticeView(page),
    page.command ? commandFormView(page.command, page) : composerView(page),
  );
}

function messagesView(page: Page): Markup {
  const messages = (page.session.world?.messages ?? []).filter(({ id }) => !page.hidden.has(id));
  const place = `${page.session.channel}/${page.session.user}`;
  return h(
    'div',
    { key: 'messages', id: 'messages', class: 'messages', tabindex: 0, role: 'region', 'aria-label': 'Messages' },
    page.session.world && messages.length === 0 && invitationView(page),
    h(
      'ol',
      { key: place, class: 'message-list', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' },
      messages.map((message, index) => messageView(message, messages[index - 1], page)),
    ),
  );
}

function noticeView(page: Page): Markup {
  return h(
    'div',
    { key: 'notice', class: 'notice', role: 'alert' },
    h('span', {}, page.notice),
    h(
      'button',
      { type: 'button', class: 'tool small', 'aria-label': 'Close this notice', onClick: () => page.tell('') },
      icon('close'),
    ),
  );
}
