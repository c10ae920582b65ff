// Users, members and roles as Discord sends them.
import type { JsonObject } from '../json-object.js';
import { BOT, BOT_ROLE_ID, FOUNDED, findPerson, memberPermissions, type Role } from '../people.js';
import type { World } from '../world.js';

export function userPayload(userId: string): JsonObject {
  const person = findPerson(userId);
  const common = { avatar: null, public_flags: 0, flags: 0 };
  if (person) return { id: person.id, username: person.username, discriminator: '0', global_name: person.name, ...common };
  return { id: userId, username: BOT.username, discriminator: BOT.discriminator, global_name: null, bot: true, ...common };
}

/** A member without its user, as it comes with a message or among an interaction's resolved data. */
export function partialMemberPayload(world: World, userId: string): JsonObject {
  return {
    roles: userId === BOT.id ? [BOT_ROLE_ID] : [...world.memberRoles.personOf(userId).roleIds],
    joined_at: FOUNDED,
    premium_since: null,
    nick: null,
    avatar: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function memberPayload(world: World, userId: string): JsonObject {
  return { ...partialMemberPayload(world, userId), user: userPayload(userId) };
}

/** A member with the rights it has, as it comes with an interaction. */
export function interactionMemberPayload(world: World, userId: string): JsonObject {
  const person = world.memberRoles.personOf(userId);
  return { ...memberPayload(world, userId), permissions: memberPermissions(person).toString() };
}

export function rolePayload(role: Role, position: number): JsonObject {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.id === BOT_ROLE_ID,
    mentionable: false,
    flags: 0,
    ...(role.id === BOT_ROLE_ID ? { tags: { bot_id: BOT.id } } : {}),
  };
}
