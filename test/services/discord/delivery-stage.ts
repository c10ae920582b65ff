// A pretend Discord, the bot's REST client for it, and a job whose picture is ready: for tests of what is sent, without a bot around it.
import { REST, Routes } from 'discord.js';
import { z } from 'zod';
import { SandboxClock } from '../../../sandbox/clock.js';
import { SandboxDiscord } from '../../../sandbox/discord/discord.js';
import { systemClock } from '../../../src/services/clock.js';
import type { JobMessage } from '../../../src/services/discord/job-rendering.js';
import { requestMaker } from '../../../src/services/discord/rest-request.js';
import type { Job } from '../../../src/services/jobs/job.js';
import { fileMark } from '../../../src/services/jobs/picture-file.js';
import { PIXEL } from '../../sandbox/discord/bot.js';
import { aJob, drawn } from '../jobs/a-job.js';

const identified = z.object({ id: z.string() });

export class DeliveryStage {
  readonly discord: SandboxDiscord;
  readonly rest: REST;
  readonly general: string;
  readonly ada: string;

  static async open(clock = new SandboxClock()): Promise<DeliveryStage> {
    return new DeliveryStage(await SandboxDiscord.start({ clock }));
  }

  private constructor(discord: SandboxDiscord) {
    this.discord = discord;
    this.rest = this.newRest();
    this.general = discord.channels().find(({ name }) => name === 'general')?.id ?? '';
    this.ada = discord.people()[0]?.id ?? '';
  }

  close(): Promise<void> {
    return this.discord.stop();
  }

  /** As a new process has it. */
  newRest(): REST {
    return new REST({ api: this.discord.apiUrl, retries: 0, makeRequest: requestMaker() }).setToken(this.discord.token);
  }

  /** Ada writes a message, the bot answers it, and the picture that she asked for is ready. */
  async askedByMessage(changes: Partial<Job> = {}): Promise<Job> {
    const id = await this.discord.sendMessage({ userId: this.ada, channelId: this.general, content: 'a fox, please' });
    const body = { content: 'Drawing', nonce: id, enforce_nonce: true };
    const shown = identified.parse(await this.rest.post(Routes.channelMessages(this.general), { body }));
    const place = {
      applicationId: this.discord.applicationId,
      channelId: this.general,
      messageId: shown.id,
      token: '',
      tokenUntil: 0,
      private: false,
      uploadLimit: 10 * 2 ** 20,
    };
    const requester = { userId: this.ada, guildId: this.discord.guildId, locale: 'en-US', roles: [] };
    return aJob({ id, createdAt: systemClock.now(), place, requester, parts: [drawn], ...changes });
  }

  /** How often something like this was asked of Discord. */
  asked(method: string, path: RegExp): number {
    return this.discord.seen.filter((request) => request.method === method && path.test(request.path)).length;
  }

  /** The messages in the channel that have the job's picture. */
  pictures(job: Job): string[] {
    const hasPicture = (name: string) => name.startsWith(fileMark(job.id));
    return this.discord
      .view(this.general, this.ada)
      .flatMap(({ id, attachments }) => (attachments.some(({ filename }) => hasPicture(filename)) ? [id] : []));
  }
}

export function pictureOf(job: Job): JobMessage {
  const name = `${fileMark(job.id)}-1.png`;
  const body = { content: 'Here it is', components: [], attachments: [{ id: 0, filename: name }] };
  return { body, files: [{ name, data: PIXEL, contentType: 'image/png' }] };
}
