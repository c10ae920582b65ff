// The clocks of interactions and links, and what a first answer forecloses.
import { type ChatInputCommandInteraction, MessageFlags, Routes } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextInteraction, PIXEL, refusal, register, type Stage, setUp, until } from './bot.js';

const MINUTE = 60_000;
let stage: Stage;

beforeEach(async () => {
  stage = await setUp();
  await register(stage.client, [{ name: 'draw', description: 'Draws' }]);
});

afterEach(() => stage.close());

async function draw(): Promise<ChatInputCommandInteraction> {
  const arrived = nextInteraction(stage.client);
  await stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw' });
  const interaction = await arrived;
  if (!interaction.isChatInputCommand()) throw new Error('Not a command.');
  return interaction;
}

const view = (userId = stage.ada) => stage.discord.view(stage.general, userId);

it('takes no first answer after three seconds, and shows the asker alone that it failed', async () => {
  const interaction = await draw();
  expect(view()).toEqual([]);
  stage.clock.advance(3100);
  expect(await refusal(interaction.deferReply())).toBe(10062);
  expect(view()).toMatchObject([{ state: 'failed', content: 'The application did not respond' }]);
  expect(view(stage.ben)).toEqual([]);
});

it('takes one first answer only', async () => {
  const interaction = await draw();
  await interaction.deferReply();
  const again = stage.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    body: { type: 5 },
    auth: false,
  });
  expect(await refusal(again)).toBe(40060);
  const modal = stage.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    body: { type: 9, data: { custom_id: 'a', title: 'b', components: [] } },
    auth: false,
  });
  expect(await refusal(modal)).toBe(40060);
});

it('lets the token live for fifteen minutes', async () => {
  const interaction = await draw();
  await interaction.deferReply();
  stage.clock.advance(14 * MINUTE);
  await interaction.editReply('Still here');
  stage.clock.advance(2 * MINUTE);
  expect(await refusal(interaction.editReply('Too late'))).toBe(50027);
  expect(await refusal(interaction.followUp('Too late'))).toBe(50027);
  expect(view()).toMatchObject([{ content: 'Still here' }]);
});

it('shows a deferral that was never filled as failed when its token is dead', async () => {
  const interaction = await draw();
  await interaction.deferReply();
  stage.discord.levers.expireToken(interaction.id);
  expect(view()).toMatchObject([{ state: 'failed' }]);
  expect(await refusal(interaction.editReply('x'))).toBe(50027);
});

it('knows no webhook before the first answer, and none for a made-up token', async () => {
  const interaction = await draw();
  const webhook = (token: string) =>
    stage.client.rest.post(Routes.webhook(stage.client.application.id, token), { body: { content: 'x' }, auth: false });
  expect(await refusal(webhook(interaction.token))).toBe(10015);
  expect(await refusal(webhook('made-up'))).toBe(50027);
});

it('fixes ephemeral at the deferral: the first follow-up fills it whatever its own flag says', async () => {
  const interaction = await draw();
  await interaction.deferReply();
  const filled = await interaction.followUp({ content: 'For all to see', flags: MessageFlags.Ephemeral });
  const next = await interaction.followUp({ content: 'For Ada', flags: MessageFlags.Ephemeral });
  expect(view()).toMatchObject([
    { id: filled.id, content: 'For all to see', ephemeral: false, state: 'sent' },
    { id: next.id, ephemeral: true },
  ]);
  const hidden = await draw();
  await hidden.deferReply({ flags: MessageFlags.Ephemeral });
  await hidden.editReply('Hidden');
  expect(view().at(-1)).toMatchObject({ content: 'Hidden', ephemeral: true });
});

it('frees the follow-up when the deferred reply is deleted first', async () => {
  const interaction = await draw();
  await interaction.deferReply();
  await interaction.deleteReply();
  await interaction.followUp({ content: 'Refused', flags: MessageFlags.Ephemeral });
  expect(view()).toMatchObject([{ content: 'Refused', ephemeral: true }]);
  expect(view(stage.ben)).toEqual([]);
  expect(await refusal(interaction.editReply('x'))).toBe(10008);
});

it('keeps ephemeral messages from the bot token', async () => {
  const interaction = await draw();
  await interaction.reply({ content: 'Hidden', flags: MessageFlags.Ephemeral });
  const message = await interaction.fetchReply();
  const path = Routes.channelMessage(stage.general, message.id);
  expect(await refusal(stage.client.rest.get(path))).toBe(10008);
  expect(await refusal(stage.client.rest.patch(path, { body: { content: 'x' } }))).toBe(10008);
  expect(await refusal(stage.client.rest.delete(path))).toBe(10008);
  await interaction.editReply('Still hidden');
  expect(view()).toMatchObject([{ content: 'Still hidden', ephemeral: true }]);
});

it('does not let a modal answer a modal', async () => {
  const interaction = await draw();
  const field = { type: 1, components: [{ type: 4, custom_id: 'f', style: 1, label: 'F' }] };
  const modal = { custom_id: 'm', title: 'M', components: [field] };
  await stage.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    body: { type: 9, data: modal },
    auth: false,
  });
  const open = await until(() => stage.discord.openModal(stage.ada));
  const arrived = nextInteraction(stage.client);
  await stage.discord.submitModal({ userId: stage.ada, interactionId: open.interactionId, values: { f: 'x' } });
  const submit = await arrived;
  if (!submit.isModalSubmit()) throw new Error('Not a modal.');
  const again = stage.client.rest.post(Routes.interactionCallback(submit.id, submit.token), {
    body: { type: 9, data: modal },
    auth: false,
  });
  expect(await refusal(again)).toBe(50035);
  stage.discord.violations.length = 0;
});

it('lets links to attachments expire, and hands out fresh ones', async () => {
  const interaction = await draw();
  await interaction.reply({ files: [{ attachment: PIXEL, name: 'a.png' }] });
  const message = await interaction.fetchReply();
  const old = message.attachments.first()?.url ?? '';
  expect((await fetch(old)).status).toBe(200);
  expect((await fetch(old.replace(/hm=..../, 'hm=0000'))).status).toBe(404);
  stage.clock.advance(25 * 60 * MINUTE);
  expect((await fetch(old)).status).toBe(404);
  const channel = await stage.client.channels.fetch(stage.general);
  const fresh = channel?.isTextBased() ? await channel.messages.fetch({ message: message.id, force: true }) : undefined;
  expect((await fetch(fresh?.attachments.first()?.url ?? '')).status).toBe(200);
});

it('delivers an interaction again on request, answerable once', async () => {
  const interaction = await draw();
  await interaction.reply('Once');
  const arrived = nextInteraction(stage.client);
  stage.discord.redeliver(interaction.id);
  const again = await arrived;
  expect(again.id).toBe(interaction.id);
  expect(again.isRepliable() && (await refusal(again.reply('Twice')))).toBe(40060);
});
