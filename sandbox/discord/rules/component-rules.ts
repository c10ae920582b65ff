// What Discord demands of a message's components beyond their schema: rows, buttons, selects, ids, emoji.
import { type Flaw, flaw } from '../errors.js';
import { isJsonObject, type JsonObject, objectsIn } from '../json-object.js';

type Path = readonly (string | number)[];

const ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const STRING_SELECT = 3;
const SELECTS = [3, 5, 6, 7, 8];
const LINK = 5;
const PREMIUM = 6;

export interface Placed {
  readonly component: JsonObject;
  readonly path: Path;
}

/** Every component with where it is in the body. */
export function placedComponents(components: readonly JsonObject[], path: Path): Placed[] {
  return components.flatMap((component, at) => placedIn(component, [...path, at]));
}

function placedIn(component: JsonObject, path: Path): Placed[] {
  const singles = ['accessory', 'component'].flatMap((name) => {
    const inner = component[name];
    return isJsonObject(inner) ? placedIn(inner, [...path, name]) : [];
  });
  return [{ component, path }, ...placedComponents(objectsIn(component.components), [...path, 'components']), ...singles];
}

export function messageComponentFlaws(components: readonly JsonObject[], v2: boolean): Flaw[] {
  const placed = placedComponents(components, ['components']);
  return [
    ...topLevelFlaws(components, placed, v2),
    ...duplicateIdFlaws(placed),
    ...placed.flatMap(({ component, path }) => {
      if (component.type === ROW) return rowFlaws(component, path);
      if (component.type === BUTTON) return buttonFlaws(component, path);
      return SELECTS.includes(Number(component.type)) ? selectFlaws(component, path) : [];
    }),
  ];
}

function topLevelFlaws(components: readonly JsonObject[], placed: readonly Placed[], v2: boolean): Flaw[] {
  if (!v2) {
    const rows =
      components.length > 5 ? [flaw(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')] : [];
    const others = components.flatMap((component, at) =>
      component.type === ROW
        ? []
        : [flaw(['components', at, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')],
    );
    return [...rows, ...others];
  }
  const letters = placed.reduce(
    (sum, { component }) =>
      sum + (component.type === TEXT_DISPLAY && typeof component.content === 'string' ? component.content.length : 0),
    0,
  );
  return [
    ...(placed.length > 40
      ? [flaw(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'The total number of components exceeds 40.')]
      : []),
    ...(letters > 4000
      ? [flaw(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'The total displayable text exceeds 4000.')]
      : []),
  ];
}

export function duplicateIdFlaws(placed: readonly Placed[]): Flaw[] {
  return [
    ...repeats(placed, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ...repeats(placed, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
  ];
}

function repeats(placed: readonly Placed[], field: string, code: string, message: string): Flaw[] {
  const known = new Set<unknown>();
  return placed.flatMap(({ component, path }) => {
    const value = component[field];
    if (value === undefined || value === null || value === 0) return [];
    if (known.has(value)) return [flaw([...path, field], code, message)];
    known.add(value);
    return [];
  });
}

function rowFlaws(row: JsonObject, path: Path): Flaw[] {
  // A select takes the whole width of a row, a button a fifth of it.
  const width = objectsIn(row.components).reduce((sum, { type }) => sum + (type === BUTTON ? 1 : 5), 0);
  return width > 5
    ? [flaw([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The components exceed the width of 5.')]
    : [];
}

function buttonFlaws(button: JsonObject, path: Path): Flaw[] {
  const flaws: Flaw[] = [];
  const has = (field: string) => typeof button[field] === 'string' && button[field] !== '';
  if (button.style === LINK) {
    if (!has('url')) flaws.push(flaw([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A url is required'));
    if (has('custom_id'))
      flaws.push(
        flaw(
          [...path, 'custom_id'],
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
  } else if (button.style !== PREMIUM) {
    if (!has('custom_id'))
      flaws.push(flaw([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'));
    if (has('url'))
      flaws.push(
        flaw(
          [...path, 'url'],
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        ),
      );
  }
  const bare = !has('label') && !isJsonObject(button.emoji) && button.style !== PREMIUM;
  if (bare) flaws.push(flaw([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or an emoji is required'));
  return [...flaws, ...emojiFlaws(button.emoji, [...path, 'emoji'])];
}

export function selectFlaws(select: JsonObject, path: Path): Flaw[] {
  const flaws: Flaw[] = [];
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  if (least > most)
    flaws.push(flaw([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_GREATER_THAN_MAX', 'min_values exceeds max_values'));
  if (select.type !== STRING_SELECT) return flaws;
  const options = objectsIn(select.options);
  if (least > options.length)
    flaws.push(flaw([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES', 'There are fewer options than min_values'));
  if (options.filter((option) => option.default === true).length > most)
    flaws.push(
      flaw([...path, 'options'], 'SELECT_COMPONENT_MAX_DEFAULT_VALUES', 'More options are default than max_values allows'),
    );
  const values = new Set<unknown>();
  for (const [at, option] of options.entries()) {
    const where = [...path, 'options', at];
    if (values.has(option.value))
      flaws.push(
        flaw([...where, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
      );
    values.add(option.value);
    flaws.push(...emojiFlaws(option.emoji, [...where, 'emoji']));
  }
  return flaws;
}

/** There are no custom emoji here, so an emoji is a character that is one. */
function emojiFlaws(emoji: unknown, path: Path): Flaw[] {
  if (!isJsonObject(emoji)) return [];
  const isCharacter =
    typeof emoji.name === 'string' &&
    /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u.test(emoji.name);
  return isCharacter && !emoji.id ? [] : [flaw([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji')];
}
