// What can be run: each slash command or subcommand as one line of the chooser, in the reader's language.
import type { Command, Localizations, Option } from './world.js';

export interface Runnable {
  readonly key: string;
  readonly command: string;
  readonly group?: string;
  readonly subcommand?: string;
  /** As shown and typed, without the slash: "quota grant". */
  readonly title: string;
  readonly description: string;
  readonly options: readonly Option[];
}

const SUBCOMMAND = 1;
const GROUP = 2;
const ON_MESSAGE = 3;

export function slashCommands(commands: readonly Command[], locale: string): Runnable[] {
  return commands
    .filter((command) => (command.type ?? 1) === 1)
    .flatMap((command) => leavesOf(command, locale))
    .sort((one, other) => one.title.localeCompare(other.title));
}

export function messageCommands(commands: readonly Command[]): Command[] {
  return commands.filter((command) => command.type === ON_MESSAGE);
}

/** A name or description in the reader's language when the bot has it. */
export function localized(plain: string, localizations: Localizations | undefined, locale: string): string {
  return localizations?.[locale] ?? plain;
}

/** Those whose title begins with what was typed, then those that hold it anywhere. */
export function suggest(runnables: readonly Runnable[], typed: string): Runnable[] {
  const sought = typed.trim().toLowerCase();
  const begins = runnables.filter(({ title }) => title.toLowerCase().startsWith(sought));
  const holds = runnables.filter((runnable) => !begins.includes(runnable) && runnable.title.toLowerCase().includes(sought));
  return [...begins, ...holds];
}

/** "/imagine a lighthouse" as the command and what follows it; nothing while the name is still being typed. */
export function readTyped(draft: string, runnables: readonly Runnable[]): { runnable: Runnable; rest: string } | undefined {
  if (!draft.startsWith('/')) return undefined;
  const typed = draft.slice(1);
  const longestFirst = [...runnables].sort((one, other) => other.title.length - one.title.length);
  const runnable = longestFirst.find(({ title }) => typed.toLowerCase().startsWith(`${title.toLowerCase()} `));
  return runnable && { runnable, rest: typed.slice(runnable.title.length + 1).trim() };
}

function leavesOf(command: Command, locale: string): Runnable[] {
  const options = command.options ?? [];
  const title = localized(command.name, command.name_localizations, locale);
  if (!options.some(({ type }) => type === SUBCOMMAND || type === GROUP)) {
    const description = localized(command.description ?? '', command.description_localizations, locale);
    return [{ key: command.name, command: command.name, title, description, options }];
  }
  return options.flatMap((option) => {
    if (option.type === SUBCOMMAND) return [leaf(command, title, option, locale)];
    const groupTitle = `${title} ${localized(option.name, option.name_localizations, locale)}`;
    return (option.options ?? []).map((inner) => leaf(command, groupTitle, inner, locale, option.name));
  });
}

function leaf(command: Command, title: string, option: Option, locale: string, group?: string): Runnable {
  return {
    key: [command.name, group, option.name].filter(Boolean).join(' '),
    command: command.name,
    ...(group === undefined ? {} : { group }),
    subcommand: option.name,
    title: `${title} ${localized(option.name, option.name_localizations, locale)}`,
    description: localized(option.description, option.description_localizations, locale),
    options: option.options ?? [],
  };
}
