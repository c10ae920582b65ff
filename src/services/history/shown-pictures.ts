// Where the pictures of a page of history are shown: a link to each message, and a fresh one to its first picture.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { type Clock, systemClock } from '../clock.js';
import { statusOf } from '../discord/discord-failure.js';
import { linkTo } from '../discord/message-link.js';
import { fileMark } from '../jobs/picture-file.js';
import { type HistoryEntry, isUndelivered } from './history-entry.js';

export interface Shown {
  readonly message: string;
  readonly thumbnail?: string;
}

/** What has not answered by then is listed without. */
const TIMEOUT_MS = 2000;

const messageSchema = z.object({
  id: z.string(),
  attachments: z.array(z.object({ filename: z.string(), url: z.string() })),
});
const messagesSchema = z.array(z.unknown());
const channelSchema = z.object({ id: z.string() });

interface Asking {
  readonly rest: REST;
  /** Where the pictures were asked for; none in direct messages. */
  readonly guildId: string | null;
  /** Whose pictures they are. */
  readonly ownerId: string;
}

/** By job. Whatever can't be found is not in it; never rejects. */
export async function findShown(
  asking: Asking,
  entries: readonly HistoryEntry[],
  clock: Clock = systemClock,
): Promise<ReadonlyMap<string, Shown>> {
  const found = new Map<string, Shown>();
  const looks = entries.map(async (entry) => {
    const shown = await lookUp(asking, entry).catch((error: unknown) => withoutPicture(asking, entry, error));
    if (shown) found.set(entry.id, shown);
  });
  await new Promise<void>((resolve) => {
    const callOff = clock.after(TIMEOUT_MS, resolve);
    void Promise.all(looks).then(() => {
      callOff();
      resolve();
    });
  });
  return new Map(found);
}

async function lookUp(asking: Asking, entry: HistoryEntry): Promise<Shown | undefined> {
  const { rest, guildId, ownerId } = asking;
  if (entry.rung === 'direct') {
    const { id } = channelSchema.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: ownerId } }));
    return searchIn(rest, { channelId: id, guildId: null }, entry);
  }
  if (isUndelivered(entry) || isOnlyTheirs(entry)) return undefined;
  const { channelId, messageId } = entry;
  const place = { channelId, guildId };
  if (messageId === null) return searchIn(rest, place, entry);
  const message = rest.get(Routes.channelMessage(channelId, messageId)).then((found) => shownIn(place, found, entry));
  if (entry.rung !== 'channel') return message;
  // The first message was gone or closed, and the pictures are in another one, whose id may not be known.
  const known = await message.catch(() => undefined);
  return known?.thumbnail === undefined ? searchIn(rest, place, entry) : known;
}

/** The bot itself can't see a message that only its reader sees. */
function isOnlyTheirs({ private: isPrivate, rung }: HistoryEntry): boolean {
  return isPrivate && rung !== 'direct';
}

interface Place {
  readonly channelId: string;
  readonly guildId: string | null;
}

/** The id of a message that came by another way is not known, but it came soon after the request, whose id is a time too. */
async function searchIn(rest: REST, place: Place, entry: HistoryEntry): Promise<Shown | undefined> {
  const query = new URLSearchParams({ limit: '100', after: entry.id });
  const messages = messagesSchema.parse(await rest.get(Routes.channelMessages(place.channelId), { query }));
  const shown = messages.map((message) => shownIn(place, message, entry));
  return shown.find((each) => each?.thumbnail !== undefined);
}

function shownIn({ channelId, guildId }: Place, message: unknown, entry: HistoryEntry): Shown | undefined {
  const read = messageSchema.safeParse(message);
  if (!read.success) return undefined;
  const picture = read.data.attachments.find(({ filename }) => filename.startsWith(fileMark(entry.id)));
  return { message: linkTo(guildId, channelId, read.data.id), ...(picture && { thumbnail: picture.url }) };
}

/** A message that is there for sure, or was not looked at, has its link all the same. */
function withoutPicture({ guildId }: Asking, { channelId, messageId, rung }: HistoryEntry, error: unknown): Shown | undefined {
  if (messageId === null || rung === 'channel' || rung === 'direct' || statusOf(error) === 404) return undefined;
  return { message: linkTo(guildId, channelId, messageId) };
}
