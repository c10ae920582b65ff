// The workings of this world, out of the way: its clock, the language, and what shall go wrong next.
import { faultGroups } from './fault-groups.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import { formatTimestamp } from './timestamp.js';

const MINUTE = 60_000;
const TURNS: readonly (readonly [string, number])[] = [
  ['+15 min', 15 * MINUTE],
  ['+1 hour', 60 * MINUTE],
  ['+1 day', 1440 * MINUTE],
  ['+1 week', 7 * 1440 * MINUTE],
];

export function worldPanelView(page: Page): Markup {
  const { session } = page;
  return h(
    'details',
    { class: 'world-panel' },
    h('summary', {}, 'World'),
    h('p', { class: 'quiet' }, 'Time here: ', formatTimestamp(session.now / 1000, 's', session.now, { locale: session.locale })),
    h(
      'div',
      { class: 'turns', role: 'group', 'aria-label': 'Turn the clock forward' },
      TURNS.map(([words, milliseconds]) =>
        h('button', { type: 'button', class: 'chip', onClick: () => void page.turnClock(milliseconds) }, words),
      ),
    ),
    faultView(page),
    languageView(page),
  );
}

function faultView(page: Page): Markup {
  const ask = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement) || !event.currentTarget.value) return;
    void page.askForFault(event.currentTarget.value);
    event.currentTarget.value = '';
  };
  const groups = faultGroups(page.session.world?.faults ?? []).map(({ vendor, faults }) => {
    const options = faults.map(({ id, words }) => h('option', { value: id }, words));
    return h('optgroup', { key: vendor, label: `At ${vendor}` }, options);
  });
  return h(
    'label',
    { class: 'world-field' },
    'Let something go wrong',
    h('select', { onChange: ask }, h('option', { value: '' }, 'Nothing for now'), groups),
  );
}

function languageView(page: Page): Markup | undefined {
  const { world, locale } = page.session;
  const spoken = new Set([
    'en-US',
    ...(world?.commands ?? []).flatMap((command) => Object.keys(command.description_localizations ?? {})),
  ]);
  if (spoken.size === 1) return undefined;
  const change = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) page.session.speak(event.currentTarget.value);
  };
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const options = [...spoken].map((code) => h('option', { value: code }, names.of(code) ?? code));
  return h('label', { class: 'world-field' }, 'Language', h('select', { value: locale, onChange: change }, options));
}
