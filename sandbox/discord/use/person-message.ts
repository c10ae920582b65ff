// A person writes into a channel, with files and as a reply if they like.
import type { UploadedFile } from '../attachments.js';
import { isByBot } from '../bot-access.js';
import { sendMessage } from '../messages.js';
import type { World } from '../world.js';
import type { MessageRecord } from '../world-record.js';
import { channelOf } from './new-interaction.js';

export interface PersonMessage {
  readonly userId: string;
  readonly channelId: string;
  readonly content: string;
  readonly replyTo?: string | undefined;
  readonly files?: readonly UploadedFile[] | undefined;
}

const LONGEST = 2000;

export function writeMessage(world: World, { userId, channelId, content, replyTo, files = [] }: PersonMessage): string {
  const channel = channelOf(world, channelId, userId);
  if (content.trim() === '' && files.length === 0) throw new Error('A message needs words or a file.');
  if (content.length > LONGEST) throw new Error(`A message has at most ${LONGEST} characters.`);
  if (files.length > 10) throw new Error('A message has at most 10 files.');
  const large = files.find((file) => file.bytes.length > world.attachmentSizeLimit);
  if (large) throw new Error(`The file ${large.filename} is too large for Discord.`);
  const target = replyTo === undefined ? undefined : world.messages.get(replyTo);
  if (replyTo !== undefined && (target?.channelId !== channel.id || target.onlyFor !== undefined)) {
    throw new Error(`There is no message ${replyTo} to reply to.`);
  }
  const message = sendMessage(world, {
    channelId,
    authorId: userId,
    type: target ? 19 : 0,
    body: { content, attachments: files.map((file, index) => ({ id: String(index), description: file.description })) },
    files: files.map(({ filename, bytes, contentType }, index) => ({
      index,
      filename,
      bytes,
      ...(contentType ? { contentType } : {}),
    })),
    replyTo: target?.id,
    repliedUser: target && notifies(target) ? target.authorId : undefined,
  });
  return message.id;
}

/** A reply notifies whom it answers; not the bot when its message answers a command. */
function notifies(target: MessageRecord): boolean {
  return !(isByBot(target) && target.interactionId !== undefined);
}
