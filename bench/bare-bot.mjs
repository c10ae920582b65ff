// What Atelier is measured against: the least a bot that shows progress can do with discord.js. It registers its
// command, defers, edits five times over the job's duration and uploads one picture it already holds.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';

const EDITS = 5;
const COMMAND = {
  name: 'imagine',
  description: 'Draw a picture',
  options: [{ type: 3, name: 'prompt', description: 'What to draw', required: true }],
};

const { DISCORD_API_URL, DISCORD_TOKEN, BENCH_JOB_MS, BENCH_PICTURE } = process.env;
const picture = readFileSync(BENCH_PICTURE);
let durationMs = Number(BENCH_JOB_MS);
process.on('message', (message) => {
  durationMs = message.durationMs ?? durationMs;
});

// Discord does not count answers to interactions among the 50 requests a second; discord.js would, and at 50 commands a
// second the queue that makes, not the bot, would be measured.
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: DISCORD_API_URL, globalRequestsPerSecond: 100_000 },
});

client.once(Events.ClientReady, async () => {
  const known = await client.application.commands.fetch();
  if (!known.some((command) => command.name === COMMAND.name)) await client.application.commands.set([COMMAND]);
});

client.on(Events.InteractionCreate, async (interaction) => {
  await interaction.deferReply();
  const step = durationMs / (EDITS + 1);
  for (let edit = 1; edit <= EDITS; edit += 1) {
    await sleep(step);
    await interaction.editReply(`Drawing, about ${Math.ceil((step * (EDITS + 1 - edit)) / 1000)} s left`);
  }
  await sleep(step);
  await interaction.editReply({ content: 'Here it is.', files: [{ attachment: picture, name: 'picture.png' }] });
});

await client.login(DISCORD_TOKEN);
