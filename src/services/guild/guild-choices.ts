// The choices of every guild, remembered: they are looked at before each answer.
import { KeptRecords } from '../store/kept-records.js';
import type { Records } from '../store/store.js';
import { type Choices, noChoices } from './choices.js';

export class GuildChoices {
  readonly #kept: KeptRecords<Choices>;

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
}
