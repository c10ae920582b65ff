// Where moderators are asked to approve a private request: a message in the operators' channel, sent once, and then what became of it.
import { type RESTPatchAPIChannelMessageJSONBody, Routes } from 'discord.js';
import { z } from 'zod';
import type { Asked } from '../jobs/approval.js';
import { estimateOf, type Job, losses } from '../jobs/job.js';
import { NotToldError } from '../jobs/job-reporter.js';
import { languageFor, say } from '../messages/messages.js';
import { writeCustomId } from './custom-id.js';
import type { DeliveryRequests } from './delivery-requests.js';
import { verdictOn } from './discord-failure.js';
import { approvalButtons } from './job-buttons.js';
import { message, smallPrint } from './job-rendering.js';

const PAGE = 100;
/** So far back is looked for a message that an earlier process may have sent. */
const PAGES = 5;

const identified = z.object({ id: z.string() });
const pageSchema = z.array(z.object({ id: z.string(), components: z.array(z.unknown()).default([]) }));

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
    if (found !== undefined) return { id: found };
    const once = { ...body, nonce: `${job.id}-ask`, enforce_nonce: true };
    return identified.parse(await this.#requests.post(Routes.channelMessages(channelId), { body: once }, 'bot'));
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

  /** Discord forgets a nonce after some minutes; a button keeps its id. Who may not read there sends anew. */
  async #find(job: Job, channelId: string): Promise<string | undefined> {
    const mark = `"${writeCustomId('approve', job.id)}"`;
    let before: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
      const read = await this.#requests.get(Routes.channelMessages(channelId), 'bot', query).catch((error: unknown) => {
        if (verdictOn(error) !== 'next-way') throw error;
      });
      const messages = pageSchema.safeParse(read).data ?? [];
      const found = messages.find(({ components }) => JSON.stringify(components).includes(mark));
      if (found) return found.id;
      before = messages.at(-1)?.id;
      if (messages.length < PAGE || before === undefined || BigInt(before) < BigInt(job.id)) return undefined;
    }
    return undefined;
  }

  /** Read by more people than the asker: in the guild's own language. */
  #languageOf({ requester }: Job) {
    return languageFor((requester.guildId !== null && this.#guildLocale(requester.guildId)) || 'en-US');
  }
}
