// An unmodified discord.js client and a pretend Discord for it, as the tests of this folder use them.
import { createRequire } from 'node:module';
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction, type RESTOptions, Routes } from 'discord.js';
import { SandboxClock } from '../../../sandbox/clock.js';
import { type DiscordOptions, SandboxDiscord } from '../../../sandbox/discord/discord.js';

export const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export interface Stage {
  readonly clock: SandboxClock;
  readonly discord: SandboxDiscord;
  readonly client: Client<true>;
  readonly ada: string;
  readonly ben: string;
  readonly mia: string;
  readonly general: string;
  close(): Promise<void>;
}

/** A running Discord with a logged-in bot. */
export async function setUp(options: Partial<DiscordOptions> = {}, client: Partial<ClientOptions> = {}): Promise<Stage> {
  const clock = options.clock ?? new SandboxClock();
  const discord = await SandboxDiscord.start({ ...options, clock });
  const bot = await logIn(discord, client);
  const [ada, ben, mia] = discord.people().map((person) => person.id);
  const general = discord.channels().find((channel) => channel.name === 'general')?.id;
  if (!ada || !ben || !mia || !general) throw new Error('The sandbox has lost its people.');
  const close = async () => {
    await bot.destroy();
    await discord.stop();
  };
  return { clock, discord, client: bot, ada, ben, mia, general, close };
}

export async function logIn(discord: SandboxDiscord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const rest = { api: discord.apiUrl, retries: 0, agent: ownAgent(), ...options.rest };
  const client = new Client({ intents: INTENTS, ...options, rest });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** Of the undici that comes with discord.js: by itself it takes the agent of whichever was loaded first, which may not know its forms. */
function ownAgent(): RESTOptions['agent'] {
  const { resolve } = createRequire(import.meta.url);
  const { Agent } = createRequire(resolve('@discordjs/rest'))('undici');
  return new Agent();
}

/** Registers commands globally, as a bot does at its start. */
export async function register(client: Client<true>, body: unknown): Promise<void> {
  await client.rest.put(Routes.applicationCommands(client.application.id), { body });
}

export function nextInteraction(client: Client<true>): Promise<Interaction> {
  return new Promise((resolve) => client.once(Events.InteractionCreate, resolve));
}

/** Waits until `look` finds something. */
export async function until<Found>(look: () => Found | undefined | false | null, what = 'it', patience = 4000): Promise<Found> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = look();
    if (found !== undefined && found !== false && found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** The code of Discord's refusal. */
export async function refusal(deed: Promise<unknown>): Promise<number | string> {
  try {
    await deed;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (typeof error.code === 'number' || typeof error.code === 'string'))
      return error.code;
    throw error;
  }
  throw new Error('It was not refused.');
}

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
