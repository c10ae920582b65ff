// Who and what is in the sandbox from the start: the guild, its roles, its members, its channels, and the bot.
import { ADMINS, EVERYONE } from './permissions.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** Has ManageGuild and ManageMessages. */
  readonly admin: boolean;
  readonly roleIds: readonly string[];
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly color: number;
}

export const GUILD = { id: '1100000000000000001', name: 'Atelier sandbox', locale: 'en-US' } as const;
export const APPLICATION_ID = '1100000000000000010';
/** For bots made today Discord uses one id for the application and its user. */
export const BOT = { id: APPLICATION_ID, username: 'atelier', name: 'Atelier', discriminator: '4242' } as const;
export const BOT_ROLE_ID = '1100000000000000023';

export const ROLES: readonly Role[] = [
  { id: GUILD.id, name: '@everyone', permissions: EVERYONE, color: 0 },
  { id: '1100000000000000021', name: 'Admins', permissions: ADMINS, color: 0xe67e22 },
  { id: '1100000000000000022', name: 'Artists', permissions: 0n, color: 0x9b59b6 },
  { id: BOT_ROLE_ID, name: BOT.name, permissions: EVERYONE, color: 0 },
];

export const PEOPLE: readonly Person[] = [
  { id: '1100000000000000101', name: 'Ada', username: 'ada', admin: false, roleIds: ['1100000000000000022'] },
  { id: '1100000000000000102', name: 'Ben', username: 'ben', admin: false, roleIds: [] },
  { id: '1100000000000000103', name: 'Mia', username: 'mia', admin: true, roleIds: ['1100000000000000021'] },
];

/** Every guild has an owner; this one never takes part, so that the admin's rights are only those of her role. */
export const OWNER: Person = { id: '1100000000000000100', name: 'Owner', username: 'owner', admin: false, roleIds: [] };
export const MEMBERS: readonly Person[] = [...PEOPLE, OWNER];

export const CHANNELS = {
  general: '1100000000000000201',
  pictures: '1100000000000000202',
  thread: '1100000000000000203',
} as const;

/** When the guild was made and everyone joined. */
export const FOUNDED = '2023-04-25T00:00:00.000000+00:00';

export function findPerson(userId: string): Person | undefined {
  return MEMBERS.find((person) => person.id === userId);
}

/** For what a caller of the sandbox passes in: an unknown person is the caller's mistake. */
export function personOf(userId: string): Person {
  const person = findPerson(userId);
  if (!person) throw new Error(`There is no person ${userId} in the sandbox.`);
  return person;
}

export function memberPermissions(person: Person): bigint {
  return ROLES.filter((role) => role.id === GUILD.id || person.roleIds.includes(role.id)).reduce(
    (bits, role) => bits | role.permissions,
    0n,
  );
}
