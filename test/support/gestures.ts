// What members do with pictures that are there: reply to them, use a message's menu, fill in the form, and look at what comes of it.
import { expect } from 'vitest';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import type { FieldValue, OpenModal } from '../../sandbox/discord/use/modal-submit.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { json } from '../../sandbox/http/answer.js';
import type { Name, Studio } from './studio.js';
import { buttonsOf } from './transcript.js';

/** All that gestures need of a studio: a world whose bot is killed and started again has it too. */
export type Stage = Pick<Studio, 'discord' | 'general' | 'idOf' | 'view' | 'until'>;

interface Reply {
  readonly channelId?: string;
  readonly files?: readonly UploadedFile[];
}

/** Writes a reply to a message; `{bot}` in it mentions the bot. Resolves with the reply's id, which is the job's. */
export function reply(studio: Stage, name: Name, to: string, words: string, { channelId, files }: Reply = {}): Promise<string> {
  const content = words.replaceAll('{bot}', `<@${studio.discord.botUserId}>`);
  return studio.discord.sendMessage({
    userId: studio.idOf(name),
    channelId: channelId ?? studio.general,
    content,
    replyTo: to,
    files,
  });
}

/** Posts something of one's own. */
export function post(studio: Stage, name: Name, content: string, files: readonly UploadedFile[] = []): Promise<string> {
  return studio.discord.sendMessage({ userId: studio.idOf(name), channelId: studio.general, content, files });
}

/** Chooses “Edit image” in the menu of a message; resolves with the interaction's id. */
export async function menu(studio: Stage, name: Name, messageId: string, channelId = studio.general): Promise<string> {
  const use = { userId: studio.idOf(name), channelId, name: 'Edit image', targetMessageId: messageId };
  return (await studio.discord.runCommand(use)).interactionId;
}

/** The form that is open before a member, as soon as one is. */
export async function openForm(studio: Stage, name: Name): Promise<OpenModal> {
  const userId = studio.idOf(name);
  await studio.until(() => studio.discord.openModal(userId) !== undefined, `a form for ${name}`);
  const form = studio.discord.openModal(userId);
  if (!form) throw new Error('There is no form.');
  return form;
}

/** Fills in the open form and sends it; resolves with the id of the interaction, which is the job's. */
export async function sendForm(studio: Stage, name: Name, values: Readonly<Record<string, FieldValue>>): Promise<string> {
  const { interactionId } = await openForm(studio, name);
  return (await studio.discord.submitModal({ userId: studio.idOf(name), interactionId, values })).interactionId;
}

/** The form as a person sees it: a line a field, with what can be chosen, `*` before what is chosen already. */
export function fieldsOf({ components }: OpenModal): string[] {
  return components.map(({ label, component }) => {
    const options = choicesOf(component).map(
      (each) => `${each.default === true ? '*' : ''}${[each.label, each.description].filter(Boolean).join(' ')}`,
    );
    return options.length === 0 ? String(label) : `${label}: ${options.join(' | ')}`;
  });
}

function choicesOf(component: unknown): Record<string, unknown>[] {
  const options = typeof component === 'object' && component !== null && 'options' in component ? component.options : [];
  return Array.isArray(options) ? options : [];
}

/** The message with a job's pictures, as soon as they are there. */
export async function picturesOf(studio: Stage, name: Name, jobId: string, channelId = studio.general): Promise<SeenMessage> {
  const find = () =>
    studio
      .view(name, channelId)
      .find(({ attachments }) => attachments.some(({ filename }) => filename.startsWith(`atelier-${jobId}-`)));
  await studio.until(() => find() !== undefined, `the pictures of ${jobId}`);
  const found = find();
  if (!found) throw new Error('There are no pictures.');
  return found;
}

/** Draws from words and waits for the message with the picture. */
export async function drawn(
  studio: Studio,
  name: Name,
  options: Parameters<Studio['imagine']>[1],
): Promise<SeenMessage & { readonly jobId: string }> {
  const jobId = await studio.imagine(name, options);
  return { ...(await picturesOf(studio, name, jobId)), jobId };
}

/** Presses a button of this very message, found by the beginning of its label. */
export async function pressOn(studio: Stage, name: Name, message: SeenMessage, label: string): Promise<string> {
  const button = buttonsOf(message).find((each) => each.label.startsWith(label));
  if (!button) throw new Error(`There is no button ${label}.`);
  const press = { userId: studio.idOf(name), messageId: message.id, customId: button.customId };
  return (await studio.discord.pressButton(press)).interactionId;
}

/** The answer to an interaction that only its member sees, when it is all there. */
export async function whisper(
  studio: Stage,
  name: Name,
  interactionId: string,
  channelId = studio.general,
): Promise<SeenMessage> {
  const find = () =>
    studio
      .view(name, channelId)
      .find(({ interaction, ephemeral, state }) => interaction?.id === interactionId && ephemeral && state === 'sent');
  await studio.until(() => find() !== undefined, `the answer to ${interactionId}`);
  const found = find();
  if (!found) throw new Error('There is no answer.');
  return found;
}

/** Its words. */
export async function whispered(studio: Stage, name: Name, interactionId: string, channelId = studio.general): Promise<string> {
  return (await whisper(studio, name, interactionId, channelId)).content;
}

/** What the bot has written as a reply to a message. */
export function answersTo(studio: Stage, name: Name, messageId: string, channelId = studio.general): SeenMessage[] {
  return studio.view(name, channelId).filter(({ replyTo, author }) => replyTo === messageId && author.bot);
}

export async function answerTo(
  studio: Stage,
  name: Name,
  messageId: string,
  words: string,
  channelId = studio.general,
): Promise<SeenMessage> {
  const find = () => answersTo(studio, name, messageId, channelId).find(({ content }) => content.includes(words));
  await studio.until(() => find() !== undefined, `“${words}” in answer to ${messageId}`);
  const found = find();
  if (!found) throw new Error('There is no answer.');
  return found;
}

/** From now on the vendor has no file of what it has drawn so far. */
export function loseFiles({ segmind }: Pick<Studio, 'segmind'>): void {
  const lost = new Set(segmind.seen.flatMap(({ path }) => (path.startsWith('/generations/') ? [path] : [])));
  const fault = { kind: 'answer', answer: json(404, {}) } as const;
  segmind.faults.add({ on: ({ path }) => lost.has(path), fault, times: Number.POSITIVE_INFINITY });
}

/** Holds that nothing comes of what was just done: something else that is asked for afterwards is answered, and this is not. */
export async function holdsStill(studio: Studio, messageId: string): Promise<void> {
  await studio.credits('Mia');
  expect(answersTo(studio, 'Mia', messageId)).toEqual([]);
}
