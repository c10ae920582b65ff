// What is attached to a message: pictures side by side, other files as cards to download.

import { fileSize } from './file-size.js';
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import { shownSize } from './shown-size.js';
import type { Attachment } from './world.js';

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']);

export function isPicture(attachment: Attachment): boolean {
  return PICTURES.has(attachment.contentType.split(';')[0] ?? '');
}

export function attachmentsView(attachments: readonly Attachment[], page: Page): Markup[] {
  const pictures = attachments.filter(isPicture);
  const files = attachments.filter((attachment) => !isPicture(attachment));
  const grid = h(
    'div',
    { key: 'pictures', class: `pictures pictures-${Math.min(pictures.length, 4)}` },
    pictures.map((picture) => pictureView(picture, page)),
  );
  return [...(pictures.length > 0 ? [grid] : []), ...files.map(fileView)];
}

export function pictureView(picture: Attachment, page: Page): Markup {
  const words = picture.description ?? picture.filename;
  const image = h('img', { src: picture.url, alt: words, loading: 'lazy', ...shownSize(picture) });
  const enlarge = () => page.enlarge(picture);
  return h('button', { key: picture.id, type: 'button', class: 'picture', title: 'Enlarge', onClick: enlarge }, image);
}

function fileView(file: Attachment): Markup {
  return h(
    'a',
    { key: file.id, class: 'file-card', href: file.url, download: file.filename },
    icon('file'),
    h('span', {}, h('span', { class: 'file-name' }, file.filename), h('span', { class: 'quiet' }, ` ${fileSize(file.size)}`)),
  );
}
