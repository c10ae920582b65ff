// A face for everyone: the first letter on a colour of its own, and a brush for the bot.
import { h, type Markup } from './markup.js';
import type { Person } from './world.js';

const COLOURS = 6;

export function avatarView(person: Person | undefined): Markup {
  if (person?.isBot) return h('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' }, brush());
  const colour = [...(person?.id ?? '')].reduce((sum, digit) => sum + digit.charCodeAt(0), 0) % COLOURS;
  return h('span', { class: `avatar avatar-${colour}`, 'aria-hidden': 'true' }, person?.name.slice(0, 1) ?? '?');
}

function brush(): Markup {
  return h(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { d: 'M19.8 3.2c.9.9.8 2-.1 3.2l-6.9 7.9-3.1-3.1 7.9-6.9c1.1-1 1.5-1.8 2.2-1.100z' }),
    h('path', {
      d: 'M8.6 12.700l2.7 2.700c.3 2.7-1.9 5.1-5 5.1-1.4 0-2.6-.3-3.3-.9 1.3-.4 1.7-1.2 1.9-2.7.3-2.4 1.7-4.1 3.7-4.200z',
    }),
  );
}
