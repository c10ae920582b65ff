// The pictures in a message, by their fresh links: Discord's links expire, and asking for the message again gives new ones.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { withTimeLimit } from '../time-limit.js';
import { verdictOn } from './discord-failure.js';

const TIMEOUT_MS = 10_000;

const messageSchema = z.object({
  attachments: z.array(z.object({ id: z.string(), filename: z.string(), url: z.string(), size: z.number() })),
});

interface Named {
  readonly channelId: string;
  readonly messageId: string;
  /** Its id; of the bot's own files, which were named before they had one, the name without its ending. */
  readonly file: string;
}

/** Nothing when the message or the file is no longer there, or may not be read. */
export async function freshLink(rest: REST, { channelId, messageId, file }: Named) {
  try {
    const route = Routes.channelMessage(channelId, messageId);
    const { attachments } = messageSchema.parse(await withTimeLimit(TIMEOUT_MS, (signal) => rest.get(route, { signal })));
    return attachments.find(({ id, filename }) => id === file || filename.startsWith(`${file}.`));
  } catch (error) {
    if (verdictOn(error) === 'next-way') return undefined;
    throw error;
  }
}
