// How a job's last words reach people: by the interaction's token, by the bot's, as a new message, as a direct message; rung by rung.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Job } from '../jobs/job.js';
import { NotToldError } from '../jobs/job-reporter.js';
import { verdictOn } from './discord-failure.js';
import { fileMark, type JobMessage, withLinks } from './job-rendering.js';
import { requestBody } from './multipart.js';

export type Rung = 'token' | 'bot' | 'channel' | 'direct' | 'undelivered';

/** Tries of one rung before the engine is asked to come back later. */
const TRIES = 3;
const FIRST_WAIT_MS = 500;

const identified = z.object({ id: z.string() });
const messages = z.array(
  z.object({
    id: z.string(),
    nonce: z.union([z.string(), z.number()]).optional(),
    attachments: z.array(z.object({ filename: z.string() })),
  }),
);

export class DeliveryLadder {
  readonly #rest: REST;
  readonly #clock: Clock;

  constructor(rest: REST, clock: Clock) {
    this.#rest = rest;
    this.#clock = clock;
  }

  /** The rung that held. Rejects with NotToldError when Discord can't be reached just now. */
  async deliver(job: Job, rendered: JobMessage): Promise<Rung> {
    for (const rung of this.#rungsFor(job)) {
      if (await this.#holds(rung, job, rendered)) return rung;
    }
    return 'undelivered';
  }

  #rungsFor(job: Job): Exclude<Rung, 'undelivered'>[] {
    const { tokenUntil, messageId, private: isPrivate } = job.place;
    const token = this.#clock.now() < tokenUntil ? (['token'] as const) : [];
    // What was private is never told in the channel.
    if (isPrivate) return [...token, 'direct'];
    return [...token, ...(messageId === null ? [] : (['bot'] as const)), 'channel', 'direct'];
  }

  async #holds(rung: Exclude<Rung, 'undelivered'>, job: Job, rendered: JobMessage): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#send(rung, job, rendered);
        return true;
      } catch (error) {
        const verdict = verdictOn(error);
        if (verdict === 'next-way') return false;
        if (verdict === 'too-large') {
          if (rendered.files.length === 0) return false;
          return this.#holds(rung, job, withLinks(rendered, job));
        }
        if (tries >= TRIES) throw new NotToldError(`The ${rung} rung did not answer`, { cause: error });
        await this.#wait(FIRST_WAIT_MS * 2 ** tries);
      }
    }
  }

  async #send(rung: Exclude<Rung, 'undelivered'>, job: Job, { body, files }: JobMessage): Promise<void> {
    const { applicationId, token, channelId, messageId } = job.place;
    switch (rung) {
      case 'token':
        await this.#rest.patch(Routes.webhookMessage(applicationId, token, '@original'), {
          ...requestBody(body, files),
          auth: false,
        });
        return;
      case 'bot':
        await this.#rest.patch(Routes.channelMessage(channelId, messageId ?? ''), requestBody(body, files));
        return;
      case 'channel':
        return this.#post(job, channelId, { body, files });
      case 'direct': {
        const opened = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: job.requester.userId } });
        return this.#post(job, identified.parse(opened).id, { body, files });
      }
    }
  }

  /** A new message, unless it is there already: the answer to an earlier try may have been lost. */
  async #post(job: Job, channelId: string, { body, files }: JobMessage): Promise<void> {
    if (await this.#hasArrived(job, channelId)) return;
    const once = { nonce: job.id, enforce_nonce: true };
    const reply = job.place.messageId !== null && channelId === job.place.channelId;
    const reference = reply ? { message_reference: { message_id: job.place.messageId, fail_if_not_exists: false } } : {};
    await this.#rest.post(Routes.channelMessages(channelId), requestBody({ ...body, ...once, ...reference }, files));
  }

  async #hasArrived(job: Job, channelId: string): Promise<boolean> {
    const query = new URLSearchParams({ limit: '100', after: job.id });
    const found = messages.safeParse(await this.#rest.get(Routes.channelMessages(channelId), { query }).catch(throwUnlessClosed));
    if (!found.success) return false;
    return found.data.some(
      (message) =>
        message.id !== job.place.messageId &&
        (String(message.nonce) === job.id || message.attachments.some(({ filename }) => filename.startsWith(fileMark(job.id)))),
    );
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(milliseconds, resolve);
    });
  }
}

/** Whoever may not read a channel may still be allowed to write there: sending will tell. */
function throwUnlessClosed(error: unknown): undefined {
  if (verdictOn(error) === 'later') throw error;
  return undefined;
}
