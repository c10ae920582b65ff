// Starts the pretend world: Discord, the image vendors and the page, and says by which settings a bot gets into it.
import { join } from 'node:path';
import type { SandboxClock } from './clock.js';
import { SandboxDiscord } from './discord/discord.js';
import { keptClock } from './kept-clock.js';
import { SandboxOnemin } from './onemin/onemin.js';
import { PageServer } from './page/page-server.js';
import { Places } from './page/places.js';
import { SandboxSegmind } from './segmind/segmind.js';

export interface SandboxOptions {
  /** Where the page is wanted; 0 for any port. */
  readonly port: number;
  /** How many times faster than life pictures are drawn. */
  readonly speed: number;
  /** Where the world is kept across restarts; without it the world ends with the process. */
  readonly folder?: string | undefined;
  readonly clock?: SandboxClock | undefined;
}

export interface Sandbox {
  readonly pageUrl: string;
  /** Whether the wanted port was somebody else's, so that the page is at another. */
  readonly portWasTaken: boolean;
  /** Words for whoever has started it: where to look, and what to try. */
  readonly welcome: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly discord: SandboxDiscord;
  readonly segmind: SandboxSegmind;
  readonly onemin: SandboxOnemin;
  readonly clock: SandboxClock;
  stop(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, speed, clock = keptClock(folder) } = options;
  const discord = await SandboxDiscord.start({ clock, folder: folder && join(folder, 'discord') });
  const segmind = await SandboxSegmind.start({ clock, speed, ...(folder ? { folder: join(folder, 'segmind') } : {}) });
  const onemin = await SandboxOnemin.start({ clock, speed, ...(folder ? { folder: join(folder, 'onemin') } : {}) });
  const page = new PageServer({ discord, segmind, onemin, clock, places: new Places(discord) });
  const stop = async () => {
    await page.stop();
    await Promise.all([discord.stop(), segmind.stop(), onemin.stop()]);
  };
  try {
    const port = await page.listen(options.port);
    const portWasTaken = options.port !== 0 && port !== options.port;
    const environment = environmentOf(discord, segmind, onemin);
    const pageUrl = `http://localhost:${port}`;
    const welcome = welcomeTo(pageUrl, portWasTaken ? options.port : undefined);
    return { pageUrl, portWasTaken, welcome, environment, discord, segmind, onemin, clock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function welcomeTo(pageUrl: string, takenPort: number | undefined): string {
  return [
    `Atelier is ready in its sandbox: open ${pageUrl} and type /imagine a lighthouse at dusk`,
    ...(takenPort === undefined ? [] : [`(Another program has port ${takenPort}, so the page is at the next free one.)`]),
    'Nothing leaves this machine and nothing is charged. With DISCORD_TOKEN set it joins Discord instead.',
  ].join('\n');
}

function environmentOf(discord: SandboxDiscord, segmind: SandboxSegmind, onemin: SandboxOnemin): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SEGMIND_API_KEY: segmind.apiKey,
    SEGMIND_API_URL: segmind.apiUrl,
    SEGMIND_UPLOAD_URL: segmind.uploadUrl,
    ONEMIN_API_KEY: onemin.apiKey,
    ONEMIN_API_URL: onemin.apiUrl,
  };
}
