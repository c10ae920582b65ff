// A job's one message in Discord: shows how it stands, tells how it ended, whispers what is left.
import { MessageFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { messageOf } from '../errors.js';
import type { Job } from '../jobs/job.js';
import { type Ending, type JobReporter, NotToldError, type Standing } from '../jobs/job-reporter.js';
import type { Logger } from '../logger.js';
import { withTimeLimit } from '../time-limit.js';
import { DeliveryLadder } from './delivery-ladder.js';
import { statusOf, verdictOn } from './discord-failure.js';
import { type JobMessage, leftText, refusalText, renderEnding, renderStanding } from './job-rendering.js';
import { ProgressEdits } from './progress-edits.js';

interface Parts {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told the id of a job's message as soon as Discord names it. */
  readonly onShown: (jobId: string, messageId: string) => Promise<unknown>;
}

const EDIT_TIMEOUT_MS = 10_000;
const identified = z.object({ id: z.string() });

export class DiscordJobReporter implements JobReporter {
  readonly #parts: Parts;
  readonly #edits: ProgressEdits;
  readonly #ladder: DeliveryLadder;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#edits = new ProgressEdits(parts.clock);
    this.#ladder = new DeliveryLadder(parts.rest, parts.clock);
  }

  show(job: Job, standing: Standing): void {
    this.#edits.put(job.id, signatureOf(standing), () => this.#edit(job, renderStanding(job, standing)));
  }

  async tell(job: Job, ending: Ending): Promise<string> {
    await this.#edits.end(job.id);
    if (ending.kind === 'refused') return this.#refuse(job, ending);
    return this.#ladder.deliver(job, renderEnding(job, ending));
  }

  async whisper(job: Job, ending: Extract<Ending, { kind: 'pictures' }>): Promise<void> {
    // A private message says it itself.
    if (job.place.private || this.#parts.clock.now() >= job.place.tokenUntil) return;
    await this.#followUp(job, leftText(job, ending)).catch((error: unknown) => {
      this.#parts.log.debug({ jobId: job.id, error: messageOf(error) }, 'whisper not heard');
    });
  }

  async isShown(job: Job): Promise<boolean> {
    try {
      await withTimeLimit(EDIT_TIMEOUT_MS, (signal) => this.#parts.rest.get(this.#original(job), { auth: false, signal }));
      return true;
    } catch (error) {
      return statusOf(error) !== 404;
    }
  }

  async #edit(job: Job, { body }: JobMessage): Promise<void> {
    const { tokenUntil, channelId, messageId } = job.place;
    const byToken = this.#parts.clock.now() < tokenUntil;
    if (!byToken && messageId === null) return;
    const route = byToken ? this.#original(job) : Routes.channelMessage(channelId, messageId ?? '');
    try {
      const shown = await withTimeLimit(EDIT_TIMEOUT_MS, (signal) =>
        this.#parts.rest.patch(route, { body, auth: !byToken, signal }),
      );
      if (messageId === null) await this.#parts.onShown(job.id, identified.parse(shown).id);
    } catch (error) {
      this.#parts.log.debug({ jobId: job.id, status: statusOf(error), error: messageOf(error) }, 'progress not shown');
    }
  }

  /** Takes the public reply away and tells the asker alone; where that is no longer possible, says it in the message. */
  async #refuse(job: Job, { loss }: Extract<Ending, { kind: 'refused' }>): Promise<string> {
    const content = refusalText(job, loss);
    try {
      if (!job.place.private) {
        await this.#parts.rest.delete(this.#original(job), { auth: false }).catch((error: unknown) => {
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
    const route = Routes.webhook(applicationId, token);
    await withTimeLimit(EDIT_TIMEOUT_MS, (signal) => this.#parts.rest.post(route, { body, auth: false, signal }));
  }

  #original(job: Job): `/${string}` {
    return Routes.webhookMessage(job.place.applicationId, job.place.token, '@original');
  }
}

/** What of a standing can be seen: while it stays the same, there is nothing to edit. */
function signatureOf(standing: Standing): string {
  switch (standing.kind) {
    case 'queued':
      return `queued ${standing.position}`;
    case 'drawing':
      return `drawing ${standing.step} ${standing.drawn} ${standing.secondsLeft === undefined}`;
    case 'stopping':
      return 'stopping';
  }
}
