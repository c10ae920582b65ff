// Discord's permission bits, and the sets that the people and the bot of the sandbox have.

export const PERMISSION_BITS = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSION_BITS;

export function bitsOf(...names: PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION_BITS[name], 0n);
}

export const EVERYONE = bitsOf(
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
);
export const ADMINS = bitsOf('ManageGuild', 'ManageMessages');
/** In a direct message there are no roles: Discord states what anyone may do there. */
export const DIRECT_MESSAGE = EVERYONE & ~bitsOf('CreatePublicThreads', 'SendMessagesInThreads');

export function may(bits: bigint, name: PermissionName): boolean {
  return (bits & PERMISSION_BITS.Administrator) !== 0n || (bits & PERMISSION_BITS[name]) !== 0n;
}
