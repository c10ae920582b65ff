// What the command form makes of the commands a bot registered, and of what a person fills in.
import { describe, expect, it } from 'vitest';
import { withMentions } from '../../../sandbox/page/client/mentions.js';
import { checkOption, OPTION_KIND } from '../../../sandbox/page/client/option-check.js';
import { readTyped, slashCommands, suggest } from '../../../sandbox/page/client/runnable.js';
import type { Command, Option } from '../../../sandbox/page/client/world.js';

const commands: Command[] = [
  {
    id: '1',
    name: 'imagine',
    name_localizations: { de: 'zeichne' },
    description: 'Draw',
    options: [{ type: 3, name: 'prompt', description: 'What' }],
  },
  {
    id: '2',
    name: 'quota',
    description: 'Quotas',
    options: [
      { type: 1, name: 'grant', description: 'Give' },
      { type: 2, name: 'team', description: 'Team', options: [{ type: 1, name: 'show', description: 'Show' }] },
    ],
  },
  { id: '3', name: 'Edit image', type: 3 },
];

describe('the chooser', () => {
  it('offers each subcommand by itself and no message command', () => {
    expect(slashCommands(commands, 'en-US').map(({ title }) => title)).toEqual(['imagine', 'quota grant', 'quota team show']);
  });

  it('names what Discord is to be sent', () => {
    const shown = slashCommands(commands, 'en-US').find(({ title }) => title === 'quota team show');
    expect(shown).toMatchObject({ command: 'quota', group: 'team', subcommand: 'show' });
  });

  it('speaks the reader’s language where the bot does', () => {
    expect(slashCommands(commands, 'de').map(({ title }) => title)).toContain('zeichne');
  });

  it('puts names that begin with what was typed first', () => {
    const runnables = slashCommands(commands, 'en-US');
    expect(suggest(runnables, 'G').map(({ title }) => title)).toEqual(['imagine', 'quota grant']);
    expect(suggest(runnables, 'quota').map(({ title }) => title)).toEqual(['quota grant', 'quota team show']);
  });

  it('takes a command over once its name and a space are typed', () => {
    const runnables = slashCommands(commands, 'en-US');
    expect(readTyped('/imagine a lighthouse', runnables)).toMatchObject({ runnable: { key: 'imagine' }, rest: 'a lighthouse' });
    expect(readTyped('/imagine', runnables)).toBeUndefined();
    expect(readTyped('imagine a lighthouse', runnables)).toBeUndefined();
  });
});

describe('an option', () => {
  const option = (type: number, more: Partial<Option> = {}): Option => ({ type, name: 'it', description: '', ...more });

  it.each([
    [option(OPTION_KIND.string), 'words', { kind: 'value', value: 'words' }],
    [option(OPTION_KIND.string), '', { kind: 'absent' }],
    [option(OPTION_KIND.integer), '3', { kind: 'value', value: 3 }],
    [option(OPTION_KIND.number), '-1.5', { kind: 'value', value: -1.5 }],
    [option(OPTION_KIND.boolean), 'false', { kind: 'value', value: false }],
    [option(OPTION_KIND.person), '42', { kind: 'value', value: '42' }],
  ])('of kind $type takes "%s"', (asked, typed, expected) => {
    expect(checkOption(asked, typed, false)).toEqual(expected);
  });

  it.each([
    [option(OPTION_KIND.string, { required: true }), ' ', 'This one is needed.'],
    [option(OPTION_KIND.string, { max_length: 3 }), 'four', 'At most 3 characters; these are 4.'],
    [option(OPTION_KIND.string, { min_length: 3 }), 'no', 'At least 3 characters.'],
    [option(OPTION_KIND.integer), '1.5', 'A whole number is needed here.'],
    [option(OPTION_KIND.integer, { min_value: 1 }), '0', 'At least 1.'],
    [option(OPTION_KIND.integer, { max_value: 4 }), '9', 'At most 4.'],
    [option(OPTION_KIND.number), 'many', 'A number is needed here.'],
    [option(OPTION_KIND.attachment, { required: true }), '', 'This one is needed.'],
  ])('of kind $type refuses "%s" in words', (asked, typed, words) => {
    expect(checkOption(asked, typed, false)).toEqual({ kind: 'wrong', words });
  });
});

it('sends the longest name that was mentioned', () => {
  const people = [
    { id: '1', name: 'Ada', isAdmin: false, isBot: false },
    { id: '2', name: 'Ada Lovelace', isAdmin: false, isBot: false },
  ];
  expect(withMentions('@Ada Lovelace and @Ada', people)).toBe('<@2> and <@1>');
});
