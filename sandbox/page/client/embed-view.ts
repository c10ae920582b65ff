// A card within a message, as Discord shows an embed.
import { isPicture, pictureView } from './attachments-view.js';
import { inlineView, markdownView } from './markdown-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import { formatMessageTime } from './timestamp.js';
import type { Embed, Message } from './world.js';

export function embedView(embed: Embed, index: number, message: Message, page: Page): Markup {
  const { session } = page;
  return h(
    'article',
    { key: `embed-${index}-${embed.color ?? ''}`, class: 'embed', mounted: (element) => tint(element, embed.color) },
    embed.thumbnail?.url && h('div', { class: 'embed-thumbnail' }, mediaView(embed.thumbnail.url, message, page)),
    embed.author?.name && h('div', { class: 'embed-author' }, embed.author.name),
    embed.title && h('div', { class: 'embed-title' }, titleView(embed, page)),
    embed.description && h('div', { class: 'markdown' }, markdownView(embed.description, session)),
    (embed.fields ?? []).length > 0 && h('dl', { class: 'embed-fields' }, fieldViews(embed, page)),
    embed.image?.url && h('div', { class: 'embed-image' }, mediaView(embed.image.url, message, page)),
    footerView(embed, page),
  );
}

/** A colour of the bot's own, which no style sheet can know. */
export function tint(element: HTMLElement, colour: number | null | undefined): void {
  if (typeof colour === 'number') element.style.setProperty('--tint', `#${colour.toString(16).padStart(6, '0')}`);
}

/** Pictures of this sandbox are shown; anything from elsewhere is only named, because the page asks no other server for anything. */
export function mediaView(url: string, message: Message, page: Page, description?: string | null): Markup {
  const filename = url.split('?')[0]?.split('/').at(-1) ?? 'picture';
  const attached = message.attachments.find((attachment) => attachment.url === url);
  if (attached && isPicture(attached)) return pictureView(description ? { ...attached, description } : attached, page);
  if (!url.startsWith('/attachments/')) return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url);
  const id = url.split('/')[2] ?? url;
  return pictureView({ id, filename, contentType: 'image/png', size: 0, url, ...(description ? { description } : {}) }, page);
}

function titleView(embed: Embed, page: Page): Markup[] {
  const words = inlineView(embed.title ?? '', page.session);
  return embed.url?.startsWith('https://')
    ? [h('a', { href: embed.url, target: '_blank', rel: 'noopener noreferrer' }, words)]
    : words;
}

function fieldViews(embed: Embed, page: Page): Markup[] {
  return (embed.fields ?? []).map((field) =>
    h(
      'div',
      { class: field.inline ? 'embed-field inline' : 'embed-field' },
      h('dt', {}, inlineView(field.name, page.session)),
      h('dd', { class: 'markdown' }, markdownView(field.value, page.session)),
    ),
  );
}

function footerView(embed: Embed, page: Page): Markup | undefined {
  const at = embed.timestamp ? Date.parse(embed.timestamp) : Number.NaN;
  const time = Number.isNaN(at) ? '' : formatMessageTime(at, page.session.now, { locale: page.session.locale });
  const words = [embed.footer?.text ?? '', time].filter(Boolean).join(' • ');
  return words ? h('div', { class: 'embed-footer' }, words) : undefined;
}
