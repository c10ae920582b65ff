// The connection to Discord: discord.js with small caches, no silent repeats, and its own words for what can't be mended by waiting.
import { Client, DiscordAPIError, GatewayCloseCodes, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../../config.js';
import { SettingsError } from '../../config.js';
import { requestMaker } from './rest-request.js';

/** Uploads of large pictures over slow lines take their time; what needs an earlier end brings its own. */
const REQUEST_TIMEOUT_MS = 60_000;

/** A team whose members are remembered; a few hundred bytes each. */
const MOST_PEOPLE = 500;

export function createClient({ discord }: Pick<Config, 'discord'>): Client {
  const { DirectMessages, GuildMessages, Guilds, MessageContent } = GatewayIntentBits;
  // Replies come as messages; what they say is there when they mention the bot.
  const intents = [Guilds, GuildMessages, DirectMessages];
  return new Client({
    intents: discord.messageContent ? [...intents, MessageContent] : intents,
    // Direct channels are not announced before their first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    // What is repeated, and when, is decided where its effect is known.
    // Answers to interactions do not count for Discord's limit of 50 requests a second, and what does is told by its 429.
    rest: {
      api: discord.apiUrl,
      retries: 0,
      timeout: REQUEST_TIMEOUT_MS,
      globalRequestsPerSecond: 10_000,
      makeRequest: requestMaker(),
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: MOST_PEOPLE,
      GuildMemberManager: { maxSize: MOST_PEOPLE, keepOverLimit: (member) => member.id === member.client.user.id },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
    }),
  });
}

/** Logs in and resolves when the gateway is connected and Discord has said who we are. */
export async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    client.once('clientReady', () => resolve());
  });
  const refused = new Promise<never>((_, reject) => {
    client.on('shardDisconnect', ({ code }) => reject(refusalFor(code)));
  });
  refused.catch(() => {});
  try {
    await Promise.race([client.login(token).then(() => ready), refused]);
  } catch (error) {
    throw asSettingsError(error);
  }
}

export function refusalFor(closeCode: number): SettingsError | Error {
  switch (closeCode) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.DisallowedIntents:
      return missingIntent();
    default:
      return new Error(`Discord closed the connection for good (${closeCode})`);
  }
}

function asSettingsError(error: unknown): unknown {
  if (error instanceof DiscordAPIError && error.status === 401) return badToken();
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'TokenInvalid') return badToken();
  if (/disallowed intents?/i.test(error.message)) return missingIntent();
  return error;
}

function badToken(): SettingsError {
  return new SettingsError(['DISCORD_TOKEN is refused by Discord: copy it anew from the Bot page of your application']);
}

function missingIntent(): SettingsError {
  return new SettingsError([
    'DISCORD_MESSAGE_CONTENT is true, but Discord has not granted that intent: switch on “Message Content Intent” on the Bot page, or set it to false',
  ]);
}
