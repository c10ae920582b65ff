// Who asks, with the roles they have in the guild at this moment: these may bring credits, and decide what they may do.
import type { APIInteractionGuildMember, GuildMember } from 'discord.js';
import { z } from 'zod';
import type { Holder } from '../services/member.js';

interface Asking {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
  readonly member: GuildMember | APIInteractionGuildMember | null;
}

export function holderOf({ guildId, user, member }: Asking): Holder {
  return { guildId, userId: user.id, roles: rolesOf(member) };
}

/** As Discord has sent them: the library's own list leaves out every role that it has not heard of otherwise. */
const sent = z.object({ _roles: z.array(z.string()) });

export function rolesOf(member: GuildMember | APIInteractionGuildMember | null): string[] {
  if (!member) return [];
  if (Array.isArray(member.roles)) return [...member.roles];
  const { data } = sent.safeParse(member);
  return data ? [...data._roles] : [...member.roles.cache.keys()];
}
