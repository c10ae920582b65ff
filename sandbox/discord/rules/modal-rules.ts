// What Discord demands of a modal beyond its schema.
import { type Flaw, flaw } from '../errors.js';
import { type JsonObject, objectsIn } from '../json-object.js';
import { duplicateIdFlaws, type Placed, placedComponents, selectFlaws } from './component-rules.js';

const ROW = 1;
const TEXT_INPUT = 4;
const LABEL = 18;
const FILE_UPLOAD = 19;
const MOST_COMPONENTS = 5;

/** Paths begin at the callback's body, where the modal is under `data`. */
export function modalFlaws(modal: JsonObject): Flaw[] {
  const components = objectsIn(modal.components);
  const path = ['data', 'components'];
  const placed = placedComponents(components, path);
  const tooMany = components.length > MOST_COMPONENTS;
  return [
    ...(tooMany ? [flaw(path, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${MOST_COMPONENTS} in length.`)] : []),
    ...duplicateIdFlaws(placed),
    ...placed.flatMap((each) => oneFlaws(each, placed)),
  ];
}

function oneFlaws({ component, path }: Placed, placed: readonly Placed[]): Flaw[] {
  const disabled =
    component.disabled === true
      ? [flaw([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'A component in a modal cannot be disabled')]
      : [];
  switch (component.type) {
    case TEXT_INPUT:
      return [...disabled, ...textInputFlaws(component, path, holderOf(path, placed))];
    case FILE_UPLOAD:
      return [...disabled, ...fileUploadFlaws(component, path)];
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return [...disabled, ...selectFlaws(component, path), ...requiredSelectFlaws(component, path)];
    default:
      return [];
  }
}

function holderOf(path: readonly (string | number)[], placed: readonly Placed[]): JsonObject | undefined {
  const holders = placed.filter((other) => other.path.length < path.length && other.path.every((step, at) => path[at] === step));
  return holders.at(-1)?.component;
}

function textInputFlaws(input: JsonObject, path: readonly (string | number)[], holder: JsonObject | undefined): Flaw[] {
  const flaws: Flaw[] = [];
  const hasLabel = typeof input.label === 'string' && input.label !== '';
  if (holder?.type === ROW && !hasLabel) flaws.push(flaw([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  if (holder?.type === LABEL && hasLabel)
    flaws.push(flaw([...path, 'label'], 'COMPONENT_LABEL_NOT_ALLOWED', 'A text input in a label takes its label from there'));
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  if (least > most)
    flaws.push(flaw([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX', 'min_length exceeds max_length'));
  const value = typeof input.value === 'string' ? input.value : '';
  if (value.length > most) flaws.push(flaw([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`));
  if (value !== '' && value.length < least)
    flaws.push(flaw([...path, 'value'], 'BASE_TYPE_MIN_LENGTH', `Must be ${least} or more in length.`));
  return flaws;
}

function fileUploadFlaws(upload: JsonObject, path: readonly (string | number)[]): Flaw[] {
  const least = typeof upload.min_values === 'number' ? upload.min_values : 1;
  const most = typeof upload.max_values === 'number' ? upload.max_values : 1;
  const flaws =
    least > most ? [flaw([...path, 'min_values'], 'NUMBER_TYPE_MAX', `Value should be less than or equal to ${most}.`)] : [];
  return [...flaws, ...requiredSelectFlaws(upload, path)];
}

/** Required is the default in a modal, and then at least one value is; an explicit 0 contradicts it. */
function requiredSelectFlaws(component: JsonObject, path: readonly (string | number)[]): Flaw[] {
  const contradicts = component.min_values === 0 && component.required !== false;
  return contradicts
    ? [flaw([...path, 'min_values'], 'NUMBER_TYPE_MIN', 'Value should be greater than or equal to 1 when required.')]
    : [];
}
