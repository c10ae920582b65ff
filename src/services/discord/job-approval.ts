// Where moderators are asked to approve a private request: a message in the operators' channel, sent once, and then what became of it.
import { type RESTPatchAPIChannelMessageJSONBody, Routes } from 'discord.js';
import type { Asked } from '../jobs/approval.js';
import { estimateOf, type Job, losses } from '../jobs/job.js';
import { NotToldError } from '../jobs/job-reporter.js';
import { languageFor, say } from '../messages/messages.js';
import { writeCustomId } from './custom-id.js';
import { type DeliveryRequests, idOf } from './delivery-requests.js';
import { verdictOn } from './discord-failure.js';
import { approvalButtons } from './job-buttons.js';
import { message, smallPrint } from './job-rendering.js';
import { hasButton, sentEarlier } from './sent-earlier.js';

export class ApprovalMessages {
  readonly #requests: DeliveryRequests;
  readonly #guildLocale: (guildId: string) => string | undefined;

  constructor(requests: DeliveryRequests, guildLocale: (guildId: string) => string | undefined) {
    this.#requests = requests;
    this.#guildLocale = guildLocale;
  }

  /** Nothing when the bot may not write there. Rejects with a NotToldError when Discord can't be reached just now. */
  async ask(job: Job, channelId: string): Promise<Asked | undefined> {
    const language = this.#languageOf(job);
    const cost = estimateOf(job);
    const print = smallPrint(language, job, say(language, 'approval.cost', { count: job.parts.length, cost }));
    const lines = [say(language, 'approval.asked', { userId: job.requester.userId, cost }), print];
    try {
      const { id } = await this.post(job, channelId, message(lines, approvalButtons(language, job)).body);
      return { channelId, messageId: id };
    } catch (error) {
      if (verdictOn(error) === 'next-way') return undefined;
      throw new NotToldError('Moderators were not asked', { cause: error });
    }
  }

  /** A message that has been taken away need not be told. */
  async tellDecision(job: Job, { channelId, messageId }: Asked): Promise<void> {
    const lines = [this.#decisionText(job), smallPrint(this.#languageOf(job), job)];
    const { body } = message(lines, []);
    try {
      await this.#requests.patch(Routes.channelMessage(channelId, messageId), { body }, 'bot');
    } catch (error) {
      if (verdictOn(error) !== 'next-way') throw new NotToldError('The decision was not shown', { cause: error });
    }
  }

  /** The message with the job's buttons in this channel: it may be there already, since a process may have died over sending it. */
  async post(job: Job, channelId: string, body: RESTPatchAPIChannelMessageJSONBody): Promise<{ readonly id: string }> {
    const found = await this.#find(job, channelId);
    if (found) return found;
    const once = { ...body, nonce: `${job.id}-ask`, enforce_nonce: true };
    return { id: idOf(await this.#requests.post(Routes.channelMessages(channelId), { body: once }, 'bot')) };
  }

  #decisionText(job: Job): string {
    const language = this.#languageOf(job);
    const verdict = job.approval?.verdict;
    const { userId } = job.requester;
    if (verdict)
      return say(language, verdict.kind === 'given' ? 'approval.given' : 'approval.refused', { by: verdict.by, userId });
    const isLapsed = losses(job).some(({ reason }) => reason === 'approval-silent');
    return say(language, isLapsed ? 'approval.lapsed' : 'approval.withdrawn', { userId });
  }

  /** Who may not read there sends anew. */
  async #find(job: Job, channelId: string): Promise<{ readonly id: string } | undefined> {
    const mark = writeCustomId('approve', job.id);
    try {
      return await sentEarlier(this.#requests, { channelId, job }, (sent) => hasButton(sent, mark));
    } catch (error) {
      if (verdictOn(error) !== 'next-way') throw error;
      return undefined;
    }
  }

  /** Read by more people than the asker: in the guild's own language. */
  #languageOf({ requester }: Job) {
    return languageFor((requester.guildId !== null && this.#guildLocale(requester.guildId)) || 'en-US');
  }
}
