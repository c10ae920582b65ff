// The commands a bot has registered, globally and in the guild: stored with ids that survive a re-registration.
import { z } from 'zod';
import { Refusal } from './errors.js';
import { isJsonObject, type JsonObject, withoutNullFields } from './json-object.js';
import type { World } from './world.js';
import type { CommandRecord } from './world-record.js';

const DAY = 24 * 60 * 60_000;
const CREATIONS_A_DAY = 200;
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const Identity = z.looseObject({ name: z.string(), type: z.number().nullish() });

export function commandsIn(world: World, guildId: string | undefined): CommandRecord[] {
  return world.commands.filter((command) => command.guildId === guildId);
}

export function commandById(world: World, guildId: string | undefined, id: string): CommandRecord {
  const command = commandsIn(world, guildId).find((each) => each.id === id);
  if (!command) throw new Refusal(10063);
  return command;
}

/** PUT: these and no others. */
export function replaceCommands(world: World, guildId: string | undefined, bodies: readonly unknown[]): CommandRecord[] {
  const before = commandsIn(world, guildId);
  const after = bodies.map((body) => recordOf(world, guildId, body, before));
  for (const [type, most] of Object.entries(MOST)) {
    if (after.filter((command) => command.type === Number(type)).length > most) throw new Refusal(30032);
  }
  countCreations(world, after.filter(({ id }) => !before.some((old) => old.id === id)).length);
  world.commands = [...world.commands.filter((command) => command.guildId !== guildId), ...after];
  world.changed();
  return after;
}

/** POST: a command of the same type and name is overwritten. */
export function putCommand(world: World, guildId: string | undefined, body: unknown): { command: CommandRecord; isNew: boolean } {
  const before = commandsIn(world, guildId);
  const command = recordOf(world, guildId, body, before);
  const isNew = !before.some(({ id }) => id === command.id);
  if (isNew) {
    if (before.filter(({ type }) => type === command.type).length >= (MOST[command.type] ?? 0)) throw new Refusal(30032);
    countCreations(world, 1);
  }
  world.commands = [...world.commands.filter(({ id }) => id !== command.id), command];
  world.changed();
  return { command, isNew };
}

export function changeCommand(world: World, command: CommandRecord, body: JsonObject): void {
  Object.assign(command, { name: body.name, body, version: world.snowflakes.next() });
  world.changed();
}

export function removeCommand(world: World, command: CommandRecord): void {
  world.commands = world.commands.filter(({ id }) => id !== command.id);
  world.commandPermissions.delete(command.id);
  world.changed();
}

function recordOf(world: World, guildId: string | undefined, sent: unknown, before: readonly CommandRecord[]): CommandRecord {
  const identity = Identity.safeParse(isJsonObject(sent) ? withoutNullFields(sent) : sent);
  if (!identity.success) throw new Refusal(50035);
  const { id: _id, ...body } = identity.data;
  const { name, type } = { name: body.name, type: body.type ?? 1 };
  const old = before.find((command) => command.name === name && command.type === type);
  const same = old && JSON.stringify(old.body) === JSON.stringify(body);
  return {
    id: old?.id ?? world.snowflakes.next(),
    version: same ? old.version : world.snowflakes.next(),
    ...(guildId === undefined ? {} : { guildId }),
    type,
    name,
    body,
  };
}

function countCreations(world: World, count: number): void {
  const today = world.commandCreations.filter((at) => at > world.now() - DAY);
  if (today.length + count > CREATIONS_A_DAY) throw new Refusal(30034);
  world.commandCreations = [...today, ...Array.from({ length: count }, () => world.now())];
}
