// Looks for a message that may have arrived without anybody knowing: an earlier try was not answered, or its process died over it.
// Discord itself forgets a nonce after some minutes.
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Job } from '../jobs/job.js';
import type { DeliveryRequests } from './delivery-requests.js';

const PAGE = 100;
/** So far back is looked. */
const PAGES = 5;

export const messageSchema = z.object({
  id: z.string(),
  author: z.object({ bot: z.boolean().default(false) }),
  nonce: z.union([z.string(), z.number()]).optional(),
  attachments: z.array(z.object({ filename: z.string() })).default([]),
  components: z.array(z.unknown()).default([]),
});
export type SentMessage = z.infer<typeof messageSchema>;
const messagesSchema = z.array(messageSchema);

/** Through a channel's newest messages, back to the request of the job. */
export async function sentEarlier(
  requests: DeliveryRequests,
  { channelId, job }: { readonly channelId: string; readonly job: Pick<Job, 'id'> },
  isIt: (message: SentMessage) => boolean,
): Promise<SentMessage | undefined> {
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
    const read = messagesSchema.safeParse(await requests.get(Routes.channelMessages(channelId), 'bot', query));
    if (!read.success) return undefined;
    const found = read.data.find((message) => message.author.bot && isIt(message));
    if (found) return found;
    before = read.data.at(-1)?.id;
    if (read.data.length < PAGE || before === undefined || BigInt(before) < BigInt(job.id)) return undefined;
  }
  return undefined;
}

/** Whether it has the button of this id. */
export function hasButton({ components }: SentMessage, customId: string): boolean {
  return JSON.stringify(components).includes(`"${customId}"`);
}
