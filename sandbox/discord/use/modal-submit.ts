// A person fills in the modal the bot has opened and sends it off.
import { addAttachment, type UploadedFile } from '../attachments.js';
import { isJsonObject, type JsonObject, objectsIn } from '../json-object.js';
import type { World } from '../world.js';
import type { InteractionRecord, Resolved } from '../world-record.js';
import { chooseValues } from './component-press.js';
import { beginInteraction, nothingResolved, type Used } from './new-interaction.js';

export type FieldValue = string | readonly string[] | readonly UploadedFile[];

export interface ModalSubmit {
  readonly userId: string;
  /** The interaction that the bot answered with the modal. */
  readonly interactionId: string;
  /** By custom id; what is left out keeps the value the bot has put in. */
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly locale?: string | undefined;
}

export interface OpenModal {
  readonly interactionId: string;
  readonly customId: string;
  readonly title: string;
  readonly components: readonly JsonObject[];
}

const TEXT_INPUT = 4;
const FILE_UPLOAD = 19;

export function openModalOf(world: World, userId: string): OpenModal | undefined {
  const opener = [...world.interactions.values()].findLast((each) => each.userId === userId && each.modal?.open);
  if (!opener?.modal) return undefined;
  const { customId, title, components } = opener.modal;
  return { interactionId: opener.id, customId, title, components };
}

export function submitModal(world: World, submit: ModalSubmit): Used {
  const opener = world.interactions.get(submit.interactionId);
  if (!opener?.modal?.open || opener.userId !== submit.userId) throw new Error('No such modal is open for this person.');
  const fields = opener.modal.components.flatMap(fieldsOf);
  for (const name of Object.keys(submit.values)) {
    if (!fields.some((field) => field.custom_id === name)) throw new Error(`The modal has no field "${name}".`);
  }
  const resolved = nothingResolved();
  const filled = new Map(
    fields.map((field) => [field, fillField(world, opener, field, submit.values[String(field.custom_id)], resolved)]),
  );
  opener.modal.open = false;
  const components = opener.modal.components.map((component) => answeredComponent(component, filled));
  const interaction = beginInteraction(world, {
    kind: 'modal',
    userId: opener.userId,
    channelId: opener.channelId,
    name: opener.modal.customId,
    data: { custom_id: opener.modal.customId, components },
    resolved,
    sourceId: opener.sourceId,
    openedBy: opener.id,
    locale: submit.locale ?? opener.locale,
  });
  return { interactionId: interaction.id };
}

export function dismissModal(world: World, userId: string): void {
  for (const each of world.interactions.values()) if (each.userId === userId && each.modal) each.modal.open = false;
  world.changed();
}

function fieldsOf(component: JsonObject): JsonObject[] {
  if (isJsonObject(component.component)) return [component.component];
  return objectsIn(component.components);
}

/** What the field sends: `value` of a text, `values` of a menu, ids of uploaded files. */
function fillField(
  world: World,
  opener: InteractionRecord,
  field: JsonObject,
  value: FieldValue | undefined,
  resolved: Resolved,
): JsonObject {
  const required = field.required !== false;
  if (field.type === TEXT_INPUT) return { value: checkedText(field, value ?? field.value ?? '', required) };
  if (field.type === FILE_UPLOAD) return { values: storeFiles(world, opener, field, value ?? [], required, resolved) };
  const preset = objectsIn(field.options).filter((option) => option.default === true);
  const given = value ?? preset.map((option) => String(option.value));
  const texts = (Array.isArray(given) ? given : [given]).filter((each) => typeof each === 'string');
  const least = texts.length === 0 && !required ? 0 : undefined;
  const chosen = chooseValues(world, field, texts, least);
  for (const kind of ['users', 'roles', 'channels'] as const) resolved[kind].push(...chosen.resolved[kind]);
  return { values: chosen.values };
}

function checkedText(field: JsonObject, value: unknown, required: boolean): string {
  const name = String(field.custom_id);
  if (typeof value !== 'string') throw new Error(`"${name}" takes text.`);
  if (value === '') {
    if (required) throw new Error(`"${name}" is required.`);
    return value;
  }
  const least = typeof field.min_length === 'number' ? field.min_length : 0;
  const most = typeof field.max_length === 'number' ? field.max_length : 4000;
  if (value.length < least) throw new Error(`"${name}" takes at least ${least} characters.`);
  if (value.length > most) throw new Error(`"${name}" takes at most ${most} characters.`);
  return value;
}

function storeFiles(
  world: World,
  opener: InteractionRecord,
  field: JsonObject,
  value: FieldValue,
  required: boolean,
  resolved: Resolved,
): string[] {
  const name = String(field.custom_id);
  const files = (typeof value === 'string' ? [] : [...value]).filter((each) => typeof each !== 'string');
  const least = typeof field.min_values === 'number' ? field.min_values : 1;
  const most = typeof field.max_values === 'number' ? field.max_values : 1;
  if (files.length < least && (required || files.length > 0)) throw new Error(`"${name}" needs at least ${least} files.`);
  if (files.length > most) throw new Error(`"${name}" takes at most ${most} files.`);
  const large = files.find((file) => file.bytes.length > world.attachmentSizeLimit);
  if (large) throw new Error(`The file ${large.filename} is too large for Discord.`);
  const ids = files.map((file) => addAttachment(world, file, { channelId: opener.channelId, ephemeral: true }).id);
  resolved.attachments.push(...ids);
  return ids;
}

/** The modal's component as it comes back: its kind, its number, and what was filled in. */
function answeredComponent(component: JsonObject, filled: ReadonlyMap<JsonObject, JsonObject>): JsonObject {
  const bare = (field: JsonObject): JsonObject => ({
    type: field.type,
    id: field.id,
    custom_id: field.custom_id,
    ...filled.get(field),
  });
  const frame = { type: component.type, id: component.id };
  if (isJsonObject(component.component)) return { ...frame, component: bare(component.component) };
  if (Array.isArray(component.components)) return { ...frame, components: objectsIn(component.components).map(bare) };
  return frame;
}
