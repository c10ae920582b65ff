// A person uses one of the bot's commands: typed with options, or from the menu of a message.
import type { UploadedFile } from '../attachments.js';
import { type JsonObject, objectsIn } from '../json-object.js';
import { GUILD } from '../people.js';
import type { World } from '../world.js';
import type { ChannelRecord, CommandRecord, InteractionRecord } from '../world-record.js';
import { findCommand, mayUse } from './command-access.js';
import { fillOptions, OptionSpec, type OptionValue } from './command-options.js';
import { beginInteraction, channelOf, nothingResolved, type Used } from './new-interaction.js';

const MESSAGE_MENU = 3;

export interface CommandUse {
  readonly userId: string;
  readonly channelId: string;
  readonly name: string;
  readonly options?: Readonly<Record<string, OptionValue>> | undefined;
  /** `sub`, or `group sub`. */
  readonly subcommand?: string | undefined;
  /** Files for attachment options, by option name. */
  readonly files?: Readonly<Record<string, UploadedFile>> | undefined;
  /** For a command of the message menu: the message it is used on. */
  readonly targetMessageId?: string | undefined;
  readonly locale?: string | undefined;
  /** Sends it though Discord hides the command from this person, to see what the bot says. */
  readonly evenIfHidden?: boolean | undefined;
}

export interface AutocompleteUse extends CommandUse {
  /** The option being typed; its text so far is among `options`. */
  readonly focused: string;
}

export interface Found {
  readonly command: CommandRecord;
  readonly channel: ChannelRecord;
}

export function runCommand(world: World, use: CommandUse): Used {
  const found = offered(world, use);
  const interaction =
    use.targetMessageId === undefined ? useSlash(world, use, found) : useOnMessage(world, use.targetMessageId, use, found);
  return { interactionId: interaction.id };
}

export function offered(world: World, use: CommandUse): Found {
  const person = world.memberRoles.personOf(use.userId);
  const channel = channelOf(world, use.channelId, use.userId);
  if (channel.kind !== 'dm' && !world.botIsMember) throw new Error('The bot is not in the guild.');
  const command = findCommand(world, channel, use.name, use.targetMessageId !== undefined);
  if (!command) throw new Error(`The bot offers no command "${use.name}" here.`);
  if (!use.evenIfHidden && !mayUse(world, command, person, channel)) {
    throw new Error(`Discord doesn't show "${use.name}" to ${person.name}; pass evenIfHidden to send it all the same.`);
  }
  return { command, channel };
}

function useSlash(world: World, use: CommandUse, { command, channel }: Found): InteractionRecord {
  const { specs, wrap } = levelOf(command, use.subcommand);
  const given = { values: use.options ?? {}, files: use.files ?? {}, channelId: channel.id };
  const { options, resolved } = fillOptions(world, specs, given);
  return beginInteraction(world, {
    kind: 'command',
    userId: use.userId,
    channelId: channel.id,
    name: command.name,
    data: commandData(command, wrap(options)),
    resolved,
    locale: use.locale,
  });
}

function useOnMessage(world: World, messageId: string, use: CommandUse, { command, channel }: Found): InteractionRecord {
  const message = world.messages.get(messageId);
  const seen = message && message.channelId === channel.id && (message.onlyFor === undefined || message.onlyFor === use.userId);
  if (command.type !== MESSAGE_MENU || !seen) throw new Error(`"${use.name}" can't be used on that message.`);
  return beginInteraction(world, {
    kind: 'command',
    userId: use.userId,
    channelId: channel.id,
    name: command.name,
    data: { ...commandData(command, []), target_id: messageId },
    resolved: { ...nothingResolved(), messages: [messageId] },
    locale: use.locale,
  });
}

export function commandData(command: CommandRecord, options: readonly JsonObject[]): JsonObject {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === undefined ? {} : { guild_id: GUILD.id }),
    ...(options.length > 0 ? { options } : {}),
  };
}

interface Level {
  readonly specs: readonly OptionSpec[];
  /** Puts filled options under the group and subcommand they belong to. */
  readonly wrap: (options: readonly JsonObject[]) => JsonObject[];
}

/** The options of a command, or of the subcommand that the path names. */
export function levelOf(command: CommandRecord, path: string | undefined): Level {
  const steps = path?.split(/[\s/]+/).filter(Boolean) ?? [];
  let options = objectsIn(command.body.options);
  const passed: { type: unknown; name: unknown }[] = [];
  for (const step of steps) {
    const next = options.find((option) => option.name === step && (option.type === 1 || option.type === 2));
    if (!next) throw new Error(`"${command.name}" has no subcommand "${path}".`);
    passed.push({ type: next.type, name: next.name });
    options = objectsIn(next.options);
  }
  if (options.some((option) => option.type === 1 || option.type === 2)) {
    throw new Error(`"${command.name}" needs a subcommand: ${options.map((option) => option.name).join(', ')}.`);
  }
  return {
    specs: options.map((option) => OptionSpec.parse(option)),
    wrap: (filled) => passed.reduceRight<JsonObject[]>((inner, step) => [{ ...step, options: inner }], [...filled]),
  };
}
