// Starts the page: one render for every change, the newest message in sight, the clock's tick for times that go on by themselves.
import { channelView } from './channel-view.js';
import { modalView } from './modal-view.js';
import { Page } from './page.js';
import { Root } from './patch.js';
import { pictureViewer } from './picture-viewer.js';
import { sidebarView } from './sidebar-view.js';
import { StickyScroll } from './sticky-scroll.js';

const host = document.getElementById('page');
if (!host) throw new Error('The page has no place to render into.');
const root = new Root(host);
const scroll = new StickyScroll('messages');

const page = new Page(location.hash.slice(1), () => {
  const writing =
    document.activeElement?.closest('.command-form, .composer') !== null && document.activeElement !== document.body;
  root.render([
    sidebarView(page),
    ...(page.sidebarOpen ? [scrim()] : []),
    channelView(page),
    ...(page.modal ? [modalView(page.modal, page)] : []),
    ...(page.enlarged ? [pictureViewer(page.enlarged, page)] : []),
  ]);
  if (writing && document.activeElement === document.body) document.getElementById('draft')?.focus();
  scroll.follow(`${page.session.place} ${page.sent}`);
  if (location.hash.slice(1) !== page.session.place) history.replaceState(null, '', `#${page.session.place}`);
});

function scrim() {
  return { tag: 'div', properties: { key: 'scrim', class: 'scrim', onClick: () => page.toggleSidebar(false) }, children: [] };
}

page.changed();
page.session.start();
setInterval(page.changed, 1000);
