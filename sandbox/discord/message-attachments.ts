// Which attachments a message has after it is sent or edited: uploads by number, existing ones by id.
import { addAttachment, removeAttachment } from './attachments.js';
import { flaw, Refusal } from './errors.js';
import type { AttachmentEntry, MessageBody } from './message-body.js';
import type { SentFile } from './request-body.js';
import type { World } from './world.js';
import type { AttachmentRecord, MessageRecord } from './world-record.js';

const MOST_ATTACHMENTS = 10;

/** Takes in the uploads; entries that name neither an upload nor an attachment of the message are refused. */
export function takeUploads(
  world: World,
  message: Pick<MessageRecord, 'channelId' | 'onlyFor' | 'attachmentIds'>,
  body: MessageBody,
  files: readonly SentFile[],
): { kept: AttachmentRecord[]; added: AttachmentRecord[] } {
  const entries = body.attachments ?? [];
  refuseUnknown(entries, message.attachmentIds, files);
  // Without the key everything stays; with it, what is not listed goes.
  const keptIds = body.attachments
    ? message.attachmentIds.filter((id) => entries.some((entry) => entry.id === id))
    : message.attachmentIds;
  if (keptIds.length + files.length > MOST_ATTACHMENTS) throw new Refusal(30015);
  const kept = keptIds.flatMap((id) => world.attachments.get(id) ?? []);
  for (const attachment of kept) describe(attachment, entries);
  const place = { channelId: message.channelId, ephemeral: message.onlyFor !== undefined };
  const added = files.map((file) => {
    const entry = entries.find(({ id }) => id === String(file.index));
    const filename = entry?.filename ?? file.filename;
    const record = addAttachment(world, { ...file, filename, description: entry?.description ?? undefined }, place);
    if (entry?.title) record.title = entry.title;
    return record;
  });
  return { kept, added };
}

/** Forgets attachments that the message no longer has. */
export function dropAttachments(world: World, before: readonly string[], after: readonly string[]): void {
  for (const id of before) if (!after.includes(id)) removeAttachment(world, id);
}

function describe(attachment: AttachmentRecord, entries: readonly AttachmentEntry[]): void {
  const description = entries.find(({ id }) => id === attachment.id)?.description;
  if (typeof description === 'string') attachment.description = description;
}

function refuseUnknown(entries: readonly AttachmentEntry[], existing: readonly string[], files: readonly SentFile[]): void {
  const flaws = entries.flatMap(({ id }, at) => {
    if (existing.includes(id) || files.some((file) => String(file.index) === id)) return [];
    return flaw(
      ['attachments', at, 'id'],
      'ATTACHMENT_NOT_FOUND',
      `Attachment ${id} was not found among the files or the message.`,
    );
  });
  if (flaws.length > 0) throw new Refusal(50035, flaws);
}
