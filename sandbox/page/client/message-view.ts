// One message as Discord shows it: who, when, what it answers, its words, pictures and buttons, and the menu of what can be done with it.
import { attachmentsView } from './attachments-view.js';
import { avatarView } from './avatar-view.js';
import { embedsAndComponents } from './component-view.js';
import { icon } from './icon-view.js';
import { inlineView, markdownView } from './markdown-view.js';
import { h, type Markup } from './markup.js';
import { messageMenuView } from './message-menu-view.js';
import type { Page } from './page.js';
import { formatMessageTime, formatTimestamp } from './timestamp.js';
import type { Message } from './world.js';

const TOGETHER_MS = 7 * 60_000;

/** `before` is the message above; one by the same person soon after is shown without its head. */
export function messageView(message: Message, before: Message | undefined, page: Page): Markup {
  const continues = isContinuation(message, before);
  const classes = [
    'message',
    continues && 'continues',
    message.ephemeral && 'ephemeral',
    message.pinged.includes(page.session.user) && 'pinged',
  ];
  return h(
    'li',
    { key: message.id, class: classes.filter(Boolean).join(' ') },
    contextView(message, page),
    h('div', { key: 'body', class: 'message-body' }, !continues && headView(message, page), contentView(message, page)),
    message.state === 'sent' && messageMenuView(message, page),
  );
}

function isContinuation(message: Message, before: Message | undefined): boolean {
  if (!before || message.replyTo || message.interaction || before.ephemeral || message.ephemeral) return false;
  return before.author === message.author && message.createdAt - before.createdAt < TOGETHER_MS;
}

function headView(message: Message, page: Page): Markup[] {
  const { session } = page;
  const author = session.world?.people.find(({ id }) => id === message.author);
  const reader = { locale: session.locale };
  return [
    avatarView(author),
    h(
      'div',
      { class: 'message-head' },
      h('span', { class: 'author' }, author?.name ?? 'Somebody'),
      author?.isBot && h('span', { class: 'app-tag' }, 'APP'),
      h(
        'time',
        { class: 'quiet', title: formatTimestamp(message.createdAt / 1000, 'F', session.now, reader) },
        formatMessageTime(message.createdAt, session.now, reader),
      ),
    ),
  ];
}

/** What came before: the command somebody used, or the message this replies to. */
function contextView(message: Message, page: Page): Markup | undefined {
  const people = page.session.world?.people ?? [];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'Somebody';
  const used = message.interaction && page.session.world?.commands.find(({ name }) => name === message.interaction?.name);
  if (message.interaction && used) {
    const { user, name, subcommand } = message.interaction;
    const path = subcommand === undefined ? name : `${name} ${subcommand}`;
    return h(
      'div',
      { class: 'context' },
      icon('reply'),
      h('strong', {}, nameOf(user)),
      ' used ',
      h('span', { class: 'mention' }, used.type === 1 ? `/${path}` : name),
    );
  }
  if (!message.replyTo) return undefined;
  const original = page.session.world?.messages.find(({ id }) => id === message.replyTo);
  if (!original) return h('div', { class: 'context' }, icon('reply'), h('em', {}, 'Original message was deleted'));
  const line = firstLineOf(original);
  const words = line ? inlineView(line, page.session) : [h('em', {}, 'See the picture')];
  return h(
    'div',
    { class: 'context' },
    icon('reply'),
    h('strong', {}, nameOf(original.author)),
    ' ',
    h('span', { class: 'excerpt' }, words),
  );
}

/** A heading’s marks are no part of its words. */
function firstLineOf({ content, components }: Message): string {
  const text = content || (components.find((component) => component.content !== undefined)?.content ?? '');
  return (text.split('\n')[0] ?? '').replace(/^#{1,3} /, '');
}

function contentView(message: Message, page: Page): Markup {
  const edited = message.editedAt !== undefined && h('span', { key: 'edited', class: 'edited' }, '(edited)');
  return h(
    'div',
    { key: 'content', class: 'message-content' },
    message.state === 'thinking' && thinkingView(page),
    message.state === 'failed' &&
      h('p', { key: 'failed', class: 'failed' }, icon('warning'), message.content || 'The application did not respond'),
    message.state !== 'failed' &&
      message.content !== '' &&
      h('div', { key: 'words', class: 'markdown' }, markdownView(message.content, page.session)),
    message.content !== '' && edited,
    attachmentsView(message.attachments, page),
    embedsAndComponents(message, page),
    message.content === '' && edited,
    message.ephemeral && ephemeralView(message, page),
  );
}

function thinkingView(page: Page): Markup {
  const bot = page.session.world?.people.find(({ isBot }) => isBot)?.name ?? 'The bot';
  return h(
    'p',
    { key: 'thinking', class: 'thinking' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }),
    `${bot} is thinking…`,
  );
}

function ephemeralView(message: Message, page: Page): Markup {
  return h(
    'p',
    { key: 'ephemeral', class: 'only-you' },
    icon('eye'),
    'Only you can see this ',
    h('span', { 'aria-hidden': 'true' }, '• '),
    h('button', { type: 'button', class: 'link-button', onClick: () => void page.remove(message) }, 'Dismiss message'),
  );
}
