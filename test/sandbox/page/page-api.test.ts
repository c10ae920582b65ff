// The page's JSON API: what a script or the page itself sees and does in the sandbox, with a real discord.js bot behind.
import { type Client, Events, type Interaction, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.js';
import { logIn, PIXEL, register } from '../discord/bot.js';
import { PageVisitor } from './page-visitor.js';

let sandbox: Sandbox;
let bot: Client<true>;
let visitor: PageVisitor;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, speed: 100 });
  bot = await logIn(sandbox.discord);
  visitor = new PageVisitor(sandbox);
  await register(bot, [
    {
      name: 'imagine',
      description: 'Draw',
      options: [
        { type: 3, name: 'prompt', description: 'What', required: true },
        { type: 11, name: 'reference', description: 'From' },
        { type: 3, name: 'preset', description: 'Saved', autocomplete: true },
      ],
    },
    { name: 'settings', description: 'Of the guild', default_member_permissions: '32', contexts: [0] },
    { name: 'Edit image', type: 3 },
  ]);
});

afterEach(async () => {
  expect(sandbox.discord.violations).toEqual([]);
  await bot.destroy();
  await sandbox.stop();
});

function answerWith(answer: (interaction: Interaction) => Promise<unknown>): void {
  bot.on(Events.InteractionCreate, (interaction) => void answer(interaction));
}

describe('the world', () => {
  it('is seen by its first person in its first channel when neither is named', async () => {
    const world = await visitor.world('', '');
    expect(world.people.find(({ id }) => id === world.user)?.name).toBe('Ada');
    expect(world.channels.find(({ id }) => id === world.channel)?.name).toBe('general');
  });

  it('holds people, channels with direct messages, and faults in words', async () => {
    const world = await visitor.world();
    expect(world.people.map(({ name, isAdmin, isBot }) => [name, isAdmin, isBot])).toEqual([
      ['Ada', false, false],
      ['Ben', false, false],
      ['Mia', true, false],
      ['Atelier', false, true],
    ]);
    expect(world.channels.map(({ kind }) => kind)).toEqual(['text', 'text', 'thread', 'direct']);
    expect(world.faults.every(({ words }) => words.includes(' '))).toBe(true);
    expect(new Set(world.faults.map(({ vendor }) => vendor))).toEqual(new Set(['Segmind', '1min.ai']));
    expect(new Set(world.faults.map(({ id }) => id)).size).toBe(world.faults.length);
  });

  it('shows commands only to whom and where Discord would', async () => {
    const names = async (user: string, channel: string) => (await visitor.world(user, channel)).commands.map(({ name }) => name);
    expect(await names('Mia', 'general')).toEqual(['imagine', 'settings', 'Edit image']);
    expect(await names('Ada', 'general')).toEqual(['imagine', 'Edit image']);
    expect(await names('Mia', 'direct')).toEqual(['imagine', 'Edit image']);
  });
});

describe('a command', () => {
  it('is run by name, with a file, and its answer found by the interaction', async () => {
    answerWith(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { url } = interaction.options.getAttachment('reference', true);
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      await interaction.reply({
        content: interaction.options.getString('prompt', true),
        files: [{ attachment: bytes, name: 'picture.png' }],
      });
    });
    const reference = new File([new Uint8Array(PIXEL)], 'cat.png', { type: 'image/png' });
    const use = { user: 'Ada', channel: 'general', name: 'imagine', options: { prompt: 'a lighthouse' } };
    const { status, body } = await visitor.do('/api/commands', use, { reference });
    expect(status).toBe(200);
    const message = await visitor.until(({ messages }) =>
      messages.find(({ interaction }) => interaction?.id === body.interaction),
    );
    expect(message.content).toBe('a lighthouse');
    const picture = await visitor.get(message.attachments[0]?.url ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PIXEL);
  });

  it('is named with its subcommand above the answer', async () => {
    const usage = { type: 1, name: 'usage', description: 'Who spent what' } as const;
    await register(bot, [{ name: 'quota', description: 'Of the team', options: [usage] }]);
    answerWith(async (interaction) => interaction.isChatInputCommand() && interaction.reply('So much'));
    await visitor.do('/api/commands', { user: 'Ada', channel: 'general', name: 'quota', subcommand: 'usage' });
    const message = await visitor.until(({ messages }) => messages.find(({ content }) => content === 'So much'));
    expect(message.interaction).toMatchObject({ name: 'quota', subcommand: 'usage' });
  });

  it('is refused in words when something is missing or unknown', async () => {
    const refused = async (more: object) =>
      (await visitor.do('/api/commands', { user: 'Ada', channel: 'general', name: 'imagine', ...more })).body.error;
    expect(await refused({})).toMatch(/prompt.*required/);
    expect(await refused({ user: 'Zoe' })).toBe('There is nobody called "Zoe" here; there are Ada, Ben, Mia.');
    expect(await refused({ channel: 'attic' })).toBe('There is no channel "attic" here.');
    expect(await refused({ name: 7 })).toMatch(/can’t be read/);
  });

  it('completes an option while it is typed', async () => {
    answerWith(async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: 'Postcard', value: interaction.options.getFocused() }]);
    });
    const question = { user: 'Ada', channel: 'general', name: 'imagine', focused: { name: 'preset', value: 'po' } };
    expect((await visitor.do('/api/autocomplete', question)).body.choices).toEqual([{ name: 'Postcard', value: 'po' }]);
  });
});

it('opens a modal from a message’s menu, takes what is filled in, and lets it be left', async () => {
  const field = { type: 18, label: 'What', component: { type: 4, custom_id: 'what', style: 1 } };
  answerWith(async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.showModal({ title: 'Edit', custom_id: 'edit', components: [field] });
    if (interaction.isModalSubmit()) await interaction.reply(`Make it ${interaction.fields.getTextInputValue('what')}`);
  });
  const { body } = await visitor.do('/api/messages', { user: 'Ben', channel: 'general', content: 'look' });
  const use = { user: 'Ada', channel: 'general', name: 'Edit image', target: body.message };
  await visitor.do('/api/commands', use);
  const modal = await visitor.until((world) => world.modal);
  expect(modal.title).toBe('Edit');
  expect((await visitor.world('Ben')).modal).toBeUndefined();
  await visitor.do('/api/modals', { user: 'Ada', interaction: modal.interaction, values: { what: 'blue' } });
  await visitor.until(({ messages }) => messages.some(({ content }) => content === 'Make it blue'));

  await visitor.do('/api/commands', use);
  await visitor.until((world) => world.modal);
  await visitor.do('/api/modals/dismiss', { user: 'Ada' });
  expect((await visitor.world()).modal).toBeUndefined();
});

it('shows an ephemeral answer to its reader alone, with pictures of embeds on the page’s own origin', async () => {
  answerWith(async (interaction) => {
    if (!interaction.isButton()) return;
    const files = [{ attachment: PIXEL, name: 'chart.png' }];
    await interaction.reply({ flags: MessageFlags.Ephemeral, embeds: [{ image: { url: 'attachment://chart.png' } }], files });
  });
  const channel = await bot.channels.fetch(sandbox.discord.channels()[0]?.id ?? '');
  if (!channel?.isSendable()) throw new Error('The bot sees no channel.');
  const sent = await channel.send({
    content: 'press',
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Chart', custom_id: 'chart' }] }],
  });
  await visitor.do('/api/buttons', { user: 'Ada', message: sent.id, customId: 'chart' });
  const answer = await visitor.until(({ messages }) => messages.find(({ ephemeral }) => ephemeral));
  expect(answer.embeds[0]?.image?.url).toMatch(/^\/attachments\/\d+\/chart\.png$/);
  expect((await visitor.get(answer.embeds[0]?.image?.url ?? '')).status).toBe(200);
  expect((await visitor.world('Ben')).messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
  await visitor.do('/api/messages/delete', { user: 'Ada', channel: 'general', message: answer.id });
  expect((await visitor.world()).messages.filter(({ ephemeral }) => ephemeral)).toEqual([]);
});

it('lets only its author or an admin delete a message', async () => {
  const { body } = await visitor.do('/api/messages', { user: 'Ada', channel: 'general', content: 'mine' });
  const deleted = async (user: string) =>
    (await visitor.do('/api/messages/delete', { user, channel: 'general', message: body.message })).status;
  expect(await deleted('Ben')).toBe(400);
  expect(await deleted('Mia')).toBe(200);
});

it('turns the clock forward', async () => {
  const { now } = await visitor.world();
  await visitor.do('/api/clock', { milliseconds: 86_400_000 });
  expect((await visitor.world()).now - now).toBeGreaterThanOrEqual(86_400_000);
});

it('asks for a fault at the vendor that was chosen, and at no other', async () => {
  const statuses = async () => {
    const { apiKey, apiUrl } = sandbox.segmind;
    const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, 'api-key': sandbox.onemin.apiKey };
    const orders = [`${apiUrl}/v2/gpt-image-1-mini`, `${sandbox.onemin.apiUrl}/api/features`];
    return Promise.all(orders.map(async (url) => (await fetch(url, { method: 'POST', headers, body: '{}' })).status));
  };
  for (const [id, expected] of [
    ['segmind-busy', [503, 400]],
    ['onemin-busy', [400, 503]],
  ] as const) {
    expect((await visitor.do('/api/faults', { id })).status).toBe(200);
    expect(await statuses()).toEqual(expected);
    expect(await statuses()).toEqual([400, 400]);
  }
  for (const { id } of (await visitor.world()).faults) expect((await visitor.do('/api/faults', { id })).status).toBe(200);
  expect((await visitor.do('/api/faults', { id: 'flood' })).body.error).toMatch(/^There is no fault "flood"; there are /);
});

it('leaves little in our account at a vendor, and fills it up again', async () => {
  const { segmind, onemin } = sandbox;
  const left = async (fault: string) => {
    for (const vendor of ['segmind', 'onemin']) await visitor.do('/api/faults', { id: `${vendor}-${fault}` });
    return [segmind.remainingUsd, onemin.remainingCredits];
  };
  expect(await left('low')).toEqual([4, 40_000]);
  expect(await left('filled')).toEqual([100, 10_000_000]);
});
