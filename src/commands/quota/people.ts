// People as reports name them: a mention, and the name itself for whoever's client does not know them; and whom an admin means.
import { type BaseInteraction, type ChatInputCommandInteraction, GuildMember } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { inTime } from '../../services/time-limit.js';
import { rolesOf } from '../holder.js';

/** How long names that are not remembered are waited for. */
const LOOK_MS = 1500;
const NAME_LENGTH = 24;

export interface NamedPerson {
  readonly id: string;
  /** Harmless in a message. */
  readonly name: string;
}

/** The names by id, as they are in this server; nobody stands there whose name could not be learnt in time. */
export async function namesOf(
  { client, guild }: BaseInteraction,
  ids: readonly string[],
  milliseconds = LOOK_MS,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const look = async (id: string) => {
    const inServer = async () => guild?.members.cache.get(id) ?? (await guild?.members.fetch(id));
    // Whoever has left is still somebody.
    const found = (await inServer().catch(() => undefined)) ?? (await client.users.fetch(id).catch(() => undefined));
    if (found) names.set(id, found.displayName);
  };
  await inTime(milliseconds, () => Promise.all(ids.map(look)));
  return names;
}

/** A name may be missing, or be nothing that can be seen. */
export function personWith(language: Language, id: string, name = ''): NamedPerson {
  return { id, name: plain(name, NAME_LENGTH) || say(language, 'quota.someone', { id }) };
}

/** The member that an option names; of who is not in the server (any more) only the account is known, and no role. */
export interface ChosenMember {
  readonly id: string;
  readonly bot: boolean;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export function chosenMember({ options }: ChatInputCommandInteraction): ChosenMember | null {
  const user = options.getUser('member');
  const member = options.getMember('member');
  if (!user) return null;
  const account = { id: user.id, bot: user.bot };
  if (!member) return { ...account, displayName: user.displayName, roles: [] };
  if (member instanceof GuildMember) return { ...account, displayName: member.displayName, roles: rolesOf(member) };
  return { ...account, displayName: member.nick ?? user.displayName, roles: member.roles };
}

/** Whom an act is about: their roles count, as they may bring credits; who has left has none. */
export function recipient(interaction: ChatInputCommandInteraction, chosen = chosenMember(interaction)) {
  if (!chosen) throw new UserError('quota.needsMember', undefined);
  const person = personWith(languageFor(interaction.locale), chosen.id, chosen.displayName);
  if (chosen.bot) throw new UserError('quota.bot', { name: person.name });
  return { person, holder: { userId: chosen.id, roles: [...chosen.roles] } };
}
