// Finds people and channels by id, or by name as a person would write it.
import type { SandboxDiscord } from '../discord/discord.js';

export class Places {
  readonly #discord: SandboxDiscord;

  constructor(discord: SandboxDiscord) {
    this.#discord = discord;
  }

  get firstPerson(): string {
    return this.#discord.people()[0]?.id ?? '';
  }

  get firstChannel(): string {
    return this.#discord.channels()[0]?.id ?? '';
  }

  person(named: string): string | undefined {
    return find(this.#discord.people(), named);
  }

  /** `direct` is the person's own direct messages with the bot. */
  channel(named: string, userId: string): string | undefined {
    const direct = this.#discord.directMessageChannel(userId);
    if (named === 'direct' || named === direct) return direct;
    return find(
      this.#discord.channels().filter(({ kind }) => kind !== 'dm'),
      named,
    );
  }

  personOrRefuse(named: string): string {
    const found = this.person(named);
    if (found) return found;
    const names = this.#discord.people().map(({ name }) => name);
    throw new Error(`There is nobody called "${named}" here; there are ${names.join(', ')}.`);
  }

  channelOrRefuse(named: string, userId: string): string {
    const found = this.channel(named, userId);
    if (found) return found;
    throw new Error(`There is no channel "${named}" here.`);
  }
}

function find(list: readonly { readonly id: string; readonly name: string }[], named: string): string | undefined {
  return list.find(({ id, name }) => id === named || name.toLowerCase() === named.toLowerCase())?.id;
}
