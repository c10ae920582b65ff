// A reply to a picture is an edit: what it says is what to change. Whoever is not spoken to stays silent.
import { type Message, MessageReferenceType, MessageType } from 'discord.js';
import { verdictOn } from '../services/discord/discord-failure.js';
import { renderStanding } from '../services/discord/job-rendering.js';
import { UserError } from '../services/errors.js';
import type { Order } from '../services/jobs/front-desk.js';
import type { Job } from '../services/jobs/job.js';
import { asAttachment } from './attached.js';
import type { LogOf, Services } from './command.js';
import { likeBefore } from './edit-form.js';
import { jobOf } from './edit-image.js';
import { isStillDrawn, targetIn } from './message-pictures.js';
import { priced, served } from './take-order.js';

/** Discord's limit where nobody says otherwise. */
const UPLOAD_LIMIT = 10 * 2 ** 20;
/** Such as “#2 make it night”, or “2: make it night”: which of several pictures. */
const NUMBERED = /^(?:#(\d{1,2})[:.)]?(?:\s+|$)|(\d{1,2})[:)]\s*)/;

export async function replyToPicture(message: Message, services: Services, log: LogOf): Promise<void> {
  if (!isReplyOfAPerson(message)) return;
  const isSpokenTo =
    message.channel.isDMBased() || message.mentions.has(message.client.user, { ignoreEveryone: true, ignoreRoles: true });
  if (!isSpokenTo && !services.config.discord.messageContent) return;
  const text = withoutMention(message);
  if (text === '') return;
  const pointedAt = await message.fetchReference().catch(() => undefined);
  if (!pointedAt && isSpokenTo) throw new UserError('refused.unseen', undefined);
  const isOwn = pointedAt?.author.id === message.client.user.id;
  if (!pointedAt || (!isSpokenTo && !isOwn)) return;
  const job = await jobOf(pointedAt, services);
  const target = targetIn(pointedAt, job, services.trustsPicture);
  if (target) return takeReply(message, { target, text }, services, log);
  if (isOwn && isStillDrawn(pointedAt)) throw new UserError('refused.stillDrawing', undefined);
  if (!isSpokenTo) return;
  // Of other people's messages nothing is to be seen without the intent.
  throw new UserError(isOwn || services.config.discord.messageContent ? 'refused.noPicture' : 'refused.unseen', undefined);
}

function isReplyOfAPerson({ author, webhookId, type, system, reference }: Message): boolean {
  if (author.bot || author.system || webhookId !== null || system || type !== MessageType.Reply) return false;
  return reference?.messageId !== undefined && reference.type === MessageReferenceType.Default;
}

function withoutMention({ content, client }: Message): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), '').trim();
}

interface Reply {
  readonly target: NonNullable<ReturnType<typeof targetIn>>;
  readonly text: string;
}

async function takeReply(message: Message, { target, text }: Reply, services: Services, log: LogOf): Promise<void> {
  const { desk, jobs, lineUp } = services;
  const { picture, what } = chosen(target.pictures, text);
  if (!picture || (await jobs.find(message.id))) return;
  const more = [...message.attachments.values()].map((file) => asAttachment('reference', file));
  const attachments = [picture.attachment, ...more];
  const wish = { ...likeBefore(target, lineUp.offered, attachments), prompt: what };
  const resolved = served(lineUp, { wish, attachments, shape: picture.shape ?? undefined });
  const order: Order = {
    ...placed(message),
    ...priced(resolved),
    followsPicture: wish.size === undefined,
    parent: picture.parent,
    attachments,
    count: 1,
  };
  await desk.checkBalance(order, resolved.model);
  if (!desk.accept(order)) return;
  desk.note(order.id);
  await desk.record(order.id);
  try {
    await showBegun(message, services);
  } catch (error) {
    // Nothing stands in the channel: it must not count as under way for ever.
    await desk.forget(order.id);
    throw error;
  }
  log().info({ jobId: order.id, model: resolved.model.id }, 'job accepted');
  desk.begin(order.id);
}

/** A number that no picture has is part of what is said. */
function chosen(pictures: Reply['target']['pictures'], text: string) {
  const numbered = NUMBERED.exec(text);
  const picture = pictures[Number(numbered?.[1] ?? numbered?.[2]) - 1];
  return numbered && picture ? { picture, what: text.slice(numbered[0].length) } : { picture: pictures[0], what: text };
}

function placed({ id, author, guildId, guild, channelId, client }: Message): Pick<Order, 'id' | 'requester' | 'place'> {
  return {
    id,
    requester: { userId: author.id, guildId, locale: guild?.preferredLocale ?? 'en-US' },
    place: {
      applicationId: client.application.id,
      channelId,
      messageId: null,
      token: '',
      tokenUntil: 0,
      private: false,
      uploadLimit: UPLOAD_LIMIT,
    },
  };
}

/** The answer, with where the request stands from the start. Sent twice, Discord shows it once. */
async function showBegun(message: Message, { jobs }: Services): Promise<void> {
  const job = jobs.get(message.id);
  if (!job) return;
  const { body } = renderStanding(job, { kind: 'queued', position: waiting(jobs.open()) });
  const words = {
    content: body.content,
    components: body.components ?? [],
    allowedMentions: { parse: [], repliedUser: true },
    nonce: message.id,
    enforceNonce: true,
    failIfNotExists: false,
  };
  const answer = await message.reply(words).catch((error: unknown) => {
    // The first may have arrived: then this is answered with it.
    if (verdictOn(error) !== 'later') throw error;
    return message.reply(words);
  });
  await jobs.apply(job.id, { type: 'shown', messageId: answer.id });
}

function waiting(open: readonly Job[]): number {
  return Math.max(1, open.filter(({ state }) => state.name === 'accepted' || state.name === 'queued').length);
}
