// The page's few icons, drawn with the colour of the text beside them.
import { h, type Markup } from './markup.js';

const PATHS = {
  send: 'M3.4 20.4 21 12 3.4 3.600v6.600L15 12 3.4 13.800z',
  attach:
    'M12 4a1.1 1.1 0 0 1 1.1 1.100v5.800h5.800a1.1 1.1 0 1 1 0 2.200h-5.800v5.800a1.1 1.1 0 1 1-2.2 0v-5.800H5.100a1.1 1.1 0 1 1 0-2.200h5.800V5.100A1.1 1.1 0 0 1 12 4z',
  close: 'M6.7 5.3 12 10.600l5.3-5.3 1.4 1.400L13.4 12l5.3 5.3-1.4 1.400L12 13.400l-5.3 5.3-1.4-1.400L10.6 12 5.3 6.700z',
  more: 'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  reply: 'M10 8V4l-7 7 7 7v-4.100c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z',
  menu: 'M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z',
  eye: 'M12 5c5 0 8.7 3.8 10 7-1.3 3.2-5 7-10 7s-8.7-3.8-10-7c1.3-3.2 5-7 10-7zm0 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  file: 'M6 2h8l5 5v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zm7 1.800V8h4.200z',
  warning: 'M12 3 1.8 20.500h20.400zm-1 6.500h2v5h-2zm0 6.500h2v2h-2z',
} as const;

export function icon(name: keyof typeof PATHS): Markup {
  return h('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: PATHS[name] }));
}
