// A job's one message in Discord: shows how it stands, tells how it ended, whispers what is left.
import { MessageFlags, type REST, type RouteLike, Routes } from 'discord.js';
import type { Clock } from '../clock.js';
import { messageOf } from '../errors.js';
import type { Asked } from '../jobs/approval.js';
import type { Job } from '../jobs/job.js';
import { type Ending, type JobReporter, NotToldError, type Standing } from '../jobs/job-reporter.js';
import type { Logger } from '../logger.js';
import { AnswersToMessages } from './answers-to-messages.js';
import { DeliveryLadder } from './delivery-ladder.js';
import { type Authority, DeliveryRequests, idOf } from './delivery-requests.js';
import { originalOf } from './delivery-rungs.js';
import { statusOf, verdictOn } from './discord-failure.js';
import { ApprovalMessages } from './job-approval.js';
import { leftText, refusalText, renderEnding, renderStanding } from './job-rendering.js';
import { type Outlook, ProgressEdits } from './progress-edits.js';

interface Parts {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told the id of a job's message as soon as Discord names it. */
  readonly onShown: (jobId: string, messageId: string, channelId?: string) => Promise<unknown>;
  /** The language of a guild, as Discord names it. */
  readonly guildLocale: (guildId: string) => string | undefined;
}

/** By which way the job's message can be reached just now. */
interface Way {
  readonly route: RouteLike;
  readonly by: Authority;
}

export class DiscordJobReporter implements JobReporter {
  readonly #parts: Parts;
  readonly #requests: DeliveryRequests;
  readonly #edits: ProgressEdits;
  readonly #ladder: DeliveryLadder;
  readonly #approvals: ApprovalMessages;
  readonly #answers: AnswersToMessages;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#requests = new DeliveryRequests(parts.rest, parts.clock);
    this.#answers = new AnswersToMessages(this.#requests, parts.clock);
    this.#edits = new ProgressEdits(parts.clock);
    this.#approvals = new ApprovalMessages(this.#requests, parts.guildLocale);
    this.#ladder = new DeliveryLadder(parts.rest, parts.clock, (jobId, { messageId, channelId }) => {
      parts.onShown(jobId, messageId, channelId).catch((error: unknown) => {
        parts.log.warn({ jobId, error: messageOf(error) }, 'not written down where it was told');
      });
    });
  }

  show(job: Job, standing: Standing): void {
    this.#edits.put(job.id, signatureOf(standing), () => this.#edit(job, standing));
  }

  async tell(job: Job, ending: Ending): Promise<string> {
    await this.#edits.end(job.id);
    if (ending.kind === 'refused') return this.#refuse(job, ending);
    return this.#ladder.deliver(job, renderEnding(job, ending));
  }

  async whisper(job: Job, ending: Extract<Ending, { kind: 'pictures' }>): Promise<void> {
    const left = leftText(job, ending);
    // A private message says it itself.
    if (left === undefined || job.place.private || !this.#hasToken(job)) return;
    await this.#followUp(job, left).catch((error: unknown) => {
      this.#parts.log.debug({ jobId: job.id, error: messageOf(error) }, 'whisper not heard');
    });
  }

  async open(job: Job): Promise<void> {
    await this.#parts.onShown(job.id, await this.#answers.send(job));
  }

  ask(job: Job, channelId: string): Promise<Asked | undefined> {
    return this.#approvals.ask(job, channelId);
  }

  tellDecision(job: Job, asked: Asked): Promise<void> {
    return this.#approvals.tellDecision(job, asked);
  }

  async isShown(job: Job): Promise<boolean> {
    const way = this.#wayTo(job);
    // Of an interaction whose token is dead nothing is known; a message of the bot's own that has no id was never sent.
    if (!way) return job.place.token !== '';
    try {
      await this.#requests.get(way.route, way.by);
      return true;
    } catch (error) {
      return statusOf(error) !== 404;
    }
  }

  async #edit(job: Job, standing: Standing): Promise<Outlook> {
    const { body } = renderStanding(job, standing);
    const way = this.#wayTo(job);
    const mayAskAnew = standing.kind === 'unapproved' && !job.place.private;
    if (!way && !mayAskAnew) return 'closed';
    try {
      // Without a message nobody could decide: a new one is sent, unless the first is found.
      const shown = way
        ? await this.#requests.patch(way.route, { body }, way.by)
        : await this.#approvals.post(job, job.place.channelId, body);
      if (job.place.messageId === null) await this.#parts.onShown(job.id, idOf(shown));
      return 'open';
    } catch (error) {
      this.#parts.log.debug({ jobId: job.id, status: statusOf(error), error: messageOf(error) }, 'progress not shown');
      return verdictOn(error) === 'next-way' ? 'closed' : 'unsaid';
    }
  }

  /** Takes the public reply away and tells the asker alone; where that is not possible, says it in the message. */
  async #refuse(job: Job, { loss }: Extract<Ending, { kind: 'refused' }>): Promise<string> {
    const content = refusalText(job, loss);
    try {
      if (!job.place.private && this.#hasToken(job)) {
        await this.#requests.delete(originalOf(job), 'interaction').catch((error: unknown) => {
          if (statusOf(error) !== 404) throw error;
        });
        await this.#followUp(job, content);
        return 'token';
      }
    } catch (error) {
      if (verdictOn(error) === 'later') throw new NotToldError('The refusal was not answered', { cause: error });
    }
    return this.#ladder.deliver(job, { body: { content, components: [], allowed_mentions: { parse: [] } }, files: [] });
  }

  async #followUp(job: Job, content: string): Promise<void> {
    const { applicationId, token } = job.place;
    const body = { content, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } };
    await this.#requests.post(Routes.webhook(applicationId, token), { body }, 'interaction');
  }

  /** A request by a plain message never had one. */
  #hasToken({ place }: Job): boolean {
    return this.#parts.clock.now() < place.tokenUntil;
  }

  #wayTo(job: Job): Way | undefined {
    if (this.#hasToken(job)) return { route: originalOf(job), by: 'interaction' };
    const { channelId, messageId } = job.place;
    return messageId === null ? undefined : { route: Routes.channelMessage(channelId, messageId), by: 'bot' };
  }
}

/** What of a standing can be seen: while it stays the same, there is nothing to edit. */
function signatureOf(standing: Standing): string {
  switch (standing.kind) {
    case 'queued':
      return `queued ${standing.position}`;
    case 'drawing':
      return `drawing ${standing.step} ${standing.drawn} ${typeof standing.left === 'string' && standing.left}`;
    default:
      return standing.kind;
  }
}
