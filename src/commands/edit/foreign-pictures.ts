// The pictures that anybody has put into a message: attached to it, shown in an embed or a gallery, or passed on from another message.
import {
  type APIUnfurledMediaItem,
  ComponentType,
  type Attachment as DiscordAttachment,
  type Embed,
  type Message,
  type MessageSnapshot,
} from 'discord.js';
import type { EditablePicture } from '../../services/jobs/edit-targets.js';
import type { Place } from '../../services/jobs/source.js';
import { shapeNearest } from '../../services/providers/image-request.js';

/** Of a picture in an embed or a gallery nobody says how large it is. */
const UNKNOWN_SIZE = 50_000_000;

/** In the order of the message; one that is attached and shown as well is one. */
export function foreignPictures(message: Message, isTrusted: (url: string) => boolean): EditablePicture[] {
  const found = [message, ...message.messageSnapshots.values()].flatMap((each) => [
    ...attachedPictures(each),
    ...[...shownInEmbeds(each), ...each.components.flatMap(shownIn)].flatMap((shown) => shownPicture(shown, isTrusted)),
  ]);
  const paths = found.map(pathOf);
  return found.filter((_, index) => paths.indexOf(paths[index] ?? '') === index);
}

/** Links to one file differ in their host and signature. */
function pathOf({ attachment }: EditablePicture): string {
  const [place] = attachment.places;
  return place?.kind === 'discord' ? new URL(place.url).pathname : '';
}

function attachedPictures({ attachments, channelId, id: messageId }: Message | MessageSnapshot): EditablePicture[] {
  return [...attachments.values()].filter(isPicture).map(({ id, name, url, size, contentType, width, height }) => {
    const places: Place[] = [
      { kind: 'discord', url, size },
      ...(channelId && messageId ? [{ kind: 'message' as const, channelId, messageId, file: id }] : []),
    ];
    const shape = shapeNearest(width, height) ?? null;
    return { attachment: { slot: 'reference', name, contentType, places }, shape, parent: null };
  });
}

function isPicture({ contentType, width }: DiscordAttachment): boolean {
  return contentType?.startsWith('image/') ?? width !== null;
}

interface Shown {
  readonly url: string;
  /** Of what is shown from elsewhere, Discord's own copy. */
  readonly copy: string | undefined;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
}

/** The first that may be fetched stands for the others. */
type Choice = readonly Shown[];

function shownInEmbeds({ embeds }: Message | MessageSnapshot): Choice[] {
  return embeds.map(({ image, thumbnail }) => [image, thumbnail].flatMap((shown) => (shown ? inEmbed(shown) : [])));
}

function inEmbed({ url, proxyURL, width, height }: NonNullable<Embed['image']>): Shown {
  return { url, copy: proxyURL, width, height };
}

function shownIn(component: Message['components'][number]): Choice[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap(shownIn);
    case ComponentType.MediaGallery:
      return component.items.map(({ media }) => inGallery(media.data));
    case ComponentType.Section:
      return component.accessory.type === ComponentType.Thumbnail ? [inGallery(component.accessory.media.data)] : [];
    default:
      return [];
  }
}

/** A gallery may hold films too. */
function inGallery({ url, proxy_url: copy, content_type: type, width, height }: APIUnfurledMediaItem): Choice {
  return type && !type.startsWith('image/') ? [] : [{ url, copy, width, height }];
}

function shownPicture(choice: Choice, isTrusted: (url: string) => boolean): EditablePicture[] {
  for (const { url, copy, width, height } of choice) {
    const link = [url, copy].find((each) => each !== undefined && isTrusted(each));
    if (link === undefined) continue;
    const name = new URL(link).pathname.split('/').at(-1) || 'picture';
    const places: Place[] = [{ kind: 'discord', url: link, size: UNKNOWN_SIZE }];
    const shape = shapeNearest(width, height) ?? null;
    return [{ attachment: { slot: 'reference', name, contentType: null, places }, shape, parent: null }];
  }
  return [];
}
