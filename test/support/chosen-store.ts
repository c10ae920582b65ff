// A store in memory in which a guild has chosen already: for stories about what follows from choices, not about how they are made.
import { GUILD } from '../../sandbox/discord/people.js';
import { type Choices, choicesSchema, noChoices } from '../../src/services/guild/choices.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';

export class ChosenStore extends MemoryStore {
  static async with(choices: Partial<Choices>): Promise<ChosenStore> {
    const store = new ChosenStore();
    await store.choose(choices);
    return store;
  }

  /** A bot that is running has read what was chosen before: it knows of these after its next start. */
  async choose(choices: Partial<Choices>): Promise<void> {
    const records = await this.records('guild_choices', choicesSchema);
    await records.set(GUILD.id, { ...((await records.get(GUILD.id)) ?? noChoices), ...choices });
  }
}
