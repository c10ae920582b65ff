// A pretend Discord with a folder is the same after a restart: messages, files, commands, tokens, nonces, ids.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.js';
import { SandboxDiscord } from '../../../sandbox/discord/discord.js';
import { nextInteraction, PIXEL, register, setUp } from './bot.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'discord-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

it('goes on where it was', async () => {
  const clock = new SandboxClock();
  const first = await setUp({ folder, clock });
  await register(first.client, [{ name: 'draw', description: 'Draws' }]);
  const arrived = nextInteraction(first.client);
  await first.discord.runCommand({ userId: first.ada, channelId: first.general, name: 'draw' });
  const interaction = await arrived;
  if (!interaction.isRepliable()) throw new Error('Not repliable.');
  await interaction.reply({ content: 'Drawn', files: [{ attachment: PIXEL, name: 'a.png' }] });
  const nonce = { content: 'Once', nonce: 'n', enforce_nonce: true };
  await first.client.rest.post(Routes.channelMessages(first.general), { body: nonce });
  const before = first.discord.view(first.general, first.ada);
  const commands = first.discord.registeredCommands();
  await first.close();

  const second = await setUp({ folder, clock });
  const after = second.discord.view(second.general, second.ada);
  expect(after).toMatchObject(before.map(({ id, content }) => ({ id, content })));
  expect(second.discord.registeredCommands()).toEqual(commands);
  const attachment = after[0]?.attachments[0];
  expect(attachment?.url).toContain(second.discord.apiUrl.replace('/api', ''));
  expect(Buffer.from(await (await fetch(attachment?.url ?? '')).arrayBuffer()).equals(PIXEL)).toBe(true);
  await second.client.rest.patch(Routes.webhookMessage(second.client.application.id, interaction.token), {
    body: { content: 'Edited later' },
    auth: false,
  });
  await second.client.rest.post(Routes.channelMessages(second.general), { body: nonce });
  expect(second.discord.view(second.general, second.ada).map(({ content }) => content)).toEqual(['Edited later', 'Once']);
  await second.close();
});

it('says so when what it kept can’t be read', async () => {
  writeFileSync(join(folder, 'discord.json'), '{ "messages": 7 }');
  await expect(SandboxDiscord.start({ clock: new SandboxClock(), folder })).rejects.toThrow();
});
