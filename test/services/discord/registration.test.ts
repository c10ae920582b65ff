// Commands are registered when they differ from what Discord has, and only then.
import type { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../src/commands/index.js';
import { registerCommands, sameCommands } from '../../../src/services/discord/registration.js';
import { catalogue } from '../../../src/services/providers/catalogue.js';

interface Option {
  [field: string]: unknown;
}

const wanted = {
  name: 'imagine',
  description: 'Draw',
  contexts: [0, 1],
  integration_types: [0],
  options: [
    { type: 3, name: 'prompt', description: 'What', required: true, max_length: 6000 },
    { type: 3, name: 'size', description: 'Shape', choices: [{ name: 'Square', value: '1024x1024' }] },
    { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 4 },
  ] satisfies Option[],
};

/** As Discord sends it back: with ids, versions, nulls and defaults. */
function asDiscordHasIt(command: object) {
  const copy = structuredClone(command) as Record<string, unknown>;
  for (const option of (copy.options ?? []) as Option[]) {
    option.name_localizations ??= null;
    option.description_localizations ??= null;
    for (const choice of (option.choices ?? []) as Option[]) choice.name_localizations ??= null;
    if (option.autocomplete === undefined) option.autocomplete = false;
  }
  return {
    ...{ id: '1', application_id: '2', version: '3', type: 1, nsfw: false, dm_permission: true, handler: null },
    ...{ name_localizations: null, description_localizations: null, default_member_permissions: null },
    ...copy,
  };
}

const present = () => asDiscordHasIt(wanted);

describe('no difference is', () => {
  it('what Discord adds by itself, and the order of commands', () => {
    expect(sameCommands([wanted], [present()])).toBe(true);
    const other = { name: 'help', description: 'Help' };
    expect(sameCommands([wanted, other], [asDiscordHasIt(other), present()])).toBe(true);
  });

  it('in any of the bot’s own commands', () => {
    const own = commandsFor(catalogue).map(({ data }) => ({ ...data }));
    expect(sameCommands(own, own.map(asDiscordHasIt))).toBe(true);
  });

  it('in words for other languages that Discord has just so', () => {
    const translated = {
      ...wanted,
      description_localizations: { de: 'Zeichne' },
      options: [{ type: 3, name: 'size', choices: [{ name: 'Square', value: 'a', name_localizations: { de: 'Quadrat' } }] }],
    };
    expect(sameCommands([translated], [asDiscordHasIt(translated)])).toBe(true);
  });
});

type Change = (command: typeof wanted & Option) => unknown;

describe('a difference is', () => {
  const changes: readonly [string, Change][] = [
    ['another description', (command) => Object.assign(command, { description: 'Paint' })],
    ['another name', (command) => Object.assign(command, { name: 'paint' })],
    ['other places to use it', (command) => Object.assign(command, { contexts: [0] })],
    ['an option more', (command) => command.options.push({ type: 5, name: 'private', description: 'Only you' } as never)],
    ['an option less', (command) => command.options.pop()],
    ['options in another order', (command) => command.options.reverse()],
    ['another type of an option', (command) => Object.assign(command.options[0] ?? {}, { type: 4 })],
    ['another description of an option', (command) => Object.assign(command.options[1] ?? {}, { description: 'Form' })],
    ['an option that is no longer required', (command) => Object.assign(command.options[0] ?? {}, { required: false })],
    ['another length', (command) => Object.assign(command.options[0] ?? {}, { max_length: 100 })],
    ['another limit', (command) => Object.assign(command.options[2] ?? {}, { max_value: 10 })],
    ['a limit less', (command) => Object.assign(command.options[2] ?? {}, { max_value: undefined })],
    ['another choice', (command) => Object.assign(command.options[1] ?? {}, { choices: [{ name: 'Square', value: 'square' }] })],
    [
      'another name of a choice',
      (command) => Object.assign(command.options[1] ?? {}, { choices: [{ name: 'Quad', value: '1024x1024' }] }),
    ],
    ['a choice less', (command) => Object.assign(command.options[1] ?? {}, { choices: [] })],
    ['suggestions while typing', (command) => Object.assign(command.options[0] ?? {}, { autocomplete: true })],
    ['another right to use it', (command) => Object.assign(command, { default_member_permissions: '32' })],
    ['names in other languages', (command) => Object.assign(command, { name_localizations: { de: 'male' } })],
    [
      'a description in another language',
      (command) => Object.assign(command.options[0] ?? {}, { description_localizations: { de: 'Was' } }),
    ],
    [
      'a name of a choice in another language',
      (command) => Object.assign(command.options[1]?.choices?.[0] ?? {}, { name_localizations: { de: 'Quadrat' } }),
    ],
  ];

  it.each(changes)('%s, whether we want it or Discord has it', (_, change) => {
    const changed = structuredClone(wanted) as typeof wanted & Option;
    change(changed);
    expect(sameCommands([changed], [present()])).toBe(false);
    expect(sameCommands([wanted], [asDiscordHasIt(changed)])).toBe(false);
  });

  it('a command more or less', () => {
    expect(sameCommands([wanted], [])).toBe(false);
    expect(sameCommands([], [present()])).toBe(false);
  });
});

describe('registering', () => {
  function discordWith(commandsThere: unknown) {
    const calls: { readonly method: string; readonly route: string; readonly body?: unknown }[] = [];
    const rest = {
      get: async (route: string) => {
        calls.push({ method: 'GET', route });
        return commandsThere;
      },
      put: async (route: string, { body }: { body: unknown }) => calls.push({ method: 'PUT', route, body }),
    };
    return { calls, rest: rest as unknown as REST };
  }

  it('changes nothing where nothing differs', async () => {
    const { rest, calls } = discordWith([present()]);
    expect(await registerCommands(rest, '2', undefined, [wanted])).toBe(false);
    expect(calls).toEqual([{ method: 'GET', route: '/applications/2/commands' }]);
  });

  it('replaces all where something does', async () => {
    const { rest, calls } = discordWith([]);
    expect(await registerCommands(rest, '2', undefined, [wanted])).toBe(true);
    expect(calls[1]).toEqual({ method: 'PUT', route: '/applications/2/commands', body: [wanted] });
  });

  it('in one server leaves out where a command may be used', async () => {
    const { rest, calls } = discordWith([]);
    await registerCommands(rest, '2', '7', [wanted]);
    const { contexts: _contexts, integration_types: _types, ...rest_ } = wanted;
    expect(calls[1]).toEqual({ method: 'PUT', route: '/applications/2/guilds/7/commands', body: [rest_] });
  });
});
