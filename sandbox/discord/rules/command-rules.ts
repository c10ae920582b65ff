// What Discord demands of a command beyond its schema: names, descriptions, the order and nesting of options.
import { type Flaw, flaw } from '../errors.js';
import { isJsonObject, type JsonObject, objectsIn } from '../json-object.js';
import { isLocale } from '../locales.js';

type Path = readonly (string | number)[];

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LARGEST_COMMAND = 8000;

export function commandFlaws(command: JsonObject, path: Path = []): Flaw[] {
  const type = command.type ?? CHAT_INPUT;
  return type === CHAT_INPUT ? slashFlaws(command, path) : menuFlaws(command, path);
}

/** A PUT of the whole list: each command, and no two of one type and name. */
export function commandListFlaws(commands: readonly JsonObject[]): Flaw[] {
  const known = new Set<string>();
  return commands.flatMap((command, at) => {
    const key = `${command.type ?? CHAT_INPUT} ${command.name}`;
    const repeated = known.has(key);
    known.add(key);
    const twice = repeated
      ? [flaw([at, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')]
      : [];
    return [...twice, ...commandFlaws(command, [at])];
  });
}

function slashFlaws(command: JsonObject, path: Path): Flaw[] {
  const large = sizeOf(command) > LARGEST_COMMAND;
  return [
    ...(large ? [flaw(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LARGEST_COMMAND})`)] : []),
    ...nameFlaws(command, path),
    ...localeFlaws(command, path),
    ...descriptionFlaws(command, path),
    ...optionListFlaws(objectsIn(command.options), [...path, 'options'], 0),
  ];
}

function menuFlaws(command: JsonObject, path: Path): Flaw[] {
  const flaws = localeFlaws(command, path);
  if (typeof command.description === 'string' && command.description !== '')
    flaws.push(
      flaw(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
        'Context menu commands cannot have description',
      ),
    );
  if (objectsIn(command.options).length > 0)
    flaws.push(
      flaw([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', 'Context menu commands cannot have options'),
    );
  if (typeof command.name === 'string' && command.name.trim() === '')
    flaws.push(flaw([...path, 'name'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  return flaws;
}

function nameFlaws(named: JsonObject, path: Path): Flaw[] {
  const translated = isJsonObject(named.name_localizations) ? Object.entries(named.name_localizations) : [];
  const names: [Path, unknown][] = [
    [[...path, 'name'], named.name],
    ...translated.map(([locale, name]): [Path, unknown] => [[...path, 'name_localizations', locale], name]),
  ];
  return names.flatMap(([where, name]) => {
    if (typeof name !== 'string') return [];
    const isGood = NAME.test(name) && name === name.toLowerCase();
    return isGood ? [] : [flaw(where, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
  });
}

function localeFlaws(named: JsonObject, path: Path): Flaw[] {
  return ['name_localizations', 'description_localizations'].flatMap((field) => {
    const translations = named[field];
    if (!isJsonObject(translations)) return [];
    const strangers = Object.keys(translations).filter((locale) => !isLocale(locale));
    return strangers.map((locale) =>
      flaw([...path, field, locale], 'DICT_TYPE_KEY_INVALID', `"${locale}" is no locale Discord knows.`),
    );
  });
}

function descriptionFlaws(described: JsonObject, path: Path): Flaw[] {
  const has = typeof described.description === 'string' && described.description.trim() !== '';
  return has ? [] : [flaw([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required')];
}

function optionListFlaws(options: readonly JsonObject[], path: Path, depth: number): Flaw[] {
  const flaws: Flaw[] = [];
  const names = new Set<unknown>();
  let optionalSeen = false;
  const nests = (option: JsonObject | undefined) => option?.type === SUBCOMMAND || option?.type === GROUP;
  for (const [at, option] of options.entries()) {
    const where = [...path, at];
    if (names.has(option.name))
      flaws.push(flaw([...where, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists'));
    names.add(option.name);
    if (option.required === true && optionalSeen)
      flaws.push(
        flaw(
          [...where],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        ),
      );
    if (option.required !== true) optionalSeen = true;
    if (nests(option) !== nests(options[0]))
      flaws.push(
        flaw(
          [...where, 'type'],
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-command and sub-command group option types are mutually exclusive to all other types',
        ),
      );
    // Level 0 is the command's own; groups go there only, subcommands there or in a group.
    if ((option.type === GROUP && depth > 0) || (option.type === SUBCOMMAND && depth > 1))
      flaws.push(flaw([...where, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Options may not nest this deep'));
    flaws.push(...optionFlaws(option, where, depth));
  }
  return flaws;
}

function optionFlaws(option: JsonObject, path: Path, depth: number): Flaw[] {
  const inner = option.type === GROUP ? depth + 1 : 2;
  return [
    ...nameFlaws(option, path),
    ...localeFlaws(option, path),
    ...descriptionFlaws(option, path),
    ...choiceFlaws(option, path),
    ...rangeFlaws(option, path, 'min_value', 'max_value'),
    ...rangeFlaws(option, path, 'min_length', 'max_length'),
    ...optionListFlaws(objectsIn(option.options), [...path, 'options'], inner),
  ];
}

function choiceFlaws(option: JsonObject, path: Path): Flaw[] {
  const choices = objectsIn(option.choices);
  const names = new Set<unknown>();
  const flaws =
    option.autocomplete === true && choices.length > 0
      ? [
          flaw(
            [...path, 'autocomplete'],
            'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
            'Autocomplete and choices are mutually exclusive',
          ),
        ]
      : [];
  for (const [at, choice] of choices.entries()) {
    if (names.has(choice.name))
      flaws.push(
        flaw(
          [...path, 'choices', at, 'name'],
          'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
          'Option choice name already exists',
        ),
      );
    names.add(choice.name);
  }
  return flaws;
}

function rangeFlaws(option: JsonObject, path: Path, least: string, most: string): Flaw[] {
  const [from, to] = [option[least], option[most]];
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return [];
  return [flaw([...path, least], 'APPLICATION_COMMAND_OPTIONS_MIN_GREATER_THAN_MAX', `${least} exceeds ${most}`)];
}

/** Discord counts the letters of all names, descriptions and choice values, each in its longest translation. */
function sizeOf(part: JsonObject): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const choices = objectsIn(part.choices).reduce(
    (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
    0,
  );
  return objectsIn(part.options).reduce((sum, option) => sum + sizeOf(option), own + choices);
}

function longest(text: unknown, translations: unknown): number {
  const all = [text, ...(isJsonObject(translations) ? Object.values(translations) : [])];
  return Math.max(...all.map((each) => (typeof each === 'string' ? each.length : 0)));
}
