// The path every feature takes: a real discord.js client registers a command, is used, and answers.
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  Events,
  MessageFlags,
  ModalBuilder,
  Partials,
  SlashCommandBuilder,
} from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextInteraction, PIXEL, register, type Stage, setUp, until } from './bot.js';

let stage: Stage;

beforeEach(async () => {
  // Without this partial discord.js ignores direct messages in channels it hasn't seen.
  stage = await setUp({}, { partials: [Partials.Channel] });
  const imagine = new SlashCommandBuilder()
    .setName('imagine')
    .setDescription('Draws a picture')
    .addStringOption((option) => option.setName('prompt').setDescription('What to draw').setRequired(true).setMaxLength(100))
    .addStringOption((option) =>
      option.setName('size').setDescription('How large').addChoices({ name: 'Square', value: '1024x1024' }),
    )
    .addAttachmentOption((option) => option.setName('reference').setDescription('A picture to begin with'))
    .addIntegerOption((option) => option.setName('count').setDescription('How many').setMinValue(1).setMaxValue(4))
    .addUserOption((option) => option.setName('for').setDescription('For whom'));
  await register(stage.client, [imagine.toJSON(), { name: 'Edit image', type: 3 }]);
});

afterEach(async () => {
  expect(stage.discord.violations).toEqual([]);
  await stage.close();
});

async function imagine(options: Record<string, string | number> = { prompt: 'a cat' }) {
  const { discord, client, ada, general } = stage;
  const arrived = nextInteraction(client);
  const used = await discord.runCommand({ userId: ada, channelId: general, name: 'imagine', options });
  const interaction = await arrived;
  if (!interaction.isChatInputCommand()) throw new Error('Not a command.');
  return { used, interaction };
}

it('hands the bot a command with everything Discord sends', async () => {
  const { discord, client, ada, ben, general } = stage;
  const arrived = nextInteraction(client);
  await discord.runCommand({
    userId: ada,
    channelId: general,
    name: 'imagine',
    options: { prompt: 'a cat', count: 2, for: ben },
    files: { reference: { filename: 'my cat.png', bytes: PIXEL } },
    locale: 'de',
  });
  const interaction = await arrived;
  if (!interaction.isChatInputCommand()) throw new Error('Not a command.');
  expect(interaction.options.getString('prompt')).toBe('a cat');
  expect(interaction.options.getInteger('count')).toBe(2);
  expect(interaction.options.getUser('for')?.displayName).toBe('Ben');
  const reference = interaction.options.getAttachment('reference');
  expect(reference).toMatchObject({ name: 'my_cat.png', width: 1, height: 1, contentType: 'image/png', size: PIXEL.length });
  expect(interaction).toMatchObject({
    locale: 'de',
    guildLocale: 'en-US',
    channelId: general,
    context: 0,
    attachmentSizeLimit: 10_485_760,
  });
  expect(interaction.inCachedGuild() && interaction.member.displayName).toBe('Ada');
  expect(interaction.channel?.isTextBased()).toBe(true);
  expect(interaction.memberPermissions?.has('ManageGuild')).toBe(false);
  const bytes = Buffer.from(await (await fetch(reference?.url ?? '')).arrayBuffer());
  expect(bytes.equals(PIXEL)).toBe(true);
});

it('defers, edits in a picture with alt text, and follows up for the asker alone', async () => {
  const { discord, ada, ben, general } = stage;
  const { interaction } = await imagine();
  await interaction.deferReply();
  expect(discord.view(general, ben)).toMatchObject([{ state: 'thinking' }]);
  const button = new ButtonBuilder().setCustomId('again:1').setLabel('Again').setStyle(ButtonStyle.Primary).setEmoji('🔁');
  await interaction.editReply({
    content: 'Here it is',
    files: [new AttachmentBuilder(PIXEL, { name: 'cat.png', description: 'A cat' })],
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
  });
  await interaction.followUp({ content: 'Only you see this', flags: MessageFlags.Ephemeral });
  const seen = discord.view(general, ada);
  expect(seen).toMatchObject([
    {
      state: 'sent',
      content: 'Here it is',
      ephemeral: false,
      edits: 0,
      interaction: { name: 'imagine', userId: ada },
      attachments: [{ filename: 'cat.png', description: 'A cat', contentType: 'image/png', width: 1, height: 1 }],
    },
    { content: 'Only you see this', ephemeral: true },
  ]);
  expect(discord.view(general, ben)).toHaveLength(1);
  expect(discord.attachmentBytes(seen[0]?.attachments[0]?.id ?? '')?.equals(PIXEL)).toBe(true);
});

it('gives the message with the callback when asked', async () => {
  const { interaction } = await imagine();
  const response = await interaction.reply({ content: 'Hello', withResponse: true });
  expect(response.resource?.message?.content).toBe('Hello');
  expect(response.interaction.responseMessageId).toBe(response.resource?.message?.id);
  expect((await interaction.fetchReply()).interactionMetadata?.user.username).toBe('ada');
});

it('lets a button update its message, or defer and edit it', async () => {
  const { discord, client, ada, ben, general } = stage;
  const { interaction } = await imagine();
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('cancel').setLabel('Cancel').setStyle(ButtonStyle.Danger),
  );
  await interaction.reply({ content: 'Drawing', components: [row] });
  const messageId = discord.view(general, ada)[0]?.id ?? '';
  for (const how of ['update', 'defer'] as const) {
    const pressed = nextInteraction(client);
    await discord.pressButton({ userId: ben, messageId, customId: 'cancel' });
    const press = await pressed;
    if (!press.isButton()) throw new Error('Not a button.');
    expect(press.message.id).toBe(messageId);
    if (how === 'update') await press.update({ content: 'Updated' });
    else {
      await press.deferUpdate();
      await press.editReply({ content: 'Edited', components: [] });
    }
  }
  expect(discord.view(general, ada)).toMatchObject([{ content: 'Edited', edits: 2, components: [] }]);
});

it('opens a modal from a message menu and receives what was filled in', async () => {
  const { discord, client, ada, ben, general } = stage;
  const messageId = await discord.sendMessage({
    userId: ben,
    channelId: general,
    content: 'Look',
    files: [{ filename: 'a.png', bytes: PIXEL }],
  });
  const arrived = nextInteraction(client);
  await discord.runCommand({ userId: ada, channelId: general, name: 'Edit image', targetMessageId: messageId });
  const menu = await arrived;
  if (!menu.isMessageContextMenuCommand()) throw new Error('Not a menu.');
  expect(menu.targetMessage.content).toBe('Look');
  expect(menu.targetMessage.attachments.size).toBe(1);
  const modal = new ModalBuilder()
    .setCustomId('edit:1')
    .setTitle('Edit')
    .addLabelComponents((label) =>
      label.setLabel('What to change').setTextInputComponent((input) => input.setCustomId('what').setStyle(2)),
    )
    .addLabelComponents((label) =>
      label
        .setLabel('Quality')
        .setStringSelectMenuComponent((menu) => menu.setCustomId('quality').addOptions({ label: 'High', value: 'high' })),
    )
    .addLabelComponents((label) =>
      label.setLabel('Mask').setFileUploadComponent((upload) => upload.setCustomId('mask').setMinValues(0).setRequired(false)),
    );
  await menu.showModal(modal);
  const open = await until(() => discord.openModal(ada));
  expect(open).toMatchObject({ customId: 'edit:1', title: 'Edit' });
  const submitted = nextInteraction(client);
  await discord.submitModal({
    userId: ada,
    interactionId: open.interactionId,
    values: { what: 'A hat', quality: ['high'], mask: [{ filename: 'm.png', bytes: PIXEL }] },
  });
  const submit = await submitted;
  if (!submit.isModalSubmit()) throw new Error('Not a modal.');
  expect(submit.fields.getTextInputValue('what')).toBe('A hat');
  expect(submit.fields.getStringSelectValues('quality')).toEqual(['high']);
  expect(submit.fields.getUploadedFiles('mask')?.first()?.name).toBe('m.png');
  await submit.reply({ content: 'On it', flags: MessageFlags.Ephemeral });
  expect(discord.openModal(ada)).toBeUndefined();
  expect(discord.view(general, ada)).toMatchObject([{ content: 'Look' }, { content: 'On it', ephemeral: true }]);
});

it('shows an embed with its picture, which is then not listed as an attachment', async () => {
  const { discord, ada, general } = stage;
  const { interaction } = await imagine();
  const embed = new EmbedBuilder().setTitle('A cat').setImage('attachment://cat.png');
  const response = await interaction.reply({
    embeds: [embed],
    files: [new AttachmentBuilder(PIXEL, { name: 'cat.png' })],
    withResponse: true,
  });
  const message = response.resource?.message;
  expect(message?.attachments.size).toBe(0);
  expect((await fetch(message?.embeds[0]?.image?.url ?? '')).status).toBe(200);
  await interaction.editReply({
    embeds: [EmbedBuilder.from(message?.embeds[0]?.data ?? {}).setTitle('The same cat')],
    attachments: [],
  });
  const image = discord.view(general, ada)[0]?.embeds[0]?.image;
  expect(image).toMatchObject({ url: expect.stringContaining('cat.png') });
});

it('speaks in direct messages too', async () => {
  const { discord, client, ada } = stage;
  const heard = new Promise<string>((resolve) => client.once(Events.MessageCreate, (message) => resolve(message.content)));
  const channelId = discord.directMessageChannel(ada);
  await discord.sendMessage({ userId: ada, channelId, content: 'Psst' });
  expect(await heard).toBe('Psst');
  const arrived = nextInteraction(client);
  await discord.runCommand({ userId: ada, channelId, name: 'imagine', options: { prompt: 'x' } });
  const interaction = await arrived;
  expect(interaction.inGuild()).toBe(false);
  expect(interaction.channel?.isDMBased()).toBe(true);
  const user = await client.users.fetch(ada);
  await user.send('Hello');
  expect(discord.view(channelId, ada).map(({ content }) => content)).toEqual(['Psst', 'Hello']);
});
