// Fills in a command's options as Discord's client does: what is missing, unknown or out of bounds is refused in plain words.
import { z } from 'zod';
import { addAttachment, type UploadedFile } from '../attachments.js';
import { BOT, findPerson, ROLES } from '../people.js';
import type { World } from '../world.js';
import type { Resolved } from '../world-record.js';
import { nothingResolved } from './new-interaction.js';

export const Choice = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) });
export type Choice = z.infer<typeof Choice>;

export const OptionSpec = z.looseObject({
  type: z.number(),
  name: z.string(),
  required: z.boolean().default(false),
  choices: z.array(Choice).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  autocomplete: z.boolean().optional(),
  channel_types: z.array(z.number()).optional(),
});
export type OptionSpec = z.infer<typeof OptionSpec>;

const TYPE = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;
const LONGEST_TEXT = 6000;

export type OptionValue = string | number | boolean;

export interface GivenOptions {
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly files: Readonly<Record<string, UploadedFile>>;
  readonly channelId: string;
}

export interface FilledOptions {
  readonly options: { type: number; name: string; value: OptionValue }[];
  readonly resolved: Resolved;
}

export function fillOptions(world: World, specs: readonly OptionSpec[], given: GivenOptions): FilledOptions {
  for (const name of [...Object.keys(given.values), ...Object.keys(given.files)]) {
    if (!specs.some((spec) => spec.name === name)) throw new Error(`The command has no option "${name}".`);
  }
  // Everything is judged before any file is stored.
  const values = specs.flatMap((spec) => {
    const value = valueFor(world, spec, given);
    return value === undefined ? [] : [{ spec, value }];
  });
  const resolved = nothingResolved();
  const options = values.map(({ spec, value }) => {
    const settled = typeof value === 'object' ? storeFile(world, value, given.channelId) : value;
    noteResolved(world, spec, String(settled), resolved);
    return { type: spec.type, name: spec.name, value: settled };
  });
  return { options, resolved };
}

function valueFor(world: World, spec: OptionSpec, given: GivenOptions): OptionValue | UploadedFile | undefined {
  const file = given.files[spec.name];
  const value = given.values[spec.name];
  if (spec.type === TYPE.attachment) {
    if (value !== undefined) throw new Error(`The option "${spec.name}" takes a file.`);
    if (file && file.bytes.length > world.attachmentSizeLimit)
      throw new Error(`The file ${file.filename} is too large for Discord.`);
  } else if (file) throw new Error(`The option "${spec.name}" takes no file.`);
  if (file === undefined && value === undefined) {
    if (spec.required) throw new Error(`The option "${spec.name}" is required.`);
    return undefined;
  }
  return file ?? checkedValue(world, spec, value);
}

function checkedValue(world: World, spec: OptionSpec, value: OptionValue | undefined): OptionValue {
  const wrong = (words: string) => new Error(`The option "${spec.name}" ${words}.`);
  switch (spec.type) {
    case TYPE.string:
      if (typeof value !== 'string') throw wrong('takes text');
      return checkedText(spec, value, wrong);
    case TYPE.integer:
    case TYPE.number:
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong('takes a number');
      if (spec.type === TYPE.integer && !Number.isSafeInteger(value)) throw wrong('takes a whole number');
      return checkedNumber(spec, value, wrong);
    case TYPE.boolean:
      if (typeof value !== 'boolean') throw wrong('takes true or false');
      return value;
    default:
      if (typeof value !== 'string' || !exists(world, spec.type, value)) throw wrong('names nobody and nothing in the sandbox');
      return value;
  }
}

function checkedText(spec: OptionSpec, value: string, wrong: (words: string) => Error): string {
  if (spec.choices?.length) {
    const choice = spec.choices.find((each) => each.value === value);
    if (!choice) throw wrong(`is one of ${spec.choices.map((each) => each.value).join(', ')}`);
    return value;
  }
  if (value === '' && spec.required) throw wrong('is required');
  if (value.length < (spec.min_length ?? 0)) throw wrong(`takes at least ${spec.min_length} characters`);
  const longest = spec.max_length ?? LONGEST_TEXT;
  if (value.length > longest) throw wrong(`takes at most ${longest} characters`);
  return value;
}

function checkedNumber(spec: OptionSpec, value: number, wrong: (words: string) => Error): number {
  if (spec.choices?.length && !spec.choices.some((each) => each.value === value)) {
    throw wrong(`is one of ${spec.choices.map((each) => each.value).join(', ')}`);
  }
  if (spec.min_value !== undefined && value < spec.min_value) throw wrong(`is at least ${spec.min_value}`);
  if (spec.max_value !== undefined && value > spec.max_value) throw wrong(`is at most ${spec.max_value}`);
  return value;
}

function exists(world: World, type: number, id: string): boolean {
  const isUser = id === BOT.id || findPerson(id) !== undefined;
  const isRole = ROLES.some((role) => role.id === id);
  if (type === TYPE.channel) return world.channels.has(id);
  if (type === TYPE.user) return isUser;
  return type === TYPE.role ? isRole : isUser || isRole;
}

function storeFile(world: World, file: UploadedFile, channelId: string): string {
  return addAttachment(world, file, { channelId, ephemeral: true }).id;
}

function noteResolved(world: World, spec: OptionSpec, id: string, resolved: Resolved): void {
  if (spec.type === TYPE.attachment) resolved.attachments.push(id);
  else if (spec.type === TYPE.channel) resolved.channels.push(id);
  else if (spec.type === TYPE.role || (spec.type === TYPE.mentionable && exists(world, TYPE.role, id))) resolved.roles.push(id);
  else if (spec.type === TYPE.user || spec.type === TYPE.mentionable) resolved.users.push(id);
}
