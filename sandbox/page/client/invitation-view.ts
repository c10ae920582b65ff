// What an empty channel says: what to try, with one click to try it.
import { avatarView } from './avatar-view.js';
import { h, type Markup } from './markup.js';
import { OPTION_KIND } from './option-check.js';
import type { Page } from './page.js';
import { type Runnable, slashCommands } from './runnable.js';

const EXAMPLES = [
  'a lighthouse at dusk',
  'a fox reading under a lamp, watercolour',
  'a paper boat on a puddle, seen from above',
] as const;

export function invitationView(page: Page): Markup {
  const { world, locale } = page.session;
  const commands = slashCommands(world?.commands ?? [], locale);
  const drawing = commands.find(({ key }) => key === 'imagine') ?? commands.find(takesWords);
  return h(
    'section',
    { key: 'invitation', class: 'invitation' },
    avatarView(world?.people.find(({ isBot }) => isBot)),
    h('h2', {}, drawing ? 'Nothing drawn here yet' : 'Waiting for the bot'),
    drawing ? h('p', {}, 'Type ', h('kbd', {}, `/${drawing.title}`), ' and a prompt, or begin with one of these:') : waiting(),
    drawing &&
      h(
        'div',
        { class: 'examples' },
        EXAMPLES.map((prompt) => exampleView(drawing, prompt, page)),
      ),
    h(
      'p',
      { class: 'quiet' },
      'This is a sandbox: Discord and the image API are pretended, nothing leaves this machine, nothing is charged.',
    ),
  );
}

function waiting(): Markup {
  return h('p', {}, 'It has not registered its commands yet. This page shows them as soon as it has.');
}

function exampleView(runnable: Runnable, prompt: string, page: Page): Markup {
  return h('button', { key: prompt, type: 'button', class: 'example', onClick: () => begin(runnable, prompt, page) }, prompt);
}

function begin(runnable: Runnable, prompt: string, page: Page): void {
  page.begin(runnable, prompt);
  void page.sendCommand();
}

function takesWords({ options }: Runnable): boolean {
  const needed = options.filter(({ required }) => required);
  return needed.length === 1 && needed[0]?.type === OPTION_KIND.string;
}
