// A pretend Discord and a pretend Segmind that outlive the bot: where processes are started, killed and started again on one store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { SandboxClock } from '../../sandbox/clock.js';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { SandboxDiscord } from '../../sandbox/discord/discord.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { SandboxOnemin } from '../../sandbox/onemin/onemin.js';
import { SandboxSegmind } from '../../sandbox/segmind/segmind.js';
import { flatPainter } from '../sandbox/segmind/flat-painter.js';
import { BotProcess, until } from './bot-process.js';

/** Words that must never reach the log. */
export const PROMPT = 'a lighthouse nobody else may know of';

export class ProcessWorld {
  readonly discord: SandboxDiscord;
  readonly segmind: SandboxSegmind;
  readonly onemin: SandboxOnemin;
  /** Where the bot runs, and where its store is. */
  readonly folder = mkdtempSync(join(tmpdir(), 'atelier-'));
  readonly storeFile = join(this.folder, 'store', 'atelier.sqlite');
  readonly ada: string;
  readonly general: string;
  readonly #bots: BotProcess[] = [];
  /** The messages of earlier requests, and how many jobs they came to. */
  readonly #past = new Set<string>();
  #pastJobs = 0;

  static async open(): Promise<ProcessWorld> {
    const clock = new SandboxClock();
    const vendor = { clock, paint: flatPainter, seconds: () => 0.3 };
    const [segmind, onemin] = await Promise.all([SandboxSegmind.start(vendor), SandboxOnemin.start(vendor)]);
    return new ProcessWorld(await SandboxDiscord.start({ clock }), segmind, onemin);
  }

  private constructor(discord: SandboxDiscord, segmind: SandboxSegmind, onemin: SandboxOnemin) {
    this.discord = discord;
    this.segmind = segmind;
    this.onemin = onemin;
    this.ada = discord.people().find(({ name }) => name === 'Ada')?.id ?? '';
    this.general = discord.channels().find(({ name }) => name === 'general')?.id ?? '';
  }

  async close(): Promise<void> {
    await Promise.all(this.#bots.map((bot) => bot.kill()));
    await Promise.all([this.discord.stop(), this.segmind.stop(), this.onemin.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get settings(): Record<string, string> {
    const { discord, segmind } = this;
    return {
      NODE_ENV: 'production',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SEGMIND_API_KEY: segmind.apiKey,
      SEGMIND_API_URL: segmind.apiUrl,
      SEGMIND_UPLOAD_URL: segmind.uploadUrl,
      SEGMIND_RPM: '100000',
      STORE_URL: `sqlite://${this.storeFile}`,
      LOG_LEVEL: 'info',
    };
  }

  /** Settings by which the bot draws at 1min.ai alone. */
  get oneminAlone(): Record<string, string> {
    return { SEGMIND_API_KEY: '', ONEMIN_API_KEY: this.onemin.apiKey, ONEMIN_API_URL: this.onemin.apiUrl };
  }

  /** Another process on the same store. */
  launch(settings: Readonly<Record<string, string>> = {}): BotProcess {
    const bot = new BotProcess(this.folder, { ...this.settings, ...settings });
    this.#bots.push(bot);
    return bot;
  }

  start(settings: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    return this.launch(settings).ready();
  }

  /** What is there now belongs to earlier requests: what is seen from now on is what becomes of the next one. */
  turnThePage(): void {
    for (const { id } of this.everything()) this.#past.add(id);
    this.#pastJobs = this.jobs();
  }

  /** Ada asks for a picture; resolves with the interaction's id, which is the job's. */
  async imagine(
    options: Readonly<Record<string, string | number | boolean>> = {},
    files: Readonly<Record<string, UploadedFile>> = {},
  ): Promise<string> {
    const use = { userId: this.ada, channelId: this.general, name: 'imagine' };
    return (await this.discord.runCommand({ ...use, options: { prompt: PROMPT, ...options }, files })).interactionId;
  }

  /** What became of Ada's request for a picture, as she sees it: everything in the channel but answers to /credits. */
  seen(): SeenMessage[] {
    return this.everything().filter(({ id }) => !this.#past.has(id));
  }

  /** What has become of all her requests, earlier ones too. */
  everything(): SeenMessage[] {
    return this.discord.view(this.general, this.ada).filter(({ interaction }) => interaction?.name !== 'credits');
  }

  /** How many jobs the vendors have taken for it. */
  jobsTaken(): number {
    return this.jobs() - this.#pastJobs;
  }

  /** The same for all her requests. */
  jobs(): number {
    return this.segmind.jobs.length + this.onemin.jobs.length;
  }

  pictures(): SeenMessage[] {
    return this.seen().filter(({ attachments }) => attachments.length > 0);
  }

  refunds(): SeenMessage[] {
    return this.seen().filter(({ content }) => content.includes('Nothing was charged'));
  }

  /** What she was told she has left, after her picture. */
  whispers(): SeenMessage[] {
    return this.seen().filter(({ ephemeral, content }) => ephemeral && content.includes('You get new ones'));
  }

  /** What /credits tells Ada. */
  async credits(): Promise<{ available: number; reserved: number }> {
    const { interactionId } = await this.discord.runCommand({ userId: this.ada, channelId: this.general, name: 'credits' });
    const content = await until(() => {
      const answers = this.discord.view(this.general, this.ada);
      return answers.find(({ interaction, state }) => interaction?.id === interactionId && state === 'sent')?.content;
    }, 'an answer to /credits');
    const read = (label: string) => Number(new RegExp(`${label}: (-?\\d+)`).exec(content)?.[1] ?? Number.NaN);
    return { available: read('Available'), reserved: read('Reserved') };
  }

  /** How often Discord was asked so. */
  asked(method: string, path: RegExp): number {
    return this.discord.seen.filter((request) => request.method === method && path.test(request.path)).length;
  }

  /** Asks the store's file itself, past the bot. */
  query(sql: string): Promise<Record<string, string>[]> {
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(this.storeFile);
      database.all<Record<string, string>>(sql, (error, rows) => {
        database.close(() => (error ? reject(error) : resolve(rows)));
      });
    });
  }
}
