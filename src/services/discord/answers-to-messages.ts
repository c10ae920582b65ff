// The bot's own first answer to a request that came as a message: there is no interaction of which Discord would show one.
import { Routes } from 'discord.js';
import type { Clock } from '../clock.js';
import type { Job } from '../jobs/job.js';
import { writeCustomId } from './custom-id.js';
import { type DeliveryRequests, idOf } from './delivery-requests.js';
import { verdictOn } from './discord-failure.js';
import { renderStanding } from './job-rendering.js';
import { hasButton, sentEarlier } from './sent-earlier.js';

export class AnswersToMessages {
  readonly #requests: DeliveryRequests;
  readonly #began: number;

  constructor(requests: DeliveryRequests, clock: Clock) {
    this.#requests = requests;
    this.#began = clock.now();
  }

  /** Its id. */
  async send(job: Job): Promise<string> {
    return (await this.#sentEarlier(job)) ?? idOf(await this.#send(job));
  }

  /** What an earlier process has sent of a job of its time, nobody here knows. */
  async #sentEarlier(job: Job): Promise<string | undefined> {
    if (job.createdAt >= this.#began) return undefined;
    const cancel = writeCustomId('cancel', job.id);
    const sent = await sentEarlier(this.#requests, { channelId: job.place.channelId, job }, (each) => hasButton(each, cancel));
    return sent?.id;
  }

  async #send(job: Job): Promise<unknown> {
    const { body } = renderStanding(job, { kind: 'queued', position: 1 });
    const answer = {
      ...body,
      // A request that came as a message has that message's id.
      ...{ nonce: job.id, enforce_nonce: true, message_reference: { message_id: job.id, fail_if_not_exists: false } },
      allowed_mentions: { parse: [], replied_user: true },
    };
    const send = () => this.#requests.post(Routes.channelMessages(job.place.channelId), { body: answer }, 'bot');
    return send().catch((error: unknown) => {
      // The first may have arrived: then this is answered with it.
      if (verdictOn(error) !== 'later') throw error;
      return send();
    });
  }
}
