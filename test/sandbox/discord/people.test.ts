// What people can do, and what Discord's client would not let them do: refused in plain words, before the bot hears of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandUse } from '../../../sandbox/discord/use/command-use.js';
import { nextInteraction, PIXEL, register, type Stage, setUp, until } from './bot.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setUp();
  await register(stage.client, [
    {
      name: 'draw',
      description: 'Draws',
      options: [
        { type: 3, name: 'prompt', description: 'd', required: true, max_length: 5 },
        { type: 3, name: 'size', description: 'd', choices: [{ name: 'Small', value: 's' }] },
        { type: 4, name: 'count', description: 'd', min_value: 1, max_value: 4 },
        { type: 5, name: 'private', description: 'd' },
        { type: 6, name: 'for', description: 'd' },
        { type: 11, name: 'file', description: 'd' },
        { type: 3, name: 'preset', description: 'd', autocomplete: true },
      ],
    },
    {
      name: 'quota',
      description: 'd',
      default_member_permissions: '32',
      contexts: [0],
      options: [
        { type: 1, name: 'grant', description: 'd', options: [{ type: 6, name: 'member', description: 'd', required: true }] },
      ],
    },
  ]);
});

afterEach(() => stage.close());

const run = (use: Partial<CommandUse>) =>
  stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw', ...use });

const file = { filename: 'a.png', bytes: PIXEL };

it.each<[words: string, use: Partial<CommandUse>]>([
  ['no command "paint"', { name: 'paint' }],
  ['"prompt" is required', {}],
  ['at most 5 characters', { options: { prompt: 'too long' } }],
  ['takes text', { options: { prompt: 3 } }],
  ['is one of s', { options: { prompt: 'a', size: 'Huge' } }],
  ['is at most 4', { options: { prompt: 'a', count: 5 } }],
  ['a whole number', { options: { prompt: 'a', count: 1.5 } }],
  ['true or false', { options: { prompt: 'a', private: 'yes' } }],
  ['names nobody', { options: { prompt: 'a', for: '1' } }],
  ['no option "colour"', { options: { prompt: 'a', colour: 'red' } }],
  ['takes a file', { options: { prompt: 'a', file: 'a.png' } }],
  ['takes no file', { options: { prompt: 'a' }, files: { size: file } }],
  ['doesn’t show "quota" to Ada', { name: 'quota', subcommand: 'grant' }],
  ['no subcommand "take"', { name: 'quota', evenIfHidden: true, subcommand: 'take' }],
  ['needs a subcommand: grant', { name: 'quota', evenIfHidden: true }],
])('refuses a command: %s', async (words, use) => {
  await expect(run(use)).rejects.toThrow(words.replace('’', "'"));
});

it('nests the options of a subcommand, for who may use it', async () => {
  const arrived = nextInteraction(stage.client);
  await run({ userId: stage.mia, name: 'quota', subcommand: 'grant', options: { member: stage.ada } });
  const interaction = await arrived;
  if (!interaction.isChatInputCommand()) throw new Error('Not a command.');
  expect(interaction.options.getSubcommand()).toBe('grant');
  expect(interaction.options.getMember('member')).toMatchObject({ displayName: 'Ada' });
  expect(interaction.memberPermissions?.has('ManageGuild')).toBe(true);
});

it('heeds the exceptions an admin has made for a command, and tells the bot of them', async () => {
  stage.discord.levers.setCommandPermissions('quota', [{ id: stage.ada, type: 2, permission: true }]);
  await run({ name: 'quota', subcommand: 'grant', options: { member: stage.ben } });
  const [id = ''] = stage.discord.registeredCommands().flatMap((command) => (command.name === 'quota' ? command.id : []));
  const permissions = await stage.client.application.commands.permissions.fetch({ guild: stage.discord.guildId, command: id });
  expect(permissions).toEqual([{ id: stage.ada, type: 2, permission: true }]);
});

it('offers no guild command in direct messages', async () => {
  const channelId = stage.discord.directMessageChannel(stage.mia);
  await expect(run({ userId: stage.mia, channelId, name: 'quota', subcommand: 'grant' })).rejects.toThrow('no command');
  await expect(run({ channelId })).rejects.toThrow("can't see the direct messages");
});

it('completes an option with what the bot offers, or fails after three seconds', async () => {
  const typing = { userId: stage.ada, channelId: stage.general, name: 'draw', focused: 'preset', options: { preset: 'su' } };
  stage.client.once('interactionCreate', (interaction) => {
    if (interaction.isAutocomplete()) interaction.respond([{ name: `${interaction.options.getFocused()}nset`, value: 'sunset' }]);
  });
  expect(await stage.discord.autocomplete(typing)).toEqual([{ name: 'sunset', value: 'sunset' }]);
  const unanswered = stage.discord.autocomplete(typing);
  stage.clock.advance(3100);
  await expect(unanswered).rejects.toThrow('did not respond');
});

describe('components', () => {
  beforeEach(async () => {
    const channel = await stage.client.channels.fetch(stage.general);
    if (!channel?.isSendable()) throw new Error('No channel.');
    await channel.send({
      components: [
        { type: 1, components: [{ type: 2, style: 1, custom_id: 'off', label: 'x', disabled: true }] },
        { type: 1, components: [{ type: 3, custom_id: 'menu', options: [{ label: 'A', value: 'a' }], max_values: 1 }] },
        { type: 1, components: [{ type: 5, custom_id: 'members', max_values: 2 }] },
      ],
    });
  });
  const press = (customId: string, values?: string[]) =>
    stage.discord.pressButton({
      userId: stage.ada,
      messageId: stage.discord.view(stage.general, stage.ada)[0]?.id ?? '',
      customId,
      values,
    });

  it('are pressed only as they allow', async () => {
    await expect(press('none')).rejects.toThrow('no component');
    await expect(press('off')).rejects.toThrow('disabled');
    await expect(press('menu')).rejects.toThrow('at least 1');
    await expect(press('menu', ['b'])).rejects.toThrow('offers no "b"');
    await expect(press('menu', ['a', 'a'])).rejects.toThrow('at most 1');
  });

  it('hand over what was chosen', async () => {
    const arrived = nextInteraction(stage.client);
    await press('members', [stage.ada, stage.ben]);
    const interaction = await arrived;
    if (!interaction.isUserSelectMenu()) throw new Error('Not a menu.');
    expect(interaction.users.map(({ username }) => username)).toEqual(['ada', 'ben']);
    expect(interaction.members.size).toBe(2);
  });
});

it('tells listeners of every change', async () => {
  let changes = 0;
  const stop = stage.discord.onChange(() => {
    changes += 1;
  });
  await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: 'Hi' });
  expect(changes).toBe(1);
  await run({ options: { prompt: 'a' } });
  await until(() => changes >= 2);
  stop();
  stage.clock.advance(4000);
  expect(changes).toBe(2);
});
