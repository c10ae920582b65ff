// A file that somebody has attached, as a request keeps it.
import type { Attachment as DiscordAttachment } from 'discord.js';
import type { Attachment } from '../services/jobs/source.js';

export function asAttachment(
  slot: Attachment['slot'],
  { name, url, size, contentType }: Pick<DiscordAttachment, 'name' | 'url' | 'size' | 'contentType'>,
): Attachment {
  return { slot, name, contentType, places: [{ kind: 'discord', url, size }] };
}
