// The pictures in a message that somebody points at: the bot's own by their job, others' as they are attached or shown.
import { type Message, MessageFlags } from 'discord.js';
import { ofJob, readCustomId } from '../../services/discord/custom-id.js';
import type { EditablePicture, EditTarget } from '../../services/jobs/edit-targets.js';
import type { Job } from '../../services/jobs/job.js';
import { deliveredParts, pictureOf } from '../../services/jobs/lineage.js';
import { fileOf, jobIdOfFile } from '../../services/jobs/picture-file.js';
import type { Place } from '../../services/jobs/source.js';
import { foreignPictures } from './foreign-pictures.js';

/** What can be edited of a message; nothing when there is no picture in it. */
export function targetIn(message: Message, job: Job | undefined, isTrusted: (url: string) => boolean): EditTarget | undefined {
  const own = job ? ownPictures(message, job) : [];
  const pictures = own.length > 0 ? own : foreignPictures(message, isTrusted);
  if (pictures.length === 0) return undefined;
  const { prompt: _, ...basis } = job?.request ?? { prompt: '' };
  return {
    pictures,
    basis: job && 'model' in basis ? basis : null,
    // What only one member sees stays theirs, also when the record is gone.
    isPrivate: job?.place.private ?? message.flags.has(MessageFlags.Ephemeral),
  };
}

/** The job whose pictures a message shows, by the names of its files, or by its button where they were too large for Discord. */
export function jobIdIn(message: Message): string | undefined {
  for (const { name } of message.attachments.values()) {
    const id = jobIdOfFile(name);
    if (id) return id;
  }
  const edit = customIdsIn(message).find((id) => id?.action === 'edit');
  return edit && ofJob.safeParse(edit.state).data?.[0];
}

/** In the order of the message; what was taken out of it since is not offered. */
function ownPictures(message: Message, job: Job): EditablePicture[] {
  // They were too large: the vendor alone has them.
  if (message.attachments.size === 0) return linkedPictures(job);
  return deliveredParts(job).flatMap((part, index) => {
    const file = fileOf(job.id, index + 1);
    const attached = [...message.attachments.values()].find(({ name }) => name.startsWith(`${file}.`));
    if (!attached) return [];
    const here: Place[] = [
      { kind: 'discord', url: attached.url, size: attached.size },
      { kind: 'message', channelId: message.channelId, messageId: message.id, file },
    ];
    return [pictureOf(job, part, here)];
  });
}

function linkedPictures(job: Job): EditablePicture[] {
  if (job.state.name !== 'delivering' && job.state.name !== 'succeeded') return [];
  return deliveredParts(job).flatMap((part) => {
    const drawn = job.parts[part];
    return drawn?.state === 'drawn' && drawn.link !== null ? [pictureOf(job, part)] : [];
  });
}

/** One of the bot's own messages whose pictures are still to come. */
export function isStillDrawn(message: Message): boolean {
  if (message.author.id !== message.client.user.id) return false;
  if (message.flags.has(MessageFlags.Loading)) return true;
  return customIdsIn(message).some((id) => id?.action === 'cancel');
}

function customIdsIn({ components }: Message) {
  return components
    .flatMap((row): object[] => ('components' in row ? [...row.components] : []))
    .flatMap((each) => ('customId' in each && typeof each.customId === 'string' ? [readCustomId(each.customId)] : []));
}
