// Who a message mentions, and who of them is notified under the message's `allowed_mentions`.
import type { AllowedMentions } from './message-body.js';
import { BOT, findPerson, GUILD, MEMBERS, ROLES } from './people.js';

export interface Mentions {
  readonly users: string[];
  readonly roles: string[];
  readonly everyone: boolean;
}

const NOBODY: Mentions = { users: [], roles: [], everyone: false };

/** `repliedTo` is the author of the message replied to; by default a reply notifies them. */
export function mentionsIn(content: string, allowed?: AllowedMentions | null, repliedTo?: string): Mentions {
  const named = {
    users: unique(content.matchAll(/<@!?(\d+)>/g)).filter((userId) => userId === BOT.id || findPerson(userId)),
    roles: unique(content.matchAll(/<@&(\d+)>/g)).filter(
      (roleId) => roleId !== GUILD.id && ROLES.some(({ id }) => id === roleId),
    ),
    everyone: /@(everyone|here)\b/.test(content),
  };
  const repliedUser = repliedTo !== undefined && (allowed ? allowed.replied_user === true : true) ? [repliedTo] : [];
  const users = named.users.filter((userId) => permits(allowed, 'users', userId));
  return {
    users: [...new Set([...users, ...repliedUser])],
    roles: named.roles.filter((roleId) => permits(allowed, 'roles', roleId)),
    everyone: named.everyone && (!allowed || (allowed.parse ?? []).includes('everyone')),
  };
}

export function noMentions(): Mentions {
  return NOBODY;
}

/** The people whose client makes a sound. */
export function pingedBy(mentions: Mentions, authorId: string): string[] {
  const everyone = mentions.everyone ? MEMBERS.map((person) => person.id) : [];
  const byRole = MEMBERS.filter((person) => mentions.roles.some((role) => person.roleIds.includes(role))).map(({ id }) => id);
  return [...new Set([...mentions.users, ...byRole, ...everyone])].filter((userId) => userId !== authorId);
}

function permits(allowed: AllowedMentions | null | undefined, kind: 'users' | 'roles', id: string): boolean {
  if (!allowed) return true;
  return (allowed.parse ?? []).includes(kind) || (allowed[kind] ?? []).includes(id);
}

function unique(matches: Iterable<RegExpMatchArray>): string[] {
  return [...new Set([...matches].flatMap((match) => match[1] ?? []))];
}
