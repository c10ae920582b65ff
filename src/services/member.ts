// A member of a guild; in direct messages, outside every guild, the same person is another one.

export interface Member {
  readonly guildId: string | null;
  readonly userId: string;
}

/** A member whose roles are known, as they were when they asked: they may bring credits. */
export interface Holder extends Member {
  readonly roles: readonly string[];
}

/** As records and lists know a member. */
export function memberKey({ guildId, userId }: Member): string {
  return `${guildId ?? 'direct'}/${userId}`;
}

export function isSameMember(one: Member, other: Member): boolean {
  return one.userId === other.userId && one.guildId === other.guildId;
}
