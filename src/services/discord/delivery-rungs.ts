// The rungs of the delivery ladder: which there are for a job, how a message is sent on each, and whether it has arrived there already.
import { RESTJSONErrorCodes, type RouteLike, Routes } from 'discord.js';
import type { Job } from '../jobs/job.js';
import { fileMark } from '../jobs/picture-file.js';
import { type Authority, type DeliveryRequests, idOf } from './delivery-requests.js';
import { codeOf } from './discord-failure.js';
import type { JobMessage } from './job-rendering.js';
import { messageSchema, type SentMessage, sentEarlier } from './sent-earlier.js';

/** By the interaction's token, by the bot's on the same message, as a new one in the channel, as a direct message. */
export type Rung = 'token' | 'bot' | 'channel' | 'direct';

/** Where a message is. */
export interface Arrived {
  readonly channelId: string;
  readonly messageId: string;
}

/** What a refusal on one rung says of others: what is gone or closed is so for all that need it. */
const ALSO_CLOSED: { readonly [code: number]: readonly Rung[] } = {
  [RESTJSONErrorCodes.UnknownMessage]: ['bot'],
  // Sending wakes an archived thread, editing does not.
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: ['bot'],
  [RESTJSONErrorCodes.UnknownChannel]: ['bot', 'channel'],
  [RESTJSONErrorCodes.MissingAccess]: ['bot', 'channel'],
};

export function rungsFor({ place, requester }: Job): Rung[] {
  // What was private is never told in the channel.
  if (place.private) return ['token', 'direct'];
  const same = place.messageId === null ? [] : (['bot'] as const);
  // Outside guilds the channel is the direct one.
  return ['token', ...same, 'channel', ...(requester.guildId === null ? [] : (['direct'] as const))];
}

export function isOpenAfter(refusal: unknown, rung: Rung): boolean {
  const code = codeOf(refusal);
  return code === undefined || !ALSO_CLOSED[code]?.includes(rung);
}

export class DeliveryRungs {
  readonly #requests: DeliveryRequests;

  constructor(requests: DeliveryRequests) {
    this.#requests = requests;
  }

  /** Where it has arrived. `unsure`: an earlier try may have arrived, so that is looked for first. */
  async send(rung: Rung, job: Job, message: JobMessage, unsure: boolean): Promise<Arrived> {
    const { channelId, messageId } = job.place;
    switch (rung) {
      case 'token':
        return this.#edit(job, originalOf(job), 'interaction', message, unsure);
      case 'bot':
        return this.#edit(job, Routes.channelMessage(channelId, messageId ?? ''), 'bot', message, unsure);
      case 'channel':
        return this.#post(job, channelId, message);
      case 'direct': {
        const body = { recipient_id: job.requester.userId };
        const opened = await this.#requests.post(Routes.userChannels(), { body }, 'bot');
        return this.#post(job, idOf(opened), message);
      }
    }
  }

  /** An edit may be repeated; only files are too large to be sent again for nothing. */
  async #edit(job: Job, route: RouteLike, by: Authority, message: JobMessage, unsure: boolean): Promise<Arrived> {
    const { channelId } = job.place;
    if (unsure && message.files.length > 0) {
      const found = messageSchema.safeParse(await this.#requests.get(route, by));
      if (found.success && hasPictures(job, found.data)) return { channelId, messageId: found.data.id };
    }
    return { channelId, messageId: idOf(await this.#requests.patch(route, message, by)) };
  }

  /** A new message can't be repeated: always looked for, since the process may have died over an earlier try. */
  async #post(job: Job, channelId: string, { body, files }: JobMessage): Promise<Arrived> {
    const arrived = await sentEarlier(this.#requests, { channelId, job }, (sent) => isEnding(job, sent));
    if (arrived) return { channelId, messageId: arrived.id };
    const once = { ...body, nonce: nonceOf(job), enforce_nonce: true };
    const send = async (content: object) => {
      const sent = await this.#requests.post(Routes.channelMessages(channelId), { body: content, files }, 'bot');
      return { channelId, messageId: idOf(sent) };
    };
    if (job.place.messageId === null || channelId !== job.place.channelId) return send(once);
    const reference = { message_id: job.place.messageId, fail_if_not_exists: false };
    return send({ ...once, message_reference: reference }).catch((error: unknown) => {
      // Who may not read the history of a channel may send there all the same.
      if (codeOf(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) throw error;
      return send(once);
    });
  }
}

export function originalOf({ place }: Job): RouteLike {
  return Routes.webhookMessage(place.applicationId, place.token, '@original');
}

/** A file keeps its name. */
function isEnding(job: Job, message: SentMessage): boolean {
  return String(message.nonce) === nonceOf(job) || hasPictures(job, message);
}

function hasPictures(job: Job, { attachments }: SentMessage): boolean {
  return attachments.some(({ filename }) => filename.startsWith(`${fileMark(job.id)}-`));
}

/** Not the job's id alone: with that, its first message may have been sent. */
function nonceOf(job: Job): string {
  return `${job.id}-end`;
}
