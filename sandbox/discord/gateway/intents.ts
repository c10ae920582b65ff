// The gateway's intents: which exist, which are privileged, which an event needs.

export const INTENTS = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Bits 0 to 16, and 20, 21, 24, 25. */
const EXISTING = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

export type IntentsVerdict = 'fine' | 'invalid' | 'disallowed';

export function judgeIntents(intents: number, messageContentGranted: boolean): IntentsVerdict {
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~EXISTING) !== 0) return 'invalid';
  const ungranted = INTENTS.guildMembers | INTENTS.guildPresences | (messageContentGranted ? 0 : INTENTS.messageContent);
  return (intents & ungranted) === 0 ? 'fine' : 'disallowed';
}
