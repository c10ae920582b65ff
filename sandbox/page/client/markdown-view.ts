// Shows parsed markdown: mentions by name, times that go on by themselves, spoilers that open at a click.
import { type Block, type ListItem, parseMarkdown } from './markdown-blocks.js';
import { type Inline, parseInline } from './markdown-inline.js';
import { h, type Markup, textOf } from './markup.js';
import type { Session } from './session.js';
import { formatTimestamp } from './timestamp.js';

export function markdownView(source: string, session: Session): Markup[] {
  return parseMarkdown(source).map((block) => blockView(block, session));
}

/** One line only: for titles and quotations. */
export function inlineView(source: string, session: Session): Markup[] {
  return parseInline(source).map((inline) => showInline(inline, session));
}

function blockView(block: Block, session: Session): Markup {
  switch (block.kind) {
    case 'paragraph':
      return h('p', {}, inlines(block.children, session));
    case 'subtext':
      return h('p', { class: 'subtext' }, inlines(block.children, session));
    case 'heading':
      return h(`h${block.level + 2}`, { class: `heading-${block.level}` }, inlines(block.children, session));
    case 'quote':
      return h(
        'blockquote',
        {},
        block.children.map((child) => blockView(child, session)),
      );
    case 'list':
      return h(
        'ul',
        {},
        block.items.map((item) => itemView(item, session)),
      );
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', {}, block.text));
  }
}

function itemView(item: ListItem, session: Session): Markup {
  const mark = item.number === undefined ? '•' : `${item.number}.`;
  const children = inlines(item.children, session);
  return h('li', { class: `depth-${item.depth}` }, h('span', { class: 'list-mark' }, `${mark} `), h('span', {}, children));
}

function inlines(children: readonly Inline[], session: Session): Markup[] {
  return children.map((child) => showInline(child, session));
}

function showInline(inline: Inline, session: Session): Markup {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return h('strong', {}, inlines(inline.children, session));
    case 'italic':
      return h('em', {}, inlines(inline.children, session));
    case 'underline':
      return h('u', {}, inlines(inline.children, session));
    case 'strike':
      return h('s', {}, inlines(inline.children, session));
    case 'spoiler':
      return spoiler(inlines(inline.children, session));
    case 'code':
      return h('code', {}, inline.text);
    case 'link':
      return h('a', { href: inline.url, target: '_blank', rel: 'noopener noreferrer' }, inlines(inline.children, session));
    case 'time':
      return timeView(inline.at, inline.style, session);
    default:
      return h('span', { class: 'mention' }, mentionWords(inline, session));
  }
}

function timeView(at: number, style: string, session: Session): Markup {
  const reader = { locale: session.locale };
  const full = formatTimestamp(at, 'F', session.now, reader);
  return h('time', { class: 'stamp', title: full }, formatTimestamp(at, style, session.now, reader));
}

function mentionWords(
  inline: Extract<Inline, { kind: 'person' | 'role' | 'channel' | 'command' | 'everyone' | 'emoji' }>,
  session: Session,
): string {
  const { world } = session;
  const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? 'unknown';
  switch (inline.kind) {
    case 'person':
      return `@${nameOf(world?.people, inline.id)}`;
    case 'role':
      return `@${nameOf(world?.roles, inline.id)}`;
    case 'channel':
      return `#${nameOf(world?.channels, inline.id)}`;
    case 'command':
      return `/${inline.name}`;
    case 'everyone':
      return inline.text;
    case 'emoji':
      return `:${inline.name}:`;
  }
}

function spoiler(children: Markup[]): Markup {
  const reveal = (event: Event) => {
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.dataset.open = 'true';
  };
  const words = children.map(textOf).join('');
  return h('button', { type: 'button', class: 'spoiler', 'aria-label': `Spoiler: ${words}`, onClick: reveal }, children);
}
