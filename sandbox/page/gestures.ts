// What people can do through the page's API, each by its path: read by zod, done in the pretend Discord, answered as plain data.
import type { z } from 'zod';
import type { SandboxClock } from '../clock.js';
import type { UploadedFile } from '../discord/attachments.js';
import type { SandboxDiscord } from '../discord/discord.js';
import { askForFault, type Vendors } from './fault-choices.js';
import {
  AutocompleteRequest,
  ButtonRequest,
  ClockRequest,
  CommandRequest,
  DeleteRequest,
  DismissRequest,
  FaultRequest,
  MessageRequest,
  ModalRequest,
} from './page-requests.js';
import type { Places } from './places.js';
import type { ReadBody } from './request-body.js';

export interface PageWorld extends Vendors {
  readonly discord: SandboxDiscord;
  readonly clock: SandboxClock;
  readonly places: Places;
}

export type Gesture = (world: PageWorld, body: ReadBody) => Promise<object> | object;

export const gestures: Readonly<Record<string, Gesture>> = {
  '/api/commands': async (world, { payload, files }) => {
    const use = commandUse(world, CommandRequest.parse(payload));
    const { interactionId } = await world.discord.runCommand({ ...use, files: byName(files) });
    return { interaction: interactionId };
  },
  '/api/autocomplete': async (world, { payload }) => {
    const request = AutocompleteRequest.parse(payload);
    const { name, value } = request.focused;
    const use = commandUse(world, request);
    return { choices: await world.discord.autocomplete({ ...use, options: { ...use.options, [name]: value }, focused: name }) };
  },
  '/api/buttons': async ({ discord, places }, { payload }) => {
    const { user, message, customId, values, locale } = ButtonRequest.parse(payload);
    const press = { userId: places.personOrRefuse(user), messageId: message, customId, values, locale };
    return { interaction: (await discord.pressButton(press)).interactionId };
  },
  '/api/modals': async ({ discord, places }, { payload, files }) => {
    const { user, interaction, values, locale } = ModalRequest.parse(payload);
    const userId = places.personOrRefuse(user);
    const submit = { userId, interactionId: interaction, values: { ...values, ...grouped(files) }, locale };
    return { interaction: (await discord.submitModal(submit)).interactionId };
  },
  '/api/modals/dismiss': ({ discord, places }, { payload }) => {
    discord.dismissModal(places.personOrRefuse(DismissRequest.parse(payload).user));
    return {};
  },
  '/api/messages': async ({ discord, places }, { payload, files }) => {
    const { user, channel, content, replyTo } = MessageRequest.parse(payload);
    const userId = places.personOrRefuse(user);
    const channelId = places.channelOrRefuse(channel, userId);
    return { message: await discord.sendMessage({ userId, channelId, content, replyTo, files: files.map(({ file }) => file) }) };
  },
  '/api/messages/delete': (world, { payload }) => deleteMessage(world, DeleteRequest.parse(payload)),
  '/api/clock': ({ clock }, { payload }) => {
    clock.advance(ClockRequest.parse(payload).milliseconds);
    return { now: clock.now() };
  },
  '/api/faults': (vendors, { payload }) => {
    askForFault(vendors, FaultRequest.parse(payload).id);
    return {};
  },
};

function commandUse({ places }: PageWorld, request: z.infer<typeof CommandRequest>) {
  const { user, channel, name, group, subcommand, options, target, locale } = request;
  const userId = places.personOrRefuse(user);
  const path = [group, subcommand].filter((step) => step !== undefined).join(' ');
  return {
    userId,
    channelId: places.channelOrRefuse(channel, userId),
    name,
    options,
    subcommand: path || undefined,
    targetMessageId: target,
    locale,
  };
}

/** As in Discord: one's own, what only oneself sees, and for an admin everything. */
function deleteMessage({ discord, places }: PageWorld, { user, channel, message }: z.infer<typeof DeleteRequest>): object {
  const userId = places.personOrRefuse(user);
  const seen = discord.view(places.channelOrRefuse(channel, userId), userId).find(({ id }) => id === message);
  if (!seen) throw new Error('That message is no longer there.');
  const isAdmin = discord.people().some(({ id, admin }) => id === userId && admin);
  if (!seen.ephemeral && seen.author.id !== userId && !isAdmin)
    throw new Error('Only its author or an admin can delete that message.');
  discord.deleteMessage(message);
  return {};
}

function byName(files: ReadBody['files']): Record<string, UploadedFile> {
  return Object.fromEntries(files.map(({ name, file }) => [name, file]));
}

function grouped(files: ReadBody['files']): Record<string, UploadedFile[]> {
  const groups: Record<string, UploadedFile[]> = {};
  for (const { name, file } of files) groups[name] = [...(groups[name] ?? []), file];
  return groups;
}
