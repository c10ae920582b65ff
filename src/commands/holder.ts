// Who asks, with the roles they have in the guild at this moment: these may bring credits, and decide what they may do.
import type { APIInteractionGuildMember, GuildMember } from 'discord.js';
import type { Holder } from '../services/member.js';

interface Asking {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
  readonly member: GuildMember | APIInteractionGuildMember | null;
}

export function holderOf({ guildId, user, member }: Asking): Holder {
  return { guildId, userId: user.id, roles: rolesOf(member) };
}

export function rolesOf(member: GuildMember | APIInteractionGuildMember | null): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? [...member.roles] : (sentRoles(member) ?? [...member.roles.cache.keys()]);
}

/** As Discord has sent them: the library's own list leaves out every role that it has not heard of otherwise. */
function sentRoles(member: object): string[] | undefined {
  const sent: unknown = '_roles' in member ? member._roles : undefined;
  return Array.isArray(sent) ? sent.filter((role) => typeof role === 'string') : undefined;
}
