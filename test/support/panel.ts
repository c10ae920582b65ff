// The panel of /settings as an admin uses it: opened, read, and each control found by the words on it.
import type { JsonObject } from '../../sandbox/discord/json-object.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { whispered } from './gestures.js';
import type { Name, Studio } from './studio.js';

interface Control {
  readonly words: string;
  readonly customId: string;
  readonly chosen: readonly string[];
}

/** Opens the panel and waits until it is there. */
export async function openPanel(studio: Studio, name: Name = 'Mia'): Promise<SeenMessage> {
  const id = await studio.use(name, 'settings');
  await studio.until(() => answered(studio, name, id) !== undefined, 'the panel');
  return panelOf(studio, name, id);
}

function answered(studio: Studio, name: Name, id: string): SeenMessage | undefined {
  return studio.view(name).find(({ interaction, components }) => interaction?.id === id && components.length > 0);
}

/** As it looks now. */
export function panelOf(studio: Studio, name: Name, interactionId: string): SeenMessage {
  const panel = answered(studio, name, interactionId);
  if (!panel) throw new Error('There is no panel.');
  return panel;
}

export function again(studio: Studio, panel: SeenMessage, name: Name = 'Mia'): SeenMessage {
  return panelOf(studio, name, panel.interaction?.id ?? '');
}

/** Its words, from top to bottom. */
export function wordsOf({ components }: SeenMessage): string {
  return components.flatMap(({ content }) => (typeof content === 'string' ? [content] : [])).join('\n');
}

export function controlsOf({ components }: SeenMessage): Control[] {
  return components.flatMap(({ components: inner }) => objects(inner).map(control));
}

function control(component: JsonObject): Control {
  const options = objects(component.options);
  const chosen = [
    ...options.filter((each) => each.default === true).map(({ value }) => value),
    ...objects(component.default_values).map(({ id }) => id),
  ];
  const words = component.label ?? component.placeholder ?? options[0]?.label;
  return { words: String(words), customId: String(component.custom_id), chosen: chosen.map(String) };
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value : [];
}

export function controlOf(panel: SeenMessage, words: string): Control {
  const found = controlsOf(panel).find((each) => each.words.startsWith(words));
  if (!found) throw new Error(`The panel has no control “${words}”: ${controlsOf(panel).map((each) => each.words)}`);
  return found;
}

/** Chooses these values where `words` stand; resolves with the interaction's id. */
export async function choose(
  studio: Studio,
  panel: SeenMessage,
  words: string,
  values: readonly string[] = [],
  name: Name = 'Mia',
): Promise<string> {
  const press = { userId: studio.idOf(name), messageId: panel.id, customId: controlOf(panel, words).customId, values };
  return (await studio.discord.pressButton(press)).interactionId;
}

/** The same, until the panel has changed. */
export async function set(studio: Studio, panel: SeenMessage, words: string, values: readonly string[]): Promise<SeenMessage> {
  const { edits } = again(studio, panel);
  await choose(studio, panel, words, values);
  return changedPanel(studio, panel, edits);
}

/** Presses the button, fills in the one field of the form and sends it. */
export async function write(studio: Studio, panel: SeenMessage, words: string, text: string): Promise<SeenMessage> {
  const { edits } = again(studio, panel);
  await sendText(studio, await choose(studio, panel, words), text);
  return changedPanel(studio, panel, edits);
}

/** Fills in the form that an interaction has opened. */
export async function sendText(studio: Studio, opener: string, value: string, name: Name = 'Mia'): Promise<string> {
  const userId = studio.idOf(name);
  await studio.until(() => studio.discord.openModal(userId)?.interactionId === opener, 'the form');
  return (await studio.discord.submitModal({ userId, interactionId: opener, values: { value } })).interactionId;
}

async function changedPanel(studio: Studio, panel: SeenMessage, edits: number): Promise<SeenMessage> {
  await studio.until(() => again(studio, panel).edits > edits, 'the panel to change');
  return again(studio, panel);
}

/** What a member is told who may not ask; nothing is spent then. */
export async function refusedTo(
  studio: Studio,
  name: Name,
  options: Parameters<Studio['imagine']>[1],
  channelId = studio.general,
) {
  const given = typeof options === 'string' ? { prompt: options } : options;
  return whispered(studio, name, await studio.use(name, 'imagine', given, channelId), channelId);
}
