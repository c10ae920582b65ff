// The real bot in a pretend world: a test does what members do, and reads what they see.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { expect } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { SandboxDiscord } from '../../sandbox/discord/discord.js';
import type { OptionValue } from '../../sandbox/discord/use/command-options.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { SandboxOnemin } from '../../sandbox/onemin/onemin.js';
import type { Painter, Picture } from '../../sandbox/pictures/picture.js';
import { SandboxSegmind } from '../../sandbox/segmind/segmind.js';
import { type App, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { Clock } from '../../src/services/clock.js';
import type { Store } from '../../src/services/store/store.js';
import { flatPainter } from '../sandbox/segmind/flat-painter.js';
import { hurriedClock } from './hurried-clock.js';
import { buttonsOf, transcribe } from './transcript.js';

export type Name = 'Ada' | 'Ben' | 'Mia';

export interface StudioOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Whose keys the bot has; Segmind's alone when not named. */
  readonly vendors?: readonly ('segmind' | 'onemin')[];
  /** How long a vendor takes, in real seconds. */
  readonly seconds?: number;
  /** How many times faster than life the bot's clock runs. */
  readonly speed?: number;
  /** Where records are kept, when not on disk. */
  readonly store?: Store;
  /** Other clocks, for the bot and for the world around it. */
  readonly clock?: Clock;
  readonly worldClock?: SandboxClock;
  /** What the vendors draw, where that matters. */
  readonly paint?: Painter;
  /** Where the bot's log goes, where that matters. */
  readonly log?: Logger;
  /** Whether what everybody sees is remembered as it changes, for `story`. */
  readonly remembers?: boolean;
}

type Options = Readonly<Record<string, OptionValue>>;
type Files = Readonly<Record<string, UploadedFile>>;

const PATIENCE_MS = 40_000;
const painted = new Map<string, Promise<Picture>>();

/** One small picture a format, drawn once. */
const paint: typeof flatPainter = (request) => {
  const picture = painted.get(request.format) ?? flatPainter(request);
  painted.set(request.format, picture);
  return picture;
};

export async function openStudio(options: StudioOptions = {}): Promise<Studio> {
  const clock = options.worldClock ?? new SandboxClock();
  const discord = await SandboxDiscord.start({ clock });
  discord.messageContentGranted = options.settings?.DISCORD_MESSAGE_CONTENT === 'true';
  const vendor = { clock, paint: options.paint ?? paint, seconds: () => options.seconds ?? 0.1 };
  const [segmind, onemin] = await Promise.all([SandboxSegmind.start(vendor), SandboxOnemin.start(vendor)]);
  const folder = await mkdtemp(join(tmpdir(), 'atelier-story-'));
  const studio = new Studio({ discord, segmind, onemin, folder, options });
  await studio.startApp();
  return studio;
}

interface Parts {
  readonly discord: SandboxDiscord;
  readonly segmind: SandboxSegmind;
  readonly onemin: SandboxOnemin;
  readonly folder: string;
  readonly options: StudioOptions;
}

export class Studio {
  readonly discord: SandboxDiscord;
  readonly segmind: SandboxSegmind;
  readonly onemin: SandboxOnemin;
  readonly general: string;
  readonly #parts: Parts;
  readonly #stopWatching: () => void;
  /** By person: every message as it looked each time it changed. */
  readonly #seen = new Map<Name, { readonly id: string; readonly text: string }[]>();
  #app: App | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.discord = parts.discord;
    this.segmind = parts.segmind;
    this.onemin = parts.onemin;
    this.general = parts.discord.channels().find(({ name }) => name === 'general')?.id ?? '';
    this.#stopWatching = parts.options.remembers ? this.discord.onChange(() => this.#watch()) : () => {};
  }

  async startApp(): Promise<void> {
    const { discord, folder, options } = this.#parts;
    const config = readConfig({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      ...this.#keys(options.vendors ?? ['segmind']),
      SEGMIND_RPM: '100000',
      STORE_URL: `sqlite://${join(folder, 'atelier.sqlite')}`,
      ...options.settings,
    });
    const log = options.log ?? pino({ level: process.env.STORY_LOG ?? 'silent' });
    const clock = options.clock ?? hurriedClock(options.speed ?? 10);
    this.#app = createApp(config, { log, clock, ...(options.store && { store: options.store }) });
    await this.#app.start();
  }

  #keys(vendors: readonly ('segmind' | 'onemin')[]): Record<string, string> {
    const { segmind, onemin } = this.#parts;
    return {
      SEGMIND_API_URL: segmind.apiUrl,
      SEGMIND_UPLOAD_URL: segmind.uploadUrl,
      ONEMIN_API_URL: onemin.apiUrl,
      ...(vendors.includes('segmind') && { SEGMIND_API_KEY: segmind.apiKey }),
      ...(vendors.includes('onemin') && { ONEMIN_API_KEY: onemin.apiKey }),
    };
  }

  async stopApp(): Promise<void> {
    await this.#app?.stop();
    this.#app = undefined;
  }

  /** Ends everything, and holds that neither Discord nor the vendor had anything to object to. */
  async close(): Promise<void> {
    await this.stopApp();
    this.#stopWatching();
    await Promise.all([this.discord.stop(), this.segmind.stop(), this.onemin.stop()]);
    await rm(this.#parts.folder, { recursive: true, force: true });
    expect(this.discord.violations).toEqual([]);
    expect([...this.segmind.leaks, ...this.onemin.leaks]).toEqual([]);
  }

  idOf(name: Name): string {
    return this.discord.people().find((person) => person.name === name)?.id ?? '';
  }

  /** Types a command; resolves with the interaction's id, which is the job's. */
  async use(name: Name, command: string, options: Options = {}, channelId = this.general, files: Files = {}): Promise<string> {
    const use = { userId: this.idOf(name), channelId, name: command, options, files };
    return (await this.discord.runCommand(use)).interactionId;
  }

  imagine(name: Name, options: Options | string = 'a lighthouse', files: Files = {}): Promise<string> {
    return this.use(name, 'imagine', typeof options === 'string' ? { prompt: options } : options, this.general, files);
  }

  /** Presses the button of this label on the newest message that `name` sees it on, or on that of a certain job. */
  async press(name: Name, label: string, jobId?: string): Promise<string> {
    const find = () =>
      this.view(name)
        .filter((message) => jobId === undefined || message.interaction?.id === jobId)
        .flatMap((message) => buttonsOf(message).map((button) => ({ message, button })))
        .findLast(({ button }) => button.label === label);
    await this.until(() => find() !== undefined, `a button ${label} for ${name}`);
    const found = find();
    if (!found) throw new Error(`There is no button ${label}.`);
    const press = { userId: this.idOf(name), messageId: found.message.id, customId: found.button.customId };
    return (await this.discord.pressButton(press)).interactionId;
  }

  view(name: Name, channelId = this.general): SeenMessage[] {
    return this.discord.channels().some(({ id }) => id === channelId) ? this.discord.view(channelId, this.idOf(name)) : [];
  }

  /** What `name` sees in the channel now, a text a message. */
  transcript(name: Name, channelId = this.general): string[] {
    return this.view(name, channelId).map((message) => transcribe(this.discord, message));
  }

  /** Everything `name` has seen in the channel, in the order in which it came or changed. */
  story(name: Name): string[] {
    if (!this.#parts.options.remembers) throw new Error('There is no story in a studio that was not told to remember.');
    return (this.#seen.get(name) ?? []).map(({ text }) => text);
  }

  /** Waits until `name` sees a message with these words, and gives it back as a text. */
  async sees(name: Name, words: string, channelId = this.general): Promise<string> {
    const find = () => this.transcript(name, channelId).find((text) => text.includes(words));
    await this.until(() => find() !== undefined, `“${words}” for ${name}`);
    return find() ?? '';
  }

  /** The last words of a request's message: waits until there is no button to cancel it any more. */
  async ending(jobId: string): Promise<string> {
    const find = () => this.view('Ada').find(({ interaction, ephemeral }) => interaction?.id === jobId && !ephemeral);
    const ended = () => {
      const message = find();
      return message?.state === 'sent' && !buttonsOf(message).some(({ customId }) => customId.startsWith('cancel:'));
    };
    await this.until(ended, `the ending of ${jobId}`);
    const message = find();
    return message ? transcribe(this.discord, message) : '';
  }

  /** What `/credits` says first. */
  async credits(name: Name): Promise<{ readonly available: number; readonly reserved: number; readonly spent: number }> {
    const id = await this.use(name, 'credits');
    const find = () => this.view(name).find(({ interaction, state }) => interaction?.id === id && state === 'sent')?.content;
    await this.until(() => find() !== undefined, 'the answer to /credits');
    const [available, reserved, spent] = (find() ?? '').match(/\d+/g) ?? [];
    return { available: Number(available), reserved: Number(reserved), spent: Number(spent) };
  }

  /** Asks for the credits until nothing of this member's is held any more. */
  async settled(name: Name): Promise<void> {
    while ((await this.credits(name)).reserved > 0);
  }

  /** Posts a message in the bot's name, with a button of this custom id: what a forger can at most bring about. */
  async postButton(customId: string): Promise<string> {
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'Forged', custom_id: customId }] }];
    const answer = await fetch(`${this.discord.apiUrl}/v10/channels/${this.general}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${this.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'press me', components }),
    });
    return String(((await answer.json()) as { id: unknown }).id);
  }

  /** How many submits have reached the vendor, taken or not. */
  get submits(): number {
    return this.segmind.seen.filter(({ method, path }) => method === 'POST' && /^\/v2\//.test(path)).length;
  }

  /** Waits for a condition, looked at whenever something changes and a few times a second besides. */
  until(condition: () => boolean, what = 'it'): Promise<void> {
    return new Promise((resolve, reject) => {
      let due: NodeJS.Immediate | undefined;
      const look = () => {
        due = undefined;
        if (condition()) end(resolve);
      };
      // Much changes at once, and what a person sees is put together anew at every look.
      const lookSoon = () => {
        due ??= setImmediate(look);
      };
      const end = (then: () => void) => {
        stops.forEach((stop) => {
          stop();
        });
        then();
      };
      const regularly = setInterval(lookSoon, 50);
      const patience = setTimeout(() => {
        const seen = this.transcript('Ada').join('\n---\n');
        end(() => reject(new Error(`Waited in vain for ${what}. Ada sees:\n${seen}`)));
      }, PATIENCE_MS);
      const stops = [
        ...[this.discord, this.segmind, this.onemin].map((world) => world.onChange(lookSoon)),
        () => clearImmediate(due),
        () => clearInterval(regularly),
        () => clearTimeout(patience),
      ];
      look();
    });
  }

  #watch(): void {
    for (const name of ['Ada', 'Ben', 'Mia'] as const) {
      const seen = this.#seen.get(name) ?? [];
      this.#seen.set(name, seen);
      for (const message of this.view(name)) {
        const text = transcribe(this.discord, message);
        if (seen.findLast(({ id }) => id === message.id)?.text !== text) seen.push({ id: message.id, text });
      }
    }
  }
}
