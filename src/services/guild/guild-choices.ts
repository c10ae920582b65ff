// The choices of every guild, remembered: they are looked at before each answer.
import { KeptRecords } from '../store/kept-records.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import { type Choices, noChoices } from './choices.js';

export class GuildChoices {
  readonly #kept: KeptRecords<Choices>;
  readonly #turns = new Locks();

  constructor(records: Records<Choices>) {
    this.#kept = new KeptRecords(records, () => noChoices);
  }

  /** Outside every guild nothing is chosen. */
  async of(guildId: string | null): Promise<Choices> {
    return guildId === null ? noChoices : this.#kept.get(guildId);
  }

  /** The same without waiting; nothing for those of a guild that are not remembered. */
  known(guildId: string | null): Choices | undefined {
    return guildId === null ? noChoices : this.#kept.known(guildId);
  }

  change<Result>(
    guildId: string,
    act: (before: Choices) => { readonly after: Choices; readonly result: Result },
  ): Promise<Result> {
    return this.#kept.change(guildId, act);
  }

  /** For what is decided by how they stand and changes them afterwards: one after the other in each guild, so that none undoes another. */
  inTurn<Result>(guildId: string, act: (now: Choices) => Promise<Result>): Promise<Result> {
    return this.#turns.with(guildId, async () => act(await this.of(guildId)));
  }
}
