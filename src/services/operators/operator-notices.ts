// Tells the operators of a guild, in the channel that it has chosen, what they should know: once an occasion, also after a restart.
import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import type { Logger } from '../logger.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import { hashOf } from '../text-hash.js';
import { type Notice, occasionOf } from './notice.js';

/** When each occasion was told, by its name. */
export const toldSchema = z.record(z.string(), z.number());
export type Told = z.infer<typeof toldSchema>;

/** Rejects when it could not be posted; the same nonce twice within a short while is one message. */
export type PostNotice = (guildId: string, channelId: string, notice: Notice, nonce: string) => Promise<void>;

interface Parts {
  readonly records: Records<Told>;
  readonly choices: GuildChoices;
  readonly post: PostNotice;
  readonly guildIds: () => readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
}

const MOST_KEPT = 100;
/** Where nobody can be told just now, the same is not tried again for so long. */
const REST_MS = 60_000;

export class OperatorNotices {
  readonly #parts: Parts;
  readonly #locks = new Locks();
  /** Until when there is no use in trying to tell the same again, by guild and notice. */
  readonly #restsUntil = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** For the operators of every guild: it concerns the bot itself. Never rejects. */
  async tellAll(notice: Notice): Promise<void> {
    await Promise.all(this.#parts.guildIds().map((guildId) => this.tell(guildId, notice)));
  }

  /**
   * Never rejects: what can't be told stands in the log. A notice that is just being told is not begun again: it may be about the very
   * record that has to be read for telling it.
   */
  async tell(guildId: string, notice: Notice): Promise<void> {
    const { clock, log } = this.#parts;
    const same = `${guildId} ${nameOf(notice)}`;
    const restsUntil = this.#restsUntil.get(same);
    if (restsUntil !== undefined && clock.now() < restsUntil) return;
    this.#restsUntil.set(same, Number.POSITIVE_INFINITY);
    try {
      await this.#tellChosen(guildId, notice);
      this.#restsUntil.delete(same);
    } catch (error) {
      this.#restsUntil.set(same, clock.now() + REST_MS);
      log.warn({ guildId, notice: notice.kind, error }, 'operators not told');
    }
  }

  async #tellChosen(guildId: string, notice: Notice): Promise<void> {
    const { operatorsChannel } = await this.#parts.choices.of(guildId);
    if (operatorsChannel === null) return;
    await this.#locks.with(guildId, () => this.#tellOnce(guildId, operatorsChannel, notice));
  }

  async #tellOnce(guildId: string, channelId: string, notice: Notice): Promise<void> {
    const { records, post, clock } = this.#parts;
    const { name, quietMs } = occasionOf(notice);
    const told = (await records.get(guildId)) ?? {};
    const before = told[name];
    const isNews = notice.kind === 'well' ? before !== undefined : before === undefined || clock.now() - before >= quietMs;
    if (!isNews) return;
    await post(guildId, channelId, notice, nonceOf(nameOf(notice), clock.now()));
    const { [name]: _over, ...others } = told;
    await records.set(guildId, newest(notice.kind === 'well' ? others : { ...others, [name]: clock.now() }));
  }
}

/** That a trouble is over is another message than the trouble, though it is the same occasion. */
function nameOf(notice: Notice): string {
  return `${notice.kind} ${occasionOf(notice).name}`;
}

function newest(told: Told): Told {
  return Object.fromEntries(
    Object.entries(told)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_KEPT),
  );
}

/** Discord takes 25 characters: repeated after a crash within the minute, it is the same message. */
function nonceOf(name: string, now: number): string {
  return `n${hashOf(name).toString(36)}-${Math.floor(now / 60_000).toString(36)}`;
}
