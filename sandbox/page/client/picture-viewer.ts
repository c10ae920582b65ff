// A picture as large as the window allows, over everything else.
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import type { Attachment } from './world.js';

export function pictureViewer(picture: Attachment, page: Page): Markup {
  const close = (event: Event) => {
    event.preventDefault();
    page.enlarge(undefined);
  };
  const words = picture.description ?? picture.filename;
  return h(
    'dialog',
    {
      key: `picture ${picture.id}`,
      class: 'viewer',
      'aria-label': words,
      mounted: (element) => element instanceof HTMLDialogElement && element.showModal(),
      onCancel: close,
      onClick: (event) => event.target === event.currentTarget && close(event),
    },
    h('img', { src: picture.url, alt: words }),
    h(
      'div',
      { class: 'viewer-bar' },
      h('span', {}, words),
      h('a', { class: 'button button-secondary', href: picture.url, download: picture.filename }, 'Download'),
      h('button', { type: 'button', class: 'button button-secondary', onClick: close }, icon('close'), 'Close'),
    ),
  );
}
